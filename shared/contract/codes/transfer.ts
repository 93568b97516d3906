import type { ErrorTable, FindingTable } from './spec.ts';

export const transferErrors = {} as const satisfies ErrorTable;

export const transferFindings = {} as const satisfies FindingTable;
