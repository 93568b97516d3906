import type { ErrorTable, FindingTable } from './spec.ts';

export const workspaceErrors = {} as const satisfies ErrorTable;

export const workspaceFindings = {} as const satisfies FindingTable;
