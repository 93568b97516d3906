import { createHash } from 'node:crypto';
import { prepared, type Database } from '../db/index.ts';
import type { OcrPool } from '../ocr/index.ts';
import { pagesWithText } from './document-pages.ts';

/** Raised whenever something else is read from the same words: every document is then read anew. */
const READING = 4;

/**
 * All that the fields of a document depend on, as a digest: which pages stand for it, their words with people's corrections,
 * how they are turned and cut (the picture is looked at for ink), how the signature is read once more, and this reading.
 */
export function inputKey(db: Database, documentId: number, pool: OcrPool | undefined): string {
  const hash = createHash('sha256').update(`${READING};${pool?.settingsKey ?? ''}`);
  const page = prepared<[number], { recipe: string | null; words: Uint8Array }>(
    db,
    'SELECT recipe, page_words.words AS words FROM page_words JOIN page ON page.id = page_id WHERE page_id = ?',
  );
  for (const id of pagesWithText(db, documentId)) {
    const { recipe, words } = page.get(id)!;
    hash.update(`;${id};${recipe ?? ''};${words.length};`).update(words);
  }
  return hash.digest('hex');
}

/**
 * The key each document was last read by, by the document's id. One whose values are no longer there was not read: a cut that
 * is undone takes them along, and done again it brings the documents alone.
 */
export function lastKeys(db: Database): Map<number, string> {
  const rows = db
    .prepare<[], { id: number; key: string }>('SELECT document_id AS id, input_key AS key FROM document_reading')
    .all();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Records by which key a document was read, after what was read. Runs in the caller's transaction. */
export function keepKey(db: Database, documentId: number, key: string): void {
  db.prepare('INSERT OR REPLACE INTO document_reading (document_id, input_key) VALUES (?, ?)').run(documentId, key);
}
