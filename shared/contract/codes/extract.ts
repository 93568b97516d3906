import type { ErrorTable, FindingTable } from './spec.ts';

export const extractErrors = {} as const satisfies ErrorTable;

export const extractFindings = {} as const satisfies FindingTable;
