import type { Migration } from '../migration.ts';

/** Fonds → inventory → file → document → page, and the values of their fields with the origin of each. */
export const efileTables: Migration = {
  version: 40,
  name: 'efile',
  sql: `
CREATE TABLE fonds (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE inventory (
  id INTEGER PRIMARY KEY,
  fonds_id INTEGER NOT NULL REFERENCES fonds (id),
  number TEXT NOT NULL,
  UNIQUE (fonds_id, number)
) STRICT;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  inventory_id INTEGER NOT NULL REFERENCES inventory (id),
  code TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL,
  notation TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  UNIQUE (inventory_id, ordinal)
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES file (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  -- A signed or born-digital PDF that is the document itself and is never rewritten.
  original_source_id INTEGER REFERENCES source (id),
  UNIQUE (file_id, ordinal)
) STRICT;

-- A page belongs to one document at most.
CREATE TABLE document_page (
  document_id INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  page_id INTEGER NOT NULL UNIQUE REFERENCES page (id),
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- One value per origin, so that a disagreement stays visible. Which one counts: typed, imported, extracted, derived.
CREATE TABLE field_value (
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('fonds', 'file', 'document')),
  owner_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'imported', 'extracted', 'derived')),
  -- NULL: the page shows the field but a person has to type it (handwritten).
  value TEXT,
  page_id INTEGER REFERENCES page (id),
  box TEXT CHECK (box IS NULL OR json_valid(box)),
  confidence REAL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (owner_kind, owner_id, key, origin),
  CHECK (value IS NOT NULL OR origin = 'extracted')
) STRICT, WITHOUT ROWID;
`,
};
