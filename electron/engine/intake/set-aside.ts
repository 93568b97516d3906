import type { ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { SetAsideFile } from '../../../shared/contract/reports/page-edits.ts';
import type { Database } from '../db/index.ts';

/** The files of a batch that were received and not taken, in the order they came: refused or repeated, by name. */
export function setAsideFiles(db: Database, batch: string): SetAsideFile[] {
  return db
    .prepare<[string], { name: string; error: string | null; of: string | null; ofBatch: string | null }>(
      `SELECT source.name AS name, source.error AS error, first.name AS of, first_batch.name AS ofBatch
       FROM source JOIN batch ON batch.id = source.batch_id LEFT JOIN source AS first ON first.id = source.duplicate_of
       LEFT JOIN batch AS first_batch ON first_batch.id = first.batch_id
       WHERE batch.name = ? AND source.outcome <> 'taken' ORDER BY source.outcome DESC, source.id`,
    )
    .all(batch)
    .map((row) => ({ ...row, error: row.error === null ? null : (JSON.parse(row.error) as ErrorRecord) }));
}
