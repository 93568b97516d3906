import { AppError } from '../../../shared/contract/app-error.ts';
import type { Database } from '../db/index.ts';

/**
 * Refuses the name of a batch that does not exist, so that a slip of the hand is not taken for a batch without pages.
 * Throws `workspace/batch-unknown` with the names there are; no name at all means every batch and is fine.
 */
export function requireBatch(db: Database, name: string | undefined): void {
  if (name === undefined) return;
  const names = db
    .prepare<[], { name: string }>('SELECT name FROM batch ORDER BY id')
    .all()
    .map((row) => row.name);
  if (!names.includes(name))
    throw new AppError('workspace/batch-unknown', { batch: name, batches: names.join(', ') || '–' });
}
