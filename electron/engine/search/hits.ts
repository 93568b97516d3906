import type { FoundHit } from '../../../shared/contract/reports/search.ts';
import { DOCUMENT_FIELDS } from '../../../shared/model/fields/index.ts';
import { docId } from '../../../shared/model/identifiers.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import type { Database } from '../db/index.ts';
import { effectiveValues } from '../efile/index.ts';
import { pageName } from '../pages/index.ts';
import { markText } from './mark-text.ts';
import { matchWords } from './match-words.ts';
import type { Term } from './query.ts';

interface PlaceRow {
  documentId: number | null;
  fileCode: string | null;
  pageNumber: number | null;
  ordinal: number | null;
  sourceName: string;
  frame: number;
  part: 0 | 1 | 2;
  words: Buffer | null;
}

/** A page whose text was found: where it belongs, the words around the first hit, and the boxes of all of them. */
export function pageHit(
  db: Database,
  pageId: number,
  terms: readonly Term[],
  unpack: (bytes: Uint8Array) => OcrPage,
): FoundHit {
  const row = db
    .prepare<[number], PlaceRow>(
      `SELECT dp.document_id AS documentId, file.code AS fileCode, dp.ordinal AS pageNumber,
              document.ordinal AS ordinal, source.name AS sourceName, frame, part,
              (SELECT words FROM page_words WHERE page_id = page.id) AS words
       FROM page
       JOIN source ON source.id = page.source_id
       LEFT JOIN document_page dp ON dp.page_id = page.id
       LEFT JOIN document ON document.id = dp.document_id
       LEFT JOIN file ON file.id = document.file_id
       WHERE page.id = ?`,
    )
    .get(pageId);
  const found = row?.words
    ? matchWords(unpack(row.words), terms)
    : { snippet: '', parts: [], boxes: [], first: 0, sameMarks: false, whole: false };
  return {
    kind: 'page',
    pageId,
    documentId: row?.documentId ?? null,
    fileCode: row?.fileCode ?? null,
    ...described(db, row?.documentId ? { ...row, id: row.documentId } : null),
    pageNumber: row?.pageNumber ?? null,
    sourceName: row?.sourceName ?? null,
    page: row ? pageName(row.sourceName, row.frame, row.part) : null,
    sourcePage: row ? { number: row.frame + 1, part: row.part } : null,
    field: null,
    ...found,
  };
}

interface ValueRow {
  key: string;
  value: string;
  pageId: number | null;
  box: string | null;
}

/**
 * A document whose fields were found: the field in which most of the words stand, and, where that value was read from a
 * page, its place there; otherwise the document's first page.
 */
export function documentHit(db: Database, documentId: number, terms: readonly Term[]): FoundHit {
  const place = db
    .prepare<[number], { fileCode: string; ordinal: number; firstPage: number | null }>(
      `SELECT file.code AS fileCode, document.ordinal AS ordinal,
              (SELECT page_id FROM document_page WHERE document_id = document.id ORDER BY ordinal LIMIT 1) AS firstPage
       FROM document JOIN file ON file.id = document.file_id WHERE document.id = ?`,
    )
    .get(documentId);
  const rows = db
    .prepare<[number], ValueRow>(
      `SELECT key, value, page_id AS pageId, box FROM field_value
       WHERE owner_kind = 'document' AND owner_id = ? AND value IS NOT NULL`,
    )
    .all(documentId);
  const marked = rows.map((row) => ({ row, ...markText(row.value, terms) })).sort((a, b) => rank(a) - rank(b));
  const best = marked[0];
  const seen =
    best?.row.pageId != null ? best.row : marked.find((one) => one.found > 0 && one.row.pageId !== null)?.row;
  const about = described(db, place ? { ...place, id: documentId } : null);
  const all = rows.map((row) => row.value.normalize('NFC').toLowerCase());
  return {
    kind: 'document',
    pageId: seen?.pageId ?? place?.firstPage ?? null,
    documentId,
    fileCode: place?.fileCode ?? null,
    ...about,
    pageNumber: null,
    sourceName: null,
    page: null,
    sourcePage: null,
    snippet: best && best.found > 0 ? best.row.value : (about.subject ?? ''),
    parts: best && best.found > 0 ? best.parts : [],
    field: best && best.found > 0 ? best.row.key : null,
    first: 0,
    whole: terms.every((_, index) => marked.some((one) => one.whole[index])),
    boxes: seen?.box ? [JSON.parse(seen.box) as Box] : [],
    sameMarks: terms.every((term) => all.some((value) => value.includes(term.typed))),
  };
}

/** More of the words first; of equals the field that stands earlier in the table. */
function rank({ row, found }: { readonly row: ValueRow; readonly found: number }): number {
  const place = DOCUMENT_FIELDS.findIndex((field) => field.key === row.key);
  return -found * 1000 + (place < 0 ? 999 : place);
}

/** What a document is called by. */
type About = Pick<FoundHit, 'docId' | 'ordinal' | 'typeName' | 'symbol' | 'issuedDate' | 'subject'>;

const NO_DOCUMENT: About = {
  ...{ docId: null, ordinal: null, typeName: null },
  ...{ symbol: null, issuedDate: null, subject: null },
};

function described(
  db: Database,
  document: { readonly id: number; readonly fileCode: string | null; readonly ordinal: number | null } | null,
): About {
  if (document === null || document.fileCode === null || document.ordinal === null) return NO_DOCUMENT;
  const { id, fileCode, ordinal } = document;
  const values = effectiveValues(db, { kind: 'document', id });
  return {
    docId: docId(fileCode, ordinal),
    ordinal,
    typeName: values['typeName'] ?? null,
    symbol: [values['codeNumber'], values['codeNotation']].filter(Boolean).join('/') || null,
    issuedDate: values['issuedDate'] ?? null,
    subject: values['subject'] ?? null,
  };
}
