import { AppError } from '../../../shared/contract/app-error.ts';
import type { Formed } from '../../../shared/contract/reports/forming.ts';
import type { Workspace } from '../workspace/index.ts';
import { originalOf, pageChanges, pagesOf } from './document-pages.ts';
import { make } from './make.ts';
import { newPages } from './move-pages.ts';
import { checkOrdinals } from './names.ts';
import { whole } from './remove.ts';
import { appears, becomes, documentsOf, inOrder, nextId, rowOf } from './rows.ts';

/**
 * Makes two documents of one: the second begins with this page, stands right after the first and has no values yet.
 * Answers both. Throws `forming/gone`, `forming/first-page` (nothing would be left), `forming/signed-apart`.
 */
export function splitDocument(ws: Workspace, documentId: number, pageId: number): Formed {
  const { db } = ws;
  const document = rowOf(db, 'document', documentId);
  const { code } = rowOf(db, 'file', document.file_id);
  const pages = pagesOf(db, documentId);
  const at = pages.indexOf(pageId);
  if (at < 0) throw new AppError('forming/gone');
  if (at === 0) throw new AppError('forming/first-page');
  const [first, second] = [pages.slice(0, at), pages.slice(at)];
  const id = nextId(db, 'document');
  const all = documentsOf(db, document.file_id);
  checkOrdinals(code, all.length + 1);
  const after = all.filter((row) => row.ordinal > document.ordinal);
  // The documents behind it make room first, from the last.
  const room = [...after].reverse().flatMap((row) => becomes('document', row, { ordinal: row.ordinal + 1 }));
  const { leave, enter } = pageChanges(
    new Map([
      [documentId, { before: pages, after: first }],
      [id, { before: [], after: second }],
    ]),
  );
  const changes = [
    ...room,
    appears('document', {
      id,
      file_id: document.file_id,
      ordinal: document.ordinal + 1,
      original_source_id: originalOf(db, second),
    }),
    ...becomes('document', document, { original_source_id: originalOf(db, first) }),
    ...leave,
    ...enter,
  ];
  return make(ws, 'split', { level: 'document', ids: [documentId, id] }, changes, { page: pageId });
}

/**
 * Makes one document of several of a file: the first in order gets the pages of the others, which go with their values.
 * Throws `forming/gone`, `forming/other-file`, `forming/signed-apart`.
 */
export function joinDocuments(ws: Workspace, ids: readonly number[]): Formed {
  const { db } = ws;
  const rows = [...new Set(ids)].map((id) => rowOf(db, 'document', id)).sort((a, b) => a.ordinal - b.ordinal);
  const [first, ...others] = rows;
  if (!first || others.length === 0) return { level: 'document', ids: [...ids] };
  if (others.some((row) => row.file_id !== first.file_id)) throw new AppError('forming/other-file');
  const pages = rows.map((row) => pagesOf(db, row.id));
  const gone = new Set(others.map(({ id }) => id));
  const changes = [
    ...others.flatMap((row) => whole(db, row)),
    ...newPages(db, new Map([[first.id, pages.flat()]])),
    ...inOrder(
      'document',
      documentsOf(db, first.file_id)
        .filter(({ id }) => !gone.has(id))
        .map((row) => ({
          row: row.id === first.id ? { ...row, original_source_id: originalOf(db, pages.flat()) } : row,
        })),
    ),
  ];
  return make(ws, 'join', { level: 'document', ids: [first.id] }, changes, { joined: others.length });
}
