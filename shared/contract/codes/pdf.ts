import type { ErrorTable, FindingTable } from './spec.ts';

export const pdfErrors = {
  'pdf/no-pages': { exit: 'input' },
  'pdf/page-size': { exit: 'input' },
  'pdf/facts-differ': { exit: 'internal' },
  'pdf/too-large': { exit: 'resources' },
  'pdf/image-unreadable': { exit: 'input' },
  'pdf/image-too-large': { exit: 'input' },
} as const satisfies ErrorTable;

export const pdfFindings = {} as const satisfies FindingTable;
