import type { ErrorTable, FindingTable } from './spec.ts';

export const jobsErrors = {} as const satisfies ErrorTable;

export const jobsFindings = {} as const satisfies FindingTable;
