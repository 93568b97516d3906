import type { ErrorTable, FindingTable } from './spec.ts';

export const packageErrors = {} as const satisfies ErrorTable;

export const packageFindings = {} as const satisfies FindingTable;
