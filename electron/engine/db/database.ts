import BetterSqlite from 'better-sqlite3';

/** A handle that may write. Only the engine process holds one, and one at a time (workspace lock). */
export type Database = BetterSqlite.Database;

/** `TLTr` in ASCII: marks the file as a workspace of this program for `file` and for us. */
export const APPLICATION_ID = 0x544c5472;

/** Opens a SQLite file with the settings every handle of ours has. `path` may be `:memory:`. */
export function openSqlite(path: string, options: { readonly?: boolean } = {}): Database {
  const db = new BetterSqlite(path, { readonly: options.readonly ?? false });
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  if (!options.readonly) {
    db.pragma('journal_mode = WAL');
    // FULL: a committed row survives a power cut, which the rows that name files rely on.
    db.pragma('synchronous = FULL');
  }
  return db;
}
