import type { Formed } from '../../../shared/contract/reports/forming.ts';
import type { Database } from '../db/index.ts';
import type { RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { documentOf, originalOf, pageChanges, pagesOf } from './document-pages.ts';
import { make } from './make.ts';
import { becomes, rowOf } from './rows.ts';

export interface PageMove {
  readonly pageIds: readonly number[];
  /** null: to no document; the pages stand in their batch again. */
  readonly documentId: number | null;
  /** The page they are put before; at the end when left out. */
  readonly before?: number | null;
}

/**
 * Puts pages, in the order given, into a document. A document that is left without pages stays, and its form says so.
 * Throws `forming/gone`, `pages/gone`, `forming/signed-apart`.
 */
export function movePagesTo(ws: Workspace, { pageIds, documentId, before = null }: PageMove): Formed {
  const { db } = ws;
  const moving = new Set(pageIds);
  const left = new Set([...moving].map((id) => documentOf(db, id)).filter((id) => id !== null));
  const wanted = new Map<number, readonly number[]>();
  for (const id of left)
    wanted.set(
      id,
      pagesOf(db, id).filter((pageId) => !moving.has(pageId)),
    );
  if (documentId !== null) {
    rowOf(db, 'document', documentId);
    const now = pagesOf(db, documentId);
    const kept = now.filter((id) => !moving.has(id));
    const target = before === null ? -1 : now.indexOf(before);
    const next = target < 0 ? undefined : now.slice(target).find((id) => !moving.has(id));
    const at = next === undefined ? kept.length : kept.indexOf(next);
    wanted.set(documentId, [...kept.slice(0, at), ...moving, ...kept.slice(at)]);
  }
  return make(ws, 'move-pages', { level: 'document', ids: [...wanted.keys()] }, newPages(db, wanted), {
    pages: [...moving],
    documentId,
  });
}

/** The rows by which documents that are there get these pages, with what they are the original of. */
export function newPages(db: Database, wanted: ReadonlyMap<number, readonly number[]>): RowChange[] {
  const places = new Map([...wanted].map(([id, after]) => [id, { before: pagesOf(db, id), after }]));
  const { leave, enter } = pageChanges(places);
  const originals = [...wanted].flatMap(([id, after]) =>
    becomes('document', rowOf(db, 'document', id), { original_source_id: originalOf(db, after) }),
  );
  return [...leave, ...originals, ...enter];
}
