import type { FoundHit, FoundResult, SearchFilters } from '../../../shared/contract/reports/search.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { Database } from '../db/index.ts';
import { documentCondition, pageCondition, type Condition } from './filters.ts';
import { documentHit, pageHit } from './hits.ts';
import { ftsExpression, parseQuery, type Term } from './query.ts';

/** Above this many matches ranking costs more than it tells; the hits then come in the order of the pages. */
const RANKED_UP_TO = 2000;

/** With marks exactly as typed: pages looked at in one call before it answers with what it has. */
const LOOKED_AT = 120;

export interface FindInput {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly limit: number;
  readonly offset?: number;
  readonly typing?: boolean;
}

/** Matches of one index: ids of a stretch of them, and how many there are. */
interface Matches {
  readonly total: number;
  readonly atLeast: boolean;
  readonly slice: (offset: number, limit: number) => readonly number[];
}

/**
 * Finds words in the fields and the recognised text, with or without their marks, narrowed by filters and piece by piece:
 * documents by their fields first, then pages, best match first while the matches are few, in page order when they are very
 * many; `next` says where to go on. In one piece those with the marks as typed come first; with `exact` the others are left
 * out, and what has been looked at is all that is counted. `unpack` reads a stored OcrPage. Throws `search/empty-query`.
 */
export function find(db: Database, input: FindInput, unpack: (bytes: Uint8Array) => OcrPage): FoundResult {
  const terms = parseQuery(input.query, input.typing);
  const expression = ftsExpression(terms);
  const documents = matches(db, 'search_document', expression, documentCondition(input.filters));
  const pages = matches(db, 'search_page', expression, pageCondition(input.filters));
  const total = documents.total + pages.total;
  const look = (place: Place): FoundHit => lookAt(db, place, terms, unpack);
  const places = (offset: number, limit: number): Place[] => {
    const first = documents.slice(offset, limit).map((id): Place => ({ kind: 'document', id }));
    const rest = pages.slice(Math.max(0, offset - documents.total), limit - first.length);
    return [...first, ...rest.map((id): Place => ({ kind: 'page', id }))];
  };
  if (input.filters.exact) return exactly(input, total, places, look);
  const offset = input.offset ?? 0;
  const found = places(offset, input.limit).map(look);
  const ofKind = (kind: Place['kind']): FoundHit[] => wholeFirst(preferMarks(found.filter((hit) => hit.kind === kind)));
  const hits = [...ofKind('document'), ...ofKind('page')];
  const end = offset + found.length;
  const atLeast = documents.atLeast || pages.atLeast;
  const more = found.length === input.limit && (end < total || atLeast);
  return { hits, total, atLeast, next: more ? end : null };
}

/** Those with the marks as typed first; otherwise in their order. */
function preferMarks(hits: readonly FoundHit[]): FoundHit[] {
  return [...hits.filter((hit) => hit.sameMarks), ...hits.filter((hit) => !hit.sameMarks)];
}

function wholeFirst(hits: readonly FoundHit[]): FoundHit[] {
  return [...hits.filter((hit) => hit.whole), ...hits.filter((hit) => !hit.whole)];
}

interface Place {
  readonly kind: 'document' | 'page';
  readonly id: number;
}

function lookAt(db: Database, place: Place, terms: readonly Term[], unpack: (bytes: Uint8Array) => OcrPage): FoundHit {
  return place.kind === 'document' ? documentHit(db, place.id, terms) : pageHit(db, place.id, terms, unpack);
}

function exactly(
  input: FindInput,
  total: number,
  places: (offset: number, limit: number) => readonly Place[],
  look: (place: Place) => FoundHit,
): FoundResult {
  const hits: FoundHit[] = [];
  const start = input.offset ?? 0;
  const candidates = places(start, LOOKED_AT);
  let at = start;
  for (const place of candidates) {
    if (hits.length === input.limit) break;
    at += 1;
    const hit = look(place);
    if (hit.sameMarks) hits.push(hit);
  }
  const more = at < start + candidates.length || (candidates.length === LOOKED_AT && at < total);
  return { hits, total: hits.length, atLeast: more, next: more ? at : null };
}

function matches(db: Database, table: string, expression: string, condition: Condition | null): Matches {
  const where = `${table} MATCH ?${condition ? ` AND ${condition.sql}` : ''}`;
  const values = [expression, ...(condition?.values ?? [])];
  const select = (order: string, offset: number, limit: number): number[] =>
    limit <= 0
      ? []
      : db
          .prepare<unknown[], { rowid: number }>(
            `SELECT rowid FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
          )
          .all(...values, limit, offset)
          .map((row) => row.rowid);
  const found = select('rowid', 0, RANKED_UP_TO + 1).length;
  const atLeast = found > RANKED_UP_TO;
  return {
    total: Math.min(found, RANKED_UP_TO),
    atLeast,
    slice: (offset, limit) => (found === 0 ? [] : select(atLeast ? 'rowid' : 'rank, rowid', offset, limit)),
  };
}
