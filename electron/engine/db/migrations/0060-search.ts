import type { Migration } from '../migration.ts';

/**
 * Full text over our own folded text: SQLite's remove_diacritics does not fold đ, so the engine folds before it
 * indexes and asks. Contentless: the text itself stays in ocr_result.
 */
export const searchTables: Migration = {
  version: 60,
  name: 'search',
  sql: `
CREATE VIRTUAL TABLE search_page USING fts5(
  text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);
-- rowid: document id; fields: the values that count, joined.
CREATE VIRTUAL TABLE search_document USING fts5(
  fields, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
);
`,
};
