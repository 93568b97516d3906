import type { ErrorTable, FindingTable } from './spec.ts';

export const auditErrors = {} as const satisfies ErrorTable;

export const auditFindings = {
  'audit/entry-missing': { severity: 'error' },
  'audit/entry-changed': { severity: 'error' },
  'audit/chain-broken': { severity: 'error' },
} as const satisfies FindingTable;
