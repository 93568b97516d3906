/** A change as the journal keeps it: who did what to what, and the values before and after. */
export interface AuditEntry {
  readonly at: string;
  readonly who: string;
  readonly action: string;
  /** The thing changed, as `kind:id`. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface AuditRow extends AuditEntry {
  readonly seq: number;
  readonly hash: string;
}
