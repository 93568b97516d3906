import type { OcrPage } from '../../../shared/model/ocr.ts';
import { prepared, type Database } from '../db/index.ts';
import { unpackOcr } from '../ocr/index.ts';

/** The recognised pages of a document that its fields are read from, with the ids they have in the workspace. */
export interface DocumentText {
  readonly pageIds: readonly number[];
  readonly pages: readonly OcrPage[];
}

/** The signature stands near the end; of a long document only so many last pages are read. */
const LAST_PAGES = 12;

/** The first page with text and the last ones; blank pages (a cover's back) are passed over. Empty without recognised text. */
export function pagesWithText(db: Database, documentId: number): number[] {
  const rows = prepared<[number], { pageId: number }>(
    db,
    `SELECT document_page.page_id AS pageId FROM document_page JOIN page_words USING (page_id)
       WHERE document_id = ? AND page_words.state = 'done' AND word_count > 0 ORDER BY document_page.ordinal`,
  )
    .all(documentId)
    .map((row) => row.pageId);
  return rows.length <= LAST_PAGES + 1 ? rows : [rows[0]!, ...rows.slice(-LAST_PAGES)];
}

/** The text of these pages. */
export function readDocumentText(db: Database, documentId: number): DocumentText {
  const pageIds = pagesWithText(db, documentId);
  const words = db.prepare<[number], { words: Uint8Array }>('SELECT words FROM page_words WHERE page_id = ?');
  return { pageIds, pages: pageIds.map((id) => unpackOcr(words.get(id)!.words)) };
}
