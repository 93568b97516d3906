import type { ErrorTable, FindingTable } from './spec.ts';

export const intakeErrors = {} as const satisfies ErrorTable;

export const intakeFindings = {} as const satisfies FindingTable;
