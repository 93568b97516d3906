import type { ErrorTable, FindingTable } from './spec.ts';

export const extractErrors = {} as const satisfies ErrorTable;

export const extractFindings = {
  'extract/differs-from-given': { severity: 'warning' },
  'extract/handwritten': { severity: 'warning' },
  'extract/unconfirmed': { severity: 'warning' },
  'extract/not-read': { severity: 'warning' },
  'extract/type-symbol-differ': { severity: 'warning' },
  'extract/type-from-symbol': { severity: 'info' },
  'extract/no-text': { severity: 'warning' },
} as const satisfies FindingTable;
