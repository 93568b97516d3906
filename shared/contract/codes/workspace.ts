import type { ErrorTable, FindingTable } from './spec.ts';

export const workspaceErrors = {
  'workspace/none-open': { exit: 'usage' },
  'workspace/not-found': { exit: 'usage' },
  'workspace/exists': { exit: 'usage' },
  'workspace/not-empty': { exit: 'usage' },
  'workspace/agency-invalid': { exit: 'usage' },
  'workspace/locked': { exit: 'resources' },
  'workspace/read-only': { exit: 'resources' },
  'workspace/newer': { exit: 'resources' },
  'workspace/not-ours': { exit: 'input' },
  'workspace/damaged': { exit: 'input' },
  'workspace/not-a-backup': { exit: 'input' },
  'workspace/backup-damaged': { exit: 'input' },
  'workspace/backup-inside': { exit: 'usage' },
  'workspace/restore-inside': { exit: 'usage' },
  'workspace/batch-unknown': { exit: 'usage' },
  'workspace/no-room': { exit: 'resources' },
} as const satisfies ErrorTable;

export const workspaceFindings = {
  'workspace/master-missing': { severity: 'error' },
  'workspace/master-changed': { severity: 'error' },
  'workspace/database-damaged': { severity: 'error' },
  'workspace/backup-master-missing': { severity: 'error' },
  'workspace/backup-master-changed': { severity: 'error' },
  'workspace/backup-database-missing': { severity: 'error' },
  'workspace/backup-database-changed': { severity: 'error' },
} as const satisfies FindingTable;
