import type { Finding } from '../finding.ts';

/** A change as the journal keeps it: who did what to what, and the values before and after. */
export interface AuditEntry {
  readonly at: string;
  readonly who: string;
  readonly action: string;
  /** The thing changed, as `kind:id`; in the journal a number has `|` and what it was called then after it. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface AuditRow extends AuditEntry {
  readonly seq: number;
  readonly hash: string;
}

/** What walking the whole chain came to. `head` is the last hash, to be noted outside the workspace. */
export interface AuditVerdict {
  readonly entries: number;
  readonly head: string;
  readonly findings: readonly Finding[];
}
