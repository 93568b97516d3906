import type { JournalChoices, JournalPage } from '../../../shared/contract/reports/journal.ts';
import type { Database } from '../db/index.ts';
import { journalSubjects } from './subject-names.ts';

/** Which entries are wanted; `from`, `to` as YYYY-MM-DD, both included. */
export interface JournalFilter {
  readonly who?: string;
  readonly action?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly hash: string;
}

/** The entries that fit, the newest first, from number `before` down; with what each is about by its name of that time. */
export function listJournal(
  db: Database,
  filter: JournalFilter & { readonly limit: number; readonly before?: number },
): JournalPage {
  const { sql, values } = whereOf(filter);
  const { total } = db
    .prepare<unknown[], { total: number }>(`SELECT count(*) AS total FROM audit WHERE ${sql}`)
    .get(...values)!;
  const rows = db
    .prepare<unknown[], EntryRow>(
      `SELECT seq, at, who, action, subject, before, after, hash FROM audit
       WHERE ${sql} AND seq < ? ORDER BY seq DESC LIMIT ?`,
    )
    .all(...values, filter.before ?? Number.MAX_SAFE_INTEGER, filter.limit);
  const aboutOf = journalSubjects(db);
  return {
    total,
    rows: rows.map((row) => {
      const after = row.after === null ? undefined : (JSON.parse(row.after) as unknown);
      const before = row.before === null ? undefined : (JSON.parse(row.before) as unknown);
      return { ...row, before, after, about: aboutOf(row.subject, after) };
    }),
  };
}

/** Whoever acted and whatever was done, in alphabetical order. */
export function journalChoices(db: Database): JournalChoices {
  const column = (name: 'who' | 'action'): string[] =>
    db
      .prepare<[], { value: string }>(`SELECT DISTINCT ${name} AS value FROM audit ORDER BY value`)
      .all()
      .map((row) => row.value);
  return { people: column('who'), actions: column('action') };
}

/** The filter as a condition on rows of `audit`. Times are written in Vietnam's time, so a day is a beginning of them. */
export function whereOf({ who, action, subject, from, to }: JournalFilter): { sql: string; values: string[] } {
  const parts = ['1'];
  const values: string[] = [];
  const add = (sql: string, value: string | undefined): void => {
    if (value === undefined || value === '') return;
    parts.push(sql);
    values.push(value);
  };
  add('who = ?', who);
  add('action = ?', action);
  add('instr(subject, ?) > 0', subject);
  add('at >= ?', from);
  add('at < ?', to === undefined ? undefined : `${to}~`);
  return { sql: parts.join(' AND '), values };
}
