import type { JobRow } from './jobs.ts';

export interface BackupReport {
  readonly path: string;
  readonly masters: number;
  readonly bytes: number;
}

/** What opening found of a run before that did not end. */
export interface Recovery {
  /** Who held the lock and never gave it back: a run that crashed or lost its power. */
  readonly takenOverFrom: { readonly pid: number; readonly host: string; readonly since: string } | null;
  readonly interruptedJobs: readonly JobRow[];
  readonly scratchFilesRemoved: number;
}
