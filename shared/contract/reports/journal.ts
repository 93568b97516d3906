import type { AuditRow } from './audit.ts';

/**
 * What an entry is about, by the name it had when the entry was written, and where it is to be seen now; `kind` is the part
 * of the subject before the colon.
 */
export interface JournalSubject {
  readonly kind: string;
  /** What it was called then; its number where that was not kept. */
  readonly name: string;
  /** Only its number was kept: what that thing is called `now`, null when there is none. Null where the name was kept. */
  readonly unnamed: { readonly now: string | null } | null;
  readonly pageId: number | null;
  readonly documentId: number | null;
  readonly fileId: number | null;
  readonly fileCode: string | null;
}

export interface JournalRow extends AuditRow {
  readonly about: JournalSubject;
}

export interface JournalPage {
  /** The newest first. */
  readonly rows: readonly JournalRow[];
  /** Entries that fit the filter, shown or not. */
  readonly total: number;
}

/** What the filters can be set to: whoever acted and whatever was done. */
export interface JournalChoices {
  readonly people: readonly string[];
  readonly actions: readonly string[];
}

export interface JournalExport {
  readonly path: string;
  readonly entries: number;
}
