import type { ErrorTable, FindingTable } from './spec.ts';

export const searchErrors = {
  'search/empty-query': { exit: 'usage' },
  'search/query-too-long': { exit: 'usage' },
  'search/name-taken': { exit: 'usage' },
  'search/not-saved': { exit: 'usage' },
} as const satisfies ErrorTable;

export const searchFindings = {} as const satisfies FindingTable;
