import { AppError } from '../../../shared/contract/app-error.ts';
import type { Database } from '../db/index.ts';
import type { RowChange } from '../edits/index.ts';
import { appears, goes } from './rows.ts';

/** A document's pages, in order. */
export function pagesOf(db: Database, documentId: number): number[] {
  return db
    .prepare<[number], { pageId: number }>(
      'SELECT page_id AS pageId FROM document_page WHERE document_id = ? ORDER BY ordinal',
    )
    .all(documentId)
    .map((row) => row.pageId);
}

/** Whose a page is; null while no document has it. Throws `pages/gone`. */
export function documentOf(db: Database, pageId: number): number | null {
  const row = db
    .prepare<[number], { documentId: number | null }>(
      'SELECT document_id AS documentId FROM page LEFT JOIN document_page ON page_id = page.id WHERE page.id = ?',
    )
    .get(pageId);
  if (!row) throw new AppError('pages/gone', { page: pageId });
  return row.documentId;
}

/**
 * The rows by which documents get other pages. All places are left before any is taken, so that documents may exchange
 * theirs. `wanted`: document → its pages from now on; new documents stand with `before` empty.
 */
export function pageChanges(
  wanted: ReadonlyMap<number, { readonly before: readonly number[]; readonly after: readonly number[] }>,
): { readonly leave: RowChange[]; readonly enter: RowChange[] } {
  const leave: RowChange[] = [];
  const enter: RowChange[] = [];
  for (const [documentId, { before, after }] of wanted) {
    before.forEach((pageId, index) => {
      if (after[index] !== pageId)
        leave.push(goes('document_page', { document_id: documentId, ordinal: index + 1, page_id: pageId }));
    });
    after.forEach((pageId, index) => {
      if (before[index] !== pageId)
        enter.push(appears('document_page', { document_id: documentId, ordinal: index + 1, page_id: pageId }));
    });
  }
  return { leave, enter };
}

/**
 * The received PDF that is the document itself, when these are just its pages, in order: signed or made by a computer, it
 * is never written anew. Throws `forming/signed-apart` when they hold a part of a signed one, or one among others: its
 * signature would be lost.
 */
export function originalOf(db: Database, pageIds: readonly number[]): number | null {
  const source = db.prepare<[number], { id: number; kind: string; name: string }>(
    `SELECT source.id AS id, kind, name FROM page JOIN source ON source.id = source_id WHERE page.id = ?`,
  );
  const sources = new Map<number, { readonly kind: string; readonly name: string }>();
  for (const pageId of pageIds) {
    const row = source.get(pageId);
    if (row) sources.set(row.id, row);
  }
  const kept = [...sources].filter(([, { kind }]) => kind === 'pdf-signed' || kind === 'pdf-born');
  const [first] = kept;
  if (!first) return null;
  const whole = sources.size === 1 && sameInOrder(wholeSource(db, first[0]), pageIds);
  const signed = kept.find(([, { kind }]) => kind === 'pdf-signed');
  if (signed && !whole) throw new AppError('forming/signed-apart', { file: signed[1].name });
  return whole ? first[0] : null;
}

/** Every page of a received file, in order. */
export function wholeSource(db: Database, sourceId: number): number[] {
  return db
    .prepare<[number], { id: number }>('SELECT id FROM page WHERE source_id = ? ORDER BY frame, part')
    .all(sourceId)
    .map(({ id }) => id);
}

function sameInOrder(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
