import type { AuditRow } from './audit.ts';

/** What an entry is about, by its present name and place; `kind` is the part of the subject before the colon. */
export interface JournalSubject {
  readonly kind: string;
  /** What a person calls it; the id as recorded where it is no longer there. */
  readonly name: string;
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
