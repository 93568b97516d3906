import type { ErrorTable, FindingTable } from './spec.ts';

export const verifyErrors = {} as const satisfies ErrorTable;

export const verifyFindings = {} as const satisfies FindingTable;
