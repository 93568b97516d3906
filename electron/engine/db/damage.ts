import type { Database } from './database.ts';

/**
 * How much is looked at. `whole`: every page of the file, each used once, and that the search indexes are sound in
 * themselves. `records`: the tables with their indexes, one by one; the search indexes, which are made from them and take
 * most of the time, only as tables.
 */
export type Extent = 'whole' | 'records';

/** The first damage SQLite finds, in its own words; null when it finds none. Rows that point to rows that are not there count. */
export function findDamage(db: Database, extent: Extent): string | null {
  const verdict =
    extent === 'whole'
      ? quickCheck(db)
      : tables(db)
          .map((name) => quickCheck(db, name))
          .find(isBad);
  if (verdict !== undefined && isBad(verdict)) return verdict;
  const orphans = db.pragma('foreign_key_check') as unknown[];
  return orphans.length > 0 ? `foreign keys: ${orphans.length}` : null;
}

/** Quick: the entries of indexes are not compared with the rows, which would take as long as reading everything twice. */
function quickCheck(db: Database, table?: string): string {
  return String(db.pragma(table === undefined ? 'quick_check(1)' : `quick_check("${table}")`, { simple: true }));
}

function isBad(verdict: string): boolean {
  return verdict !== 'ok';
}

/** Tables that have pages of their own; `sqlite_schema` is read by whoever asks. */
function tables(db: Database): readonly string[] {
  return db
    .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')`)
    .pluck()
    .all();
}
