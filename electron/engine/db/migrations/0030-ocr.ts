import type { Migration } from '../migration.ts';

/** The recognised text of each page. */
export const ocrTables: Migration = {
  version: 30,
  name: 'ocr',
  sql: `
CREATE TABLE ocr_result (
  page_id INTEGER PRIMARY KEY REFERENCES page (id),
  state TEXT NOT NULL CHECK (state IN ('done', 'skipped-blank', 'failed')),
  -- Engine settings and recipe the result was made with; another key means it has to be made again.
  settings_key TEXT NOT NULL,
  -- Compressed OcrPage (engine/ocr packOcr).
  words BLOB,
  word_count INTEGER NOT NULL DEFAULT 0,
  confidence REAL NOT NULL DEFAULT 0,
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  made_at TEXT NOT NULL,
  CHECK ((state = 'done') = (words IS NOT NULL)),
  CHECK ((state = 'failed') = (error IS NOT NULL))
) STRICT;
`,
};
