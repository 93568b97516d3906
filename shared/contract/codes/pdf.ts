import type { ErrorTable, FindingTable } from './spec.ts';

export const pdfErrors = {
  'pdf/inputs-refused': { exit: 'input' },
  'pdf/nothing-usable': { exit: 'input' },
  'pdf/not-a-plain-file': { exit: 'input' },
  'pdf/no-pages': { exit: 'input' },
  'pdf/page-size': { exit: 'input' },
  'pdf/facts-differ': { exit: 'internal' },
  'pdf/too-large': { exit: 'resources' },
  'pdf/image-unreadable': { exit: 'input' },
  'pdf/image-too-large': { exit: 'input' },
} as const satisfies ErrorTable;

export const pdfFindings = {
  'pdf/signature-left-behind': { severity: 'warning' },
  'pdf/unreadable': { severity: 'error' },
  'pdf/partly-unreadable': { severity: 'error' },
  'pdf/no-header': { severity: 'error' },
  'pdf/trailing-bytes': { severity: 'error' },
  'pdf/encrypted': { severity: 'error' },
  'pdf/no-xmp': { severity: 'error' },
  'pdf/not-pdfa': { severity: 'error' },
  'pdf/born-not-pdfa': { severity: 'info' },
  'pdf/signed-not-pdfa': { severity: 'warning' },
  'pdf/info-differs': { severity: 'warning' },
  'pdf/no-output-intent': { severity: 'error' },
  'pdf/no-id': { severity: 'error' },
  'pdf/active-content': { severity: 'error' },
  'pdf/embedded-files': { severity: 'warning' },
  'pdf/no-pages-inside': { severity: 'error' },
  'pdf/page-count-differs': { severity: 'error' },
} as const satisfies FindingTable;
