import type { ErrorTable, FindingTable } from './spec.ts';

export const intakeErrors = {
  // The run as a whole.
  'intake/nothing-found': { exit: 'input' },
  'intake/no-room': { exit: 'resources' },
  'intake/too-deep': { exit: 'input' },
  'intake/too-many-files': { exit: 'input' },
  // One item: it is refused by name, the rest of the batch goes on.
  'intake/empty': { exit: 'input' },
  'intake/unsupported': { exit: 'input' },
  'intake/mislabelled': { exit: 'input' },
  'intake/unreadable': { exit: 'input' },
  'intake/changed-while-reading': { exit: 'input' },
  'intake/vanished': { exit: 'input' },
  'intake/name-taken': { exit: 'input' },
  'intake/name-clash': { exit: 'input' },
  'intake/name-undecodable': { exit: 'input' },
  'intake/jpx-damaged': { exit: 'input' },
  'intake/jpx-too-large': { exit: 'input' },
  'intake/not-a-pdf': { exit: 'input' },
  'intake/pdf-damaged': { exit: 'input' },
  'intake/pdf-encrypted': { exit: 'input' },
  'intake/pdf-no-pages': { exit: 'input' },
  'intake/pdf-too-many-pages': { exit: 'input' },
  'intake/pdf-too-large': { exit: 'input' },
  'intake/pdf-page-unreadable': { exit: 'input' },
  'intake/pdf-page-size': { exit: 'input' },
  'intake/pdf-image-too-large': { exit: 'input' },
  'intake/pdf-image-damaged': { exit: 'input' },
  'intake/pdf-render-too-large': { exit: 'input' },
  'intake/pdf-timeout': { exit: 'input' },
  'intake/pdf-crashed': { exit: 'input' },
  // Details of count/mismatch.
  'intake/not-recorded': { exit: 'internal' },
  'intake/outcome-differs': { exit: 'internal' },
  'intake/pages-differ': { exit: 'internal' },
  'intake/master-missing': { exit: 'internal' },
} as const satisfies ErrorTable;

export const intakeFindings = {
  'intake/name-case-clash': { severity: 'warning' },
  'intake/pdf-signed': { severity: 'info' },
  'intake/pdf-restricted': { severity: 'warning' },
  'intake/pdf-attachments': { severity: 'warning' },
  'intake/pdf-xfa': { severity: 'warning' },
  'intake/pdf-image-doubtful': { severity: 'warning' },
} as const satisfies FindingTable;
