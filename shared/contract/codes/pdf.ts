import type { ErrorTable, FindingTable } from './spec.ts';

export const pdfErrors = {} as const satisfies ErrorTable;

export const pdfFindings = {} as const satisfies FindingTable;
