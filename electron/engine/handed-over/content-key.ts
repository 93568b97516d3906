import { createHash } from 'node:crypto';
import { prepared, type Database } from '../db/index.ts';
import { effectiveValues } from '../efile/index.ts';

const FILE = `SELECT file.code, notation, year, inventory.number, fonds.code FROM file
  JOIN inventory ON inventory.id = inventory_id JOIN fonds ON fonds.id = fonds_id WHERE file.id = ?`;

const DOCUMENTS = 'SELECT id, ordinal, original_source_id FROM document WHERE file_id = ? ORDER BY ordinal';

/** Each page with what is drawn and read of it. By the index alone: the rows of recognised words are large. */
const PAGES = `SELECT document.ordinal, page.id, source_id, frame, recipe, ocr_result.state, word_count, confidence
  FROM document JOIN document_page ON document_page.document_id = document.id JOIN page ON page.id = document_page.page_id
  LEFT JOIN ocr_result INDEXED BY ocr_outcome ON ocr_result.page_id = page.id
  WHERE document.file_id = ? ORDER BY document.ordinal, document_page.ordinal`;

const CORRECTIONS = `SELECT word_correction.page_id, word, text FROM document
  JOIN document_page ON document_page.document_id = document.id
  JOIN word_correction ON word_correction.page_id = document_page.page_id
  WHERE document.file_id = ? AND text <> original ORDER BY word_correction.page_id, word`;

/**
 * A digest of all a file is to those it is handed over to: its codes and values, its documents in order with theirs, their
 * pages and the words read from them. Taken back, a change gives the same digest again; who made what and when is no part
 * of it, nor is anything of the program.
 */
export function contentKey(db: Database, fileId: number): string {
  const rows = (sql: string): unknown[][] => prepared<[number], unknown[]>(db, sql).raw().all(fileId);
  const documents = rows(DOCUMENTS).map((row) => [row, valuesOf(db, 'document', Number(row[0]))]);
  const content = [rows(FILE), valuesOf(db, 'file', fileId), documents, rows(PAGES), rows(CORRECTIONS)];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function valuesOf(db: Database, kind: 'file' | 'document', id: number): [string, string][] {
  return Object.entries(effectiveValues(db, { kind, id })).sort(([a], [b]) => (a < b ? -1 : 1));
}
