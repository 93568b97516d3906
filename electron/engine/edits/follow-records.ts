import type { Database } from '../db/index.ts';
import { effectiveValues } from '../efile/index.ts';
import { indexDocument } from '../search/index.ts';
import type { RowChange } from './row-change.ts';

/** Makes the search index of documents follow rows that were changed, undone or done again. */
export function followRecords(db: Database, changes: readonly RowChange[]): void {
  const documents = new Set<number>();
  for (const { table, before, after } of changes) {
    const row = after ?? before;
    const id = table === 'document' ? row?.['id'] : isDocumentValue(table, row) ? row?.['owner_id'] : undefined;
    if (typeof id === 'number') documents.add(id);
  }
  const known = db.prepare<[number], unknown>('SELECT 1 FROM document WHERE id = ?');
  for (const id of documents)
    indexDocument(
      db,
      id,
      known.get(id) === undefined ? [] : Object.values(effectiveValues(db, { kind: 'document', id })),
    );
}

function isDocumentValue(table: RowChange['table'], row: RowChange['after']): boolean {
  return table === 'field_value' && row?.['owner_kind'] === 'document';
}
