import type { ErrorRecord } from '../app-error.ts';
import type { JobState } from './jobs.ts';

export type SampleMethod = 'count' | 'percent';

/** A sample of a batch's pages for the page check, what was found in it and what was decided. */
export interface SampleReport {
  readonly id: number;
  readonly batch: string;
  readonly method: SampleMethod;
  /** Pages or per cent, as asked for. */
  readonly amount: number;
  /** Pages of the batch when it was drawn. */
  readonly population: number;
  /** Who has it and the list of pages can draw the same sample again. */
  readonly seed: string;
  readonly drawnAt: string;
  readonly drawnBy: string;
  /** In the order of the batch. */
  readonly pages: readonly { readonly pageId: number; readonly outcome: 'passed' | 'rescan' | null }[];
  readonly checked: number;
  /** Pages sent back among those checked, as a number and as a share (null while none is checked). */
  readonly found: number;
  readonly rate: number | null;
  /** Between which shares the whole batch's lies, at 95% confidence. */
  readonly range: readonly [number, number] | null;
  readonly decision: 'accepted' | 'rejected' | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/** A folder whose new files are taken in by themselves. */
export interface WatchedFolder {
  readonly id: string;
  readonly path: string;
  readonly batch: string;
  /** `watching`; `missing`: the folder is not there now (a stick pulled out); `failed`: it cannot be read. */
  readonly state: 'watching' | 'missing' | 'failed';
  /** Files seen that are still growing or too fresh to be taken. */
  readonly waiting: number;
  /** Files taken, found again or refused since the workspace was opened. */
  readonly taken: number;
  readonly duplicates: number;
  readonly refused: number;
  /** Error code of the last run that failed as a whole; null when it went well. */
  readonly error: string | null;
}

/** Work that was stopped or cut off and can go on where it was. */
export interface OpenWork {
  readonly jobId: number;
  /** Command it belongs to: `work.<command>` in the strings. */
  readonly command: string;
  readonly state: Exclude<JobState, 'done' | 'running'>;
  readonly batch: string | null;
  readonly startedAt: string;
  readonly done: number;
  readonly total: number;
}

/** A received file that gave no pages: refused (`error`), or the same bytes as another (`of` in `ofBatch`). */
export interface SetAsideFile {
  readonly name: string;
  readonly error: ErrorRecord | null;
  readonly of: string | null;
  readonly ofBatch: string | null;
}
