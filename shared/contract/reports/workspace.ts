import type { AgencySettings } from '../../model/agency.ts';
import type { Role } from '../roles.ts';
import type { JobRow } from './jobs.ts';

export interface BackupReport {
  readonly path: string;
  readonly masters: number;
  readonly bytes: number;
  /** Nothing was copied: the folder was this very backup already, and was verified again. */
  readonly already?: boolean;
}

/** What opening found of a run before that did not end. */
export interface Recovery {
  /** Who held the lock and never gave it back: a run that crashed or lost its power. */
  readonly takenOverFrom: { readonly pid: number; readonly host: string; readonly since: string } | null;
  readonly interruptedJobs: readonly JobRow[];
  readonly scratchFilesRemoved: number;
}

/** The open workspace as the window shows it. */
export interface WorkspaceState {
  readonly root: string;
  readonly id: string;
  readonly agency: AgencySettings;
  /** Made to play with. */
  readonly practice: boolean;
  /** Who acts: the signed-in person, or the operating system's user while nobody is registered; null until sign-in. */
  readonly actor: string | null;
  /** `off` while no user is registered; otherwise nothing can be read or done before sign-in. */
  readonly signIn: 'off' | 'needed' | 'done';
  /** What the acting person may do: everything while sign-in is off. */
  readonly roles: readonly Role[];
  readonly recovery: Recovery;
}
