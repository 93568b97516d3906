import type { Migration } from '../migration.ts';

/**
 * What people say a recognised word is, with who and when. The recognition itself stays as it was; `page_text` holds what
 * follows from both and can be made anew, and `page_words` is the text of pages as everything that uses it reads it.
 */
export const proofreadTables: Migration = {
  version: 120,
  name: 'proofread',
  sql: `
CREATE TABLE word_correction (
  id INTEGER PRIMARY KEY,
  page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  -- 0-based place among the page's recognised words; NULL: the page was recognised anew and has no such word now.
  word INTEGER CHECK (word >= 0),
  -- Where the word stands, px of the page space: finds it again in another recognition.
  box TEXT NOT NULL CHECK (json_valid(box)),
  original TEXT NOT NULL,
  -- Empty: there is no word. The same as original: looked at and right. With blanks: several words.
  text TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (page_id, word)
) STRICT;

CREATE TABLE page_text (
  page_id INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
  -- How many words nobody has looked at have a confidence of 0 to 5, 5 to 10, …: 20 numbers.
  doubt TEXT NOT NULL CHECK (json_valid(doubt)),
  corrected INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  -- Compressed OcrPage (engine/ocr packOcr) with the corrections in it; NULL where there are none.
  words BLOB,
  changed_at TEXT NOT NULL
) STRICT;

CREATE VIEW page_words AS
  SELECT ocr_result.page_id AS page_id, state, coalesce(page_text.words, ocr_result.words) AS words, word_count,
    max(made_at, coalesce(changed_at, made_at)) AS made_at
  FROM ocr_result LEFT JOIN page_text ON page_text.page_id = ocr_result.page_id;
`,
};
