import type { Migration } from '../migration.ts';

/**
 * Pages replaced by a better scan of the same sheet: which picture stood there before, why it went, who put what in its
 * place. The old file and its source stay; a row goes only when the replacement is taken back.
 */
export const rescanTables: Migration = {
  version: 170,
  name: 'rescans',
  sql: `
CREATE TABLE rescan (
  id INTEGER PRIMARY KEY,
  page_id INTEGER NOT NULL REFERENCES page (id),
  old_source_id INTEGER NOT NULL REFERENCES source (id),
  old_frame INTEGER NOT NULL CHECK (old_frame >= 0),
  -- Name the old file was received under; its source may have given it to the new one.
  old_name TEXT NOT NULL,
  new_source_id INTEGER NOT NULL REFERENCES source (id),
  new_frame INTEGER NOT NULL CHECK (new_frame >= 0),
  -- What was wrong with the old scan.
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  -- The page's row as it was: facts, recipe, findings.
  page TEXT NOT NULL CHECK (json_valid(page)),
  -- What people had corrected in the text of the old scan: [{"word", "original", "text", "by", "at"}].
  corrections TEXT NOT NULL CHECK (json_valid(corrections))
) STRICT;
CREATE INDEX rescan_by_page ON rescan (page_id);
CREATE INDEX rescan_by_old_source ON rescan (old_source_id);
`,
};
