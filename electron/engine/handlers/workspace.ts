import type { workspaceCommands } from '../../../shared/contract/commands/workspace.ts';
import type { SessionCommandName } from '../../../shared/contract/commands.ts';
import { listAudit, verifyAudit } from '../audit/index.ts';
import { JobStore } from '../jobs/index.ts';
import { backupName, backupWorkspace, restoreWorkspace } from '../workspace/index.ts';
import type { Handlers } from './context.ts';

export const workspaceHandlers: Handlers<Exclude<keyof typeof workspaceCommands, SessionCommandName>> = {
  'workspace/backup': (input, { ws, task }) => backupWorkspace(ws, input.to, task),
  'workspace/backup-name': (_, { clock }) => backupName(clock),
  'workspace/restore': (input, { task }) => restoreWorkspace(input.from, input.to, task),
  'list/jobs': (_, { ws }) => new JobStore(ws.db).list({ open: false, limit: 50 }),
  'audit/verify': (_, { ws }) => verifyAudit(ws.db),
  'audit/list': (input, { ws }) => listAudit(ws.db, input),
};
