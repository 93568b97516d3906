import { AppError } from '../../../shared/contract/app-error.ts';
import type { Formed, Level } from '../../../shared/contract/reports/forming.ts';
import type { Database } from '../db/index.ts';
import type { RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { pagesOf } from './document-pages.ts';
import { make } from './make.ts';
import { belongings, documentsOf, filesOf, goes, inOrder, rowOf, type DocumentRow } from './rows.ts';

/**
 * Takes records away. A file goes with its documents, a document with its values; the pages are nobody's again and stay in
 * their batches. A packed file may be changed in everything, also by taking documents from it, moving or renaming: its
 * packages are out of date then, and are not handed over before they are made anew. Only the file itself stays, because they
 * are of it. Throws `forming/gone`, `forming/not-empty` (a fonds with inventories, an inventory with files),
 * `forming/packed` (a package of the file was made).
 */
export function deleteRecords(ws: Workspace, level: Level, ids: readonly number[]): Formed {
  const wanted = [...new Set(ids)];
  const changes = level === 'document' ? documents(ws.db, wanted) : level === 'file' ? files(ws.db, wanted) : empty();
  return make(ws, 'delete', { level, ids: wanted }, changes);

  function empty(): RowChange[] {
    const child =
      level === 'fonds' ? 'SELECT 1 FROM inventory WHERE fonds_id = ?' : 'SELECT 1 FROM file WHERE inventory_id = ?';
    return wanted.flatMap((id) => {
      const row = rowOf(ws.db, level, id);
      if (ws.db.prepare(child).get(id) !== undefined) throw new AppError('forming/not-empty');
      return [...belongings(ws.db, level, id), goes(level, row)];
    });
  }
}

function files(db: Database, ids: readonly number[]): RowChange[] {
  const rows = ids.map((id) => rowOf(db, 'file', id));
  for (const { id, code } of rows)
    if (db.prepare('SELECT 1 FROM package WHERE file_id = ?').get(id) !== undefined)
      throw new AppError('forming/packed', { file: code });
  const gone = new Set(ids);
  return [
    ...rows.flatMap((row) => [
      ...documentsOf(db, row.id).flatMap((document) => whole(db, document)),
      ...belongings(db, 'file', row.id),
      goes('file', row),
    ]),
    ...[...new Set(rows.map((row) => row.inventory_id))].flatMap((id) =>
      inOrder(
        'file',
        filesOf(db, id)
          .filter((row) => !gone.has(row.id))
          .map((row) => ({ row })),
      ),
    ),
  ];
}

function documents(db: Database, ids: readonly number[]): RowChange[] {
  const rows = ids.map((id) => rowOf(db, 'document', id));
  const gone = new Set(ids);
  return [
    ...rows.flatMap((row) => whole(db, row)),
    ...[...new Set(rows.map((row) => row.file_id))].flatMap((id) =>
      inOrder(
        'document',
        documentsOf(db, id)
          .filter((row) => !gone.has(row.id))
          .map((row) => ({ row })),
      ),
    ),
  ];
}

/** A document with its values and the places of its pages. */
export function whole(db: Database, document: DocumentRow): RowChange[] {
  return [
    ...pagesOf(db, document.id).map((pageId, index) =>
      goes('document_page', { document_id: document.id, ordinal: index + 1, page_id: pageId }),
    ),
    ...belongings(db, 'document', document.id),
    goes('document', document),
  ];
}
