import type { ErrorTable, FindingTable } from './spec.ts';

/** What can be wrong with something that is taken in. Each refuses one item; the rest of the batch goes on. */
export const intakeErrors = {
  'intake/empty': { exit: 'input' },
  'intake/unsupported': { exit: 'input' },
  'intake/image-damaged': { exit: 'input' },
  'intake/image-too-large': { exit: 'input' },
  'intake/jpx-damaged': { exit: 'input' },
  'intake/jpx-too-large': { exit: 'input' },
  'intake/not-a-pdf': { exit: 'input' },
  'intake/pdf-damaged': { exit: 'input' },
  'intake/pdf-encrypted': { exit: 'input' },
  'intake/pdf-no-pages': { exit: 'input' },
  'intake/pdf-too-many-pages': { exit: 'input' },
  'intake/pdf-too-large': { exit: 'input' },
  'intake/pdf-page-unreadable': { exit: 'input' },
  'intake/pdf-render-too-large': { exit: 'input' },
  'intake/pdf-timeout': { exit: 'input' },
  'intake/pdf-crashed': { exit: 'input' },
} as const satisfies ErrorTable;

export const intakeFindings = {} as const satisfies FindingTable;
