import { setImmediate } from 'node:timers/promises';
import type { Database } from './database.ts';

/** Rows compared before other work has its turn. */
const STRETCH = 2_000;

/**
 * Whether two databases have the same tables with the same rows; `except` names tables that are not looked at. What
 * SQLite keeps for its planner does not count. Both are read in the order they are stored, so memory stays flat; other
 * work goes on in between, so neither may be written to meanwhile (two copies, not the open workspace).
 */
export async function sameRows(
  one: Database,
  other: Database,
  options: { except?: readonly string[]; signal?: AbortSignal } = {},
): Promise<boolean> {
  const tables = tablesOf(one);
  if (JSON.stringify(tables) !== JSON.stringify(tablesOf(other))) return false;
  for (const { name } of tables) {
    if (options.except?.includes(name)) continue;
    if (!(await sameTable(one, other, name, options.signal))) return false;
  }
  return true;
}

function tablesOf(db: Database): { name: string; sql: string | null }[] {
  return db
    .prepare<[], { name: string; sql: string | null }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%'
         AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .all();
}

async function sameTable(one: Database, other: Database, name: string, signal: AbortSignal | undefined) {
  // Without an index: its order could differ between the two when the planner's figures do.
  const sql = `SELECT * FROM "${name}" NOT INDEXED`;
  const rows = other.prepare<[], unknown[]>(sql).raw().iterate();
  let seen = 0;
  try {
    for (const row of one.prepare<[], unknown[]>(sql).raw().iterate()) {
      const next = rows.next();
      if (next.done === true || !row.every((value, i) => sameValue(value, next.value[i]))) return false;
      seen += 1;
      if (seen % STRETCH === 0) await setImmediate(undefined, signal === undefined ? {} : { signal });
    }
    return rows.next().done === true;
  } finally {
    rows.return?.();
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;
}
