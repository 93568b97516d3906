import { z } from 'zod';
import { AgencySettings } from '../../model/agency.ts';
import { answer, command } from '../command.ts';
import type { AuditRow, AuditVerdict } from '../reports/audit.ts';
import type { JobRow } from '../reports/jobs.ts';
import type { BackupReport, WorkspaceState } from '../reports/workspace.ts';
import { none, path } from './inputs.ts';

/** Opening, closing and keeping a workspace, its jobs and its journal. */
export const workspaceCommands = {
  'workspace/create': command({
    kind: 'session',
    /** `practice`: to play with; everything that shows it says so. */
    input: z.object({ root: path, agency: AgencySettings, practice: z.boolean().optional() }),
    output: answer<WorkspaceState>(),
    paths: ['root'],
  }),
  'workspace/open': command({
    kind: 'session',
    input: z.object({ root: path }),
    output: answer<WorkspaceState>(),
    paths: ['root'],
  }),
  'workspace/close': command({ kind: 'session', input: none, output: answer<null>() }),
  /** The open workspace, or null. */
  'workspace/state': command({ kind: 'session', input: none, output: answer<WorkspaceState | null>() }),
  'workspace/backup': command({
    kind: 'write',
    input: z.object({ to: path }),
    output: answer<BackupReport>(),
    long: true,
    paths: ['to'],
  }),
  /** What the folder of a backup made now may be called. */
  'workspace/backup-name': command({ kind: 'none', input: none, output: answer<string>() }),
  'workspace/restore': command({
    kind: 'none',
    input: z.object({ from: path, to: path }),
    output: answer<BackupReport>(),
    long: true,
    paths: ['from', 'to'],
  }),
  'list/jobs': command({ kind: 'read', input: none, output: answer<readonly JobRow[]>(), about: ['job'] }),
  'audit/verify': command({ kind: 'read', input: none, output: answer<AuditVerdict>(), about: ['audit'] }),
  'audit/list': command({
    kind: 'read',
    input: z.object({
      limit: z.number().int().min(1).max(10_000),
      action: z.string().optional(),
      subject: z.string().optional(),
    }),
    output: answer<readonly AuditRow[]>(),
    about: ['audit'],
  }),
} as const;
