import type { ErrorTable, FindingTable } from './spec.ts';

export const describeErrors = {} as const satisfies ErrorTable;

export const describeFindings = {} as const satisfies FindingTable;
