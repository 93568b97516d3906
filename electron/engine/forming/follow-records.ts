import { statSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * A PDF that comes back with its document counts only while its file is still there as it was: another document may have had
 * the number, and the place, in between.
 */
followRows(({ db, paths }, changes) => {
  const known = db.prepare<[unknown, unknown], { path: string; size: number }>(
    'SELECT path, size FROM document_pdf WHERE document_id = ? AND stage = ?',
  );
  for (const { table, before, after } of changes) {
    if (table !== 'document_pdf') continue;
    const row = after ?? before;
    const pdf = known.get(row?.['document_id'], row?.['stage']);
    if (pdf && statSync(join(paths.root, pdf.path), { throwIfNoEntry: false })?.size !== pdf.size)
      db.prepare('DELETE FROM document_pdf WHERE document_id = ?').run(row?.['document_id']);
  }
});

function isDocumentValue(table: RowChange['table'], row: RowChange['after']): boolean {
  return table === 'field_value' && row?.['owner_kind'] === 'document';
}
