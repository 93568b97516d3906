import type { ErrorTable, FindingTable } from './spec.ts';

export const searchErrors = {} as const satisfies ErrorTable;

export const searchFindings = {} as const satisfies FindingTable;
