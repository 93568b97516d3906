import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { Database } from '../db/index.ts';
import { foldText } from './fold.ts';
import { documentHit, pageHit } from './hits.ts';
import { ftsExpression, parseQuery, type Term } from './query.ts';
import type { SearchHit, SearchResult } from '../../../shared/contract/reports/search.ts';
export type { SearchHit, SearchResult } from '../../../shared/contract/reports/search.ts';

/** Above this many matching pages ranking costs more than it tells; the hits then come in page order. */
const RANKED_UP_TO = 2000;

/** How many hits are looked at again for equal marks and places, as a multiple of what is asked for. */
const LOOK_AGAIN = 2;

/**
 * Finds words in the fields and the recognised text, with or without their marks. Documents by their fields come
 * first, then pages: best match first while the matches are few, in page order when they are very many; among the hits
 * shown, those with the marks as typed come before the others. `unpack` reads a stored OcrPage.
 */
export function searchText(
  db: Database,
  query: string,
  limit: number,
  unpack: (bytes: Uint8Array) => OcrPage,
): SearchResult {
  const terms = parseQuery(query);
  const expression = ftsExpression(terms);
  const documents = matches(db, 'search_document', expression, limit);
  const documentHits = preferMarks(documents.ids.map((id) => documentHit(db, id, terms)));
  const room = limit - documentHits.length;
  const pages = matches(db, 'search_page', expression, room * LOOK_AGAIN);
  const hits = [...documentHits, ...pageHits(pages.ids, room, terms, (id) => pageHit(db, id, terms, unpack))];
  return { hits, total: documents.total + pages.total, atLeast: documents.atLeast || pages.atLeast };
}

function matches(db: Database, table: string, expression: string, limit: number) {
  const cap = RANKED_UP_TO + 1;
  const found = db
    .prepare<[string, number], { rowid: number }>(
      `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ?`,
    )
    .all(expression, cap);
  if (found.length === cap)
    return { ids: found.slice(0, limit).map((row) => row.rowid), total: RANKED_UP_TO, atLeast: true };
  if (found.length <= 1) return { ids: found.map((row) => row.rowid), total: found.length, atLeast: false };
  const ranked = db
    .prepare<[string, number], { rowid: number }>(
      `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?`,
    )
    .all(expression, limit);
  return { ids: ranked.map((row) => row.rowid), total: found.length, atLeast: false };
}

/**
 * The first `room` pages. Only when some of them lack the marks that were typed are more looked at, because a page has to
 * be unpacked to be looked at, and that is most of a search.
 */
function pageHits(
  ids: readonly number[],
  room: number,
  terms: readonly Term[],
  look: (id: number) => SearchHit,
): SearchHit[] {
  const hits = ids.slice(0, room).map(look);
  const hasMarks = terms.some((term) => foldText(term.typed) !== term.typed);
  if (!hasMarks || hits.every((hit) => hit.sameMarks)) return preferMarks(hits);
  return preferMarks([...hits, ...ids.slice(room).map(look)]).slice(0, room);
}

/** Those with the marks as typed first; otherwise in their order. */
export function preferMarks<Hit extends { readonly sameMarks: boolean }>(hits: readonly Hit[]): Hit[] {
  return [...hits.filter((hit) => hit.sameMarks), ...hits.filter((hit) => !hit.sameMarks)];
}
