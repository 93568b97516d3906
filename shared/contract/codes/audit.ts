import type { ErrorTable, FindingTable } from './spec.ts';

export const auditErrors = {} as const satisfies ErrorTable;

export const auditFindings = {} as const satisfies FindingTable;
