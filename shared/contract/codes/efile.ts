import type { ErrorTable, FindingTable } from './spec.ts';

export const efileErrors = {} as const satisfies ErrorTable;

export const efileFindings = {} as const satisfies FindingTable;
