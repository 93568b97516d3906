import { followRows, type RowChange } from '../edits/index.ts';
import { effectiveValues } from '../efile/index.ts';
import { indexDocument } from '../search/index.ts';

/** The search index of documents follows their rows and values, also when they are undone or done again. */
followRows(({ db }, changes) => {
  const documents = new Set<number>();
  for (const { table, before, after } of changes) {
    const row = after ?? before;
    const id = table === 'document' ? row?.['id'] : isDocumentValue(table, row) ? row?.['owner_id'] : undefined;
    if (typeof id === 'number') documents.add(id);
  }
  const known = db.prepare<[number]>('SELECT 1 FROM document WHERE id = ?');
  for (const id of documents)
    indexDocument(
      db,
      id,
      known.get(id) === undefined ? [] : Object.values(effectiveValues(db, { kind: 'document', id })),
    );
});

function isDocumentValue(table: RowChange['table'], row: RowChange['after']): boolean {
  return table === 'field_value' && row?.['owner_kind'] === 'document';
}
