import type { Database } from '../db/index.ts';
import { foldText } from './fold.ts';

/** Puts a page's recognised text into the index, in place of what it had. Runs in the caller's transaction. */
export function indexPage(db: Database, pageId: number, text: string): void {
  replace(db, 'search_page', 'text', pageId, text);
}

/** Puts the values of a document's fields into the index. Runs in the caller's transaction. */
export function indexDocument(db: Database, documentId: number, values: readonly string[]): void {
  replace(db, 'search_document', 'fields', documentId, values.join('\n'));
}

function replace(db: Database, table: string, column: string, rowid: number, text: string): void {
  db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
  if (text !== '') db.prepare(`INSERT INTO ${table} (rowid, ${column}) VALUES (?, ?)`).run(rowid, foldText(text));
}
