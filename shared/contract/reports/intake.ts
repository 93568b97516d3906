import type { ErrorRecord } from '../app-error.ts';
import type { Finding } from '../finding.ts';

export type IgnoredReason = 'system-file' | 'link' | 'special-file' | 'workspace';

/** What a run of intake came to: `received = taken + already.length + duplicates.length + refused.length`. */
export interface IntakeReport {
  readonly batch: string;
  readonly batchId: number;
  /** An earlier, unfinished run was continued. */
  readonly resumed: boolean;
  readonly received: number;
  /** Files that became pages by this run. */
  readonly taken: number;
  /** Names of files that were pages of the batch before it. */
  readonly already: readonly string[];
  /** Pages of the files taken. */
  readonly pages: number;
  readonly bytes: number;
  readonly duplicates: readonly { readonly name: string; readonly of: string; readonly ofBatch: string }[];
  readonly refused: readonly { readonly name: string; readonly error: ErrorRecord }[];
  readonly ignored: readonly { readonly name: string; readonly reason: IgnoredReason }[];
  /** What was noticed on sources that were taken. */
  readonly findings: readonly Finding[];
}
