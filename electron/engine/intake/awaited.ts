import { basename, extname } from 'node:path';
import type { Database } from '../db/index.ts';

/**
 * Under which name of a batch a page waits for a better scan that this file may be: the same name. Of files handed in as
 * rescans (`loosely`) also the only one called alike without its folder, or without its folder and extension: a scanner
 * that writes another format writes another extension. Null when none waits. A person confirms each pair.
 */
export function awaitedName(db: Database, batchId: number, name: string, loosely: boolean): string | null {
  const names = awaitedNames(db, batchId);
  if (names.includes(name)) return name;
  if (!loosely) return null;
  for (const key of [folded, stem]) {
    const alike = names.filter((one) => key(one) === key(name));
    if (alike.length === 1) return alike[0]!;
  }
  return null;
}

/** Names of the received files of which a page was sent back to the scanner; PDFs that are kept as they are have none. */
function awaitedNames(db: Database, batchId: number): string[] {
  return db
    .prepare<[number], { name: string }>(
      `SELECT DISTINCT source.name AS name FROM page JOIN source ON source.id = source_id
       WHERE batch_id = ? AND check_state = 'rescan' AND kind IN ('image', 'pdf-scan') ORDER BY source.id`,
    )
    .all(batchId)
    .map((row) => row.name);
}

function folded(name: string): string {
  return basename(name).toLowerCase();
}

function stem(name: string): string {
  return basename(name, extname(name)).toLowerCase();
}
