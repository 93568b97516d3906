import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { digestHere } from '../base/digest-here.ts';
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
  const known = db.prepare<[unknown, unknown], PdfRow>(
    'SELECT path, size, sha256 FROM document_pdf WHERE document_id = ? AND stage = ?',
  );
  for (const { table, before, after } of changes) {
    if (table !== 'document_pdf') continue;
    const row = after ?? before;
    const pdf = known.get(row?.['document_id'], row?.['stage']);
    if (pdf && !stillThere(join(paths.root, pdf.path), pdf))
      db.prepare('DELETE FROM document_pdf WHERE document_id = ?').run(row?.['document_id']);
  }
});

interface PdfRow {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

function stillThere(path: string, { size, sha256 }: PdfRow): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.size !== size) return false;
  try {
    return digestHere({ path, limit: size, algorithms: ['sha256'] }, () => undefined).digests['sha256'] === sha256;
  } catch (error) {
    // Made again when it is wanted; what was done is taken back all the same.
    if (isAppError(error)) return false;
    throw error;
  }
}

function isDocumentValue(table: RowChange['table'], row: RowChange['after']): boolean {
  return table === 'field_value' && row?.['owner_kind'] === 'document';
}
