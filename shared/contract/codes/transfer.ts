import type { ErrorTable, FindingTable } from './spec.ts';

export const transferErrors = {
  'transfer/place-gone': { exit: 'input' },
  'transfer/package-changed': { exit: 'input' },
  'transfer/no-files': { exit: 'input' },
  'transfer/incomplete': { exit: 'input' },
} as const satisfies ErrorTable;

export const transferFindings = {
  'transfer/file-without-package': { severity: 'error' },
  'transfer/package-missing': { severity: 'error' },
  'transfer/package-differs': { severity: 'error' },
  'transfer/package-outdated': { severity: 'error' },
  'transfer/made-before': { severity: 'warning' },
} as const satisfies FindingTable;
