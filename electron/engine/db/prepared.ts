import type BetterSqlite from 'better-sqlite3';
import type { Database } from './database.ts';

type Statements = Map<string, BetterSqlite.Statement>;
const known = new WeakMap<Database, Statements>();

/**
 * The statement of this text, prepared once for each handle: preparing takes longer than most of our look-ups, which are made
 * for every page or document. Only for constant texts, and only to be run to its end before anything else is called: two walks
 * over one statement get in each other's way.
 */
export function prepared<Params extends unknown[], Row>(
  db: Database,
  sql: string,
): BetterSqlite.Statement<Params, Row> {
  const own = statementsOf(db);
  const statement = own.get(sql) ?? db.prepare(sql);
  own.set(sql, statement);
  return statement as unknown as BetterSqlite.Statement<Params, Row>;
}

function statementsOf(db: Database): Statements {
  const own = known.get(db);
  if (own !== undefined) return own;
  const fresh: Statements = new Map();
  known.set(db, fresh);
  return fresh;
}
