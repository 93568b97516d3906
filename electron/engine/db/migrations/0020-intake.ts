import type { Migration } from '../migration.ts';

/** Batches (đợt số hóa), the files received in them, and the pages these hold. */
export const intakeTables: Migration = {
  version: 20,
  name: 'intake',
  sql: `
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

-- One file that was handed in. received = taken + duplicate + refused, by name.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  name TEXT NOT NULL,
  sha256 TEXT REFERENCES master (sha256),
  size INTEGER NOT NULL,
  puid TEXT,
  kind TEXT CHECK (kind IN ('image', 'pdf-scan', 'pdf-born', 'pdf-signed')),
  outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'duplicate', 'refused')),
  duplicate_of INTEGER REFERENCES source (id),
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  received_at TEXT NOT NULL,
  UNIQUE (batch_id, name),
  CHECK (outcome <> 'taken' OR (sha256 IS NOT NULL AND kind IS NOT NULL)),
  CHECK ((outcome = 'refused') = (error IS NOT NULL)),
  CHECK ((outcome = 'duplicate') = (duplicate_of IS NOT NULL))
) STRICT;
CREATE INDEX source_by_master ON source (sha256);

CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  -- 0-based: frame of a multi-page image, page of a PDF.
  frame INTEGER NOT NULL CHECK (frame >= 0),
  -- Where the pixels come from: shared PageSource kinds.
  origin TEXT NOT NULL CHECK (origin IN ('image', 'pdf-image', 'pdf-render')),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  dpi_x REAL NOT NULL CHECK (dpi_x > 0),
  dpi_y REAL NOT NULL CHECK (dpi_y > 0),
  dpi_origin TEXT NOT NULL CHECK (dpi_origin IN ('file', 'paper', 'assumed')),
  bit_depth INTEGER NOT NULL,
  colour TEXT NOT NULL CHECK (colour IN ('bilevel', 'grey', 'rgb', 'cmyk')),
  codec TEXT NOT NULL,
  -- Turn the file itself asks for (EXIF, PDF /Rotate); a prior for the analysis.
  prior_turn INTEGER NOT NULL DEFAULT 0 CHECK (prior_turn IN (0, 90, 180, 270)),
  recipe TEXT CHECK (recipe IS NULL OR json_valid(recipe)),
  blankness TEXT CHECK (blankness IN ('blank', 'look', 'text')),
  analysis TEXT CHECK (analysis IS NULL OR json_valid(analysis)),
  findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  check_state TEXT NOT NULL DEFAULT 'unchecked' CHECK (check_state IN ('unchecked', 'passed', 'rescan')),
  check_reason TEXT,
  UNIQUE (source_id, frame)
) STRICT;
`,
};
