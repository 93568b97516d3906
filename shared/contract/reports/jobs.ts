import type { ErrorRecord } from '../app-error.ts';

export interface JobReport {
  readonly jobId: number;
  /** True when an earlier, unfinished run was continued. */
  readonly resumed: boolean;
  readonly total: number;
  readonly done: number;
  readonly failed: readonly FailedItem[];
}

/** What signing a workspace's documents came to: `done` is `signedNow`, `signedBefore` and `byOthers` together. */
export interface SignReport extends JobReport {
  /** Documents this run signed. */
  readonly signedNow: number;
  /** Documents this key had signed already as they are, also in the part of this job that ran before it was stopped. */
  readonly signedBefore: number;
  /** `<file code>/<ordinal>` of documents that came with a signature of their own and are left as they are. */
  readonly byOthers: readonly string[];
}

export interface FailedItem {
  readonly key: string;
  /** What a person calls the item: `<received name>#<page>`, a document's identifier. */
  readonly name: string;
  readonly error: ErrorRecord;
}

/** A job as the list of jobs shows it. */
export interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly state: JobState;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

export type JobState = 'running' | 'interrupted' | 'cancelled' | 'done';
