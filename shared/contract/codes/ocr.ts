import type { ErrorTable, FindingTable } from './spec.ts';

export const ocrErrors = {} as const satisfies ErrorTable;

export const ocrFindings = {} as const satisfies FindingTable;
