import type { ErrorTable, FindingTable } from './spec.ts';

export const describeErrors = {
  'describe/rows-invalid': { exit: 'input' },
  'describe/no-sheet': { exit: 'input' },
  'describe/not-a-table': { exit: 'input' },
  'describe/not-utf8': { exit: 'input' },
  'describe/too-large': { exit: 'input' },
  'describe/batch-unclear': { exit: 'usage' },
} as const satisfies ErrorTable;

export const describeFindings = {
  'describe/column-missing': { severity: 'error' },
  'describe/column-unknown': { severity: 'info' },
  'describe/value-missing': { severity: 'error' },
  'describe/row-twice': { severity: 'error' },
  'describe/fonds-unknown': { severity: 'error' },
  'describe/file-unknown': { severity: 'error' },
  'describe/year-wrong': { severity: 'error' },
  'describe/notation-wrong': { severity: 'error' },
  'describe/ordinal-wrong': { severity: 'error' },
  'describe/pages-unreadable': { severity: 'error' },
  'describe/file-not-received': { severity: 'error' },
  'describe/file-ambiguous': { severity: 'error' },
  'describe/file-was-refused': { severity: 'error' },
  'describe/page-not-there': { severity: 'error' },
  'describe/signed-pdf-split': { severity: 'error' },
  'describe/page-twice': { severity: 'error' },
  'describe/count-differs': { severity: 'error' },
  'describe/page-unjoined': { severity: 'warning' },
} as const satisfies FindingTable;
