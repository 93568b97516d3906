import type { ErrorRecord } from '../app-error.ts';
import type { Finding } from '../finding.ts';

export type IgnoredReason = 'system-file' | 'link' | 'special-file' | 'workspace';

/** What a run of intake came to: `received = taken + duplicates.length + refused.length`. */
export interface IntakeReport {
  readonly batch: string;
  readonly batchId: number;
  /** An earlier, unfinished run was continued. */
  readonly resumed: boolean;
  readonly received: number;
  readonly taken: number;
  /** Pages of the taken sources. */
  readonly pages: number;
  readonly bytes: number;
  readonly duplicates: readonly { readonly name: string; readonly of: string; readonly ofBatch: string }[];
  readonly refused: readonly { readonly name: string; readonly error: ErrorRecord }[];
  readonly ignored: readonly { readonly name: string; readonly reason: IgnoredReason }[];
  /** What was noticed on sources that were taken. */
  readonly findings: readonly Finding[];
}
