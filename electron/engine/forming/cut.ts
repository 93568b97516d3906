import { AppError } from '../../../shared/contract/app-error.ts';
import type { Formed } from '../../../shared/contract/reports/forming.ts';
import { edit, readRow, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { documentOf, originalOf, pageChanges } from './document-pages.ts';
import { make } from './make.ts';
import { checkOrdinals } from './names.ts';
import { appears, becomes, documentsOf, goes, nextId, rowOf } from './rows.ts';

/**
 * Makes a document of each piece, in order, at the end of a file: exactly the pieces a person saw. Answers the documents.
 * Throws `forming/gone`, `forming/page-taken` (a page has come to a document since), `forming/signed-apart`,
 * `efile/identifier-too-long`.
 */
export function cutIntoFile(ws: Workspace, pieces: readonly (readonly number[])[], fileId: number): Formed {
  const { db } = ws;
  const { code } = rowOf(db, 'file', fileId);
  const seen = new Set<number>();
  for (const pageId of pieces.flat()) {
    if (documentOf(db, pageId) !== null || seen.has(pageId)) throw new AppError('forming/page-taken');
    seen.add(pageId);
  }
  const last = documentsOf(db, fileId).at(-1)?.ordinal ?? 0;
  checkOrdinals(code, last + pieces.length);
  const from = nextId(db, 'document');
  const ids = pieces.map((_, index) => from + index);
  const { enter } = pageChanges(new Map(pieces.map((after, index) => [from + index, { before: [], after }])));
  const rows = pieces.map((pageIds, index) =>
    appears('document', {
      id: from + index,
      file_id: fileId,
      ordinal: last + index + 1,
      original_source_id: originalOf(db, pageIds),
    }),
  );
  return make(ws, 'cut', { level: 'document', ids }, [...rows, ...enter], { file: code, pages: seen.size });
}

/**
 * Says of pages that a document begins there, or does not, whatever the rules say; null leaves it to the rules. Throws
 * `pages/gone`.
 */
export function markPages(ws: Workspace, pageIds: readonly number[], first: boolean | null): null {
  const wanted = [...new Set(pageIds)];
  const changes = wanted.flatMap((pageId): RowChange[] => {
    documentOf(ws.db, pageId);
    const row = readRow(ws.db, 'first_page', { page_id: pageId });
    if (first === null) return row === null ? [] : [goes('first_page', row)];
    const value = first ? 1 : 0;
    return row === null
      ? [appears('first_page', { page_id: pageId, first: value })]
      : becomes('first_page', row, { first: value });
  });
  edit(ws, {
    label: 'edit.form-mark',
    action: 'page/first',
    subject: wanted.length === 1 ? `page:${wanted[0]}` : `pages:${wanted.length}`,
    after: { first, pages: wanted },
    changes,
  });
  return null;
}
