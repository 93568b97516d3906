import { AppError } from '../../../shared/contract/app-error.ts';
import type { Database } from '../db/index.ts';

/** A file that was asked for. `position` is its place among all files of the workspace, from 1. */
export interface SelectedFile {
  readonly id: number;
  readonly code: string;
  readonly position: number;
}

/**
 * The files named by their code or notation, in the order of their inventories; all of them when none is named. Throws
 * `efile/file-not-found` with the names that are nobody's.
 */
export function selectFiles(db: Database, names: readonly string[] = []): SelectedFile[] {
  const wanted = new Set(names);
  const found = new Set<string>();
  const files = db
    .prepare<[], { id: number; code: string; notation: string }>(
      `SELECT file.id AS id, code, notation FROM file JOIN inventory ON inventory.id = inventory_id
       ORDER BY fonds_id, inventory.number, file.ordinal`,
    )
    .all()
    .map((row, index) => ({ ...row, position: index + 1 }))
    .filter(({ code, notation }) => {
      const hits = [code, notation].filter((name) => wanted.has(name));
      for (const name of hits) found.add(name);
      return wanted.size === 0 || hits.length > 0;
    });
  const missing = [...wanted].filter((name) => !found.has(name));
  if (missing.length > 0) throw new AppError('efile/file-not-found', { file: missing.join(', ') });
  return files.map(({ id, code, position }) => ({ id, code, position }));
}

/** Ids of all files in the order of their inventories. */
export function listFileIds(db: Database): number[] {
  return selectFiles(db).map(({ id }) => id);
}
