import { basename, extname } from 'node:path';
import type { Database } from '../db/index.ts';

/** How two names may be of the same page, the surest first. */
const ALIKE: readonly ((name: string, file: string) => boolean)[] = [
  (name, file) => name === file,
  // A folder more or less above it: the box was chosen then, one file of it now.
  (name, file) => endsWith(name, file) || endsWith(file, name),
  (name, file) => basename(name).toLowerCase() === basename(file).toLowerCase(),
  // A scanner that writes another format writes another extension.
  (name, file) => stem(name) === stem(file),
];

/**
 * The names of a batch's files of which a page was sent back to the scanner and which this file may be the better scan of:
 * the same name; of files handed in as rescans (`loosely`), failing that, those called alike without folder or extension.
 * None: no page waits for it; several: it cannot be told for which. A person confirms each pair.
 */
export function awaitedNames(db: Database, batchId: number, file: string, loosely: boolean): string[] {
  const names = db
    .prepare<[number], { name: string }>(
      // PDFs that are kept as they are (signed, made by a computer) are never scanned again.
      `SELECT DISTINCT source.name AS name FROM page JOIN source ON source.id = source_id
       WHERE batch_id = ? AND check_state = 'rescan' AND kind IN ('image', 'pdf-scan') ORDER BY source.id`,
    )
    .all(batchId)
    .map((row) => row.name);
  for (const alike of loosely ? ALIKE : ALIKE.slice(0, 1)) {
    const found = names.filter((name) => alike(name, file));
    if (found.length > 0) return found;
  }
  return [];
}

function endsWith(long: string, short: string): boolean {
  return long.toLowerCase().endsWith(`/${short.toLowerCase()}`);
}

function stem(name: string): string {
  return basename(name, extname(name)).toLowerCase();
}
