import type { ErrorTable, FindingTable } from './spec.ts';

export const imagingErrors = {} as const satisfies ErrorTable;

export const imagingFindings = {} as const satisfies FindingTable;
