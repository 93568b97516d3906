import type { ErrorTable, FindingTable } from './spec.ts';

export const signingErrors = {} as const satisfies ErrorTable;

export const signingFindings = {} as const satisfies FindingTable;
