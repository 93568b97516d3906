import type { Migration } from '../migration.ts';

/** What the codes printed on pages say: derived, read once, and again when the page is cut to something else. */
export const pageCodeTables: Migration = {
  version: 150,
  name: 'page-codes',
  sql: `
CREATE TABLE page_code (
  page_id INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
  -- What the page was cut to when it was looked at (recipe.crop); NULL: nothing.
  crop TEXT CHECK (crop IS NULL OR json_valid(crop)),
  -- [{"format", "text"}].
  codes TEXT NOT NULL CHECK (json_valid(codes)),
  read_at TEXT NOT NULL
) STRICT;
`,
};
