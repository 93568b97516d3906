import type BetterSqlite from 'better-sqlite3';
import type { Database } from './database.ts';

const known = new WeakMap<Database, Map<string, BetterSqlite.Statement>>();

/**
 * The statement of this text, prepared once for each handle: preparing takes longer than most of our look-ups, which are made
 * for every page or document. Only for constant texts, and only to be run to its end at once (`get`, `all`, `run`): two walks
 * (`iterate`) over one statement get in each other's way.
 */
export function prepared<Params extends unknown[], Row>(
  db: Database,
  sql: string,
): BetterSqlite.Statement<Params, Row> {
  let own = known.get(db);
  if (own === undefined) known.set(db, (own = new Map()));
  let statement = own.get(sql);
  if (statement === undefined) own.set(sql, (statement = db.prepare(sql)));
  return statement as unknown as BetterSqlite.Statement<Params, Row>;
}
