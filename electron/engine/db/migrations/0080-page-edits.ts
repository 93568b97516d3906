import type { Migration } from '../migration.ts';

const KEPT = `id, source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec, prior_turn,
  recipe, blankness, analysis, findings, check_state, check_reason`;

/**
 * What a person does to pages: a frame that holds two pages becomes two rows (UNIQUE now counts the part, so the table is
 * made anew), an order of its own in the batch, what was set by hand, and samples of the page check.
 */
export const pageEditTables: Migration = {
  version: 80,
  name: 'page-edits',
  sql: `
-- The rows leave and come back in this transaction: what refers to them is looked at when it ends.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE page_before AS SELECT ${KEPT} FROM page;
DROP TABLE page;
CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  -- 0-based: frame of a multi-page image, page of a PDF.
  frame INTEGER NOT NULL CHECK (frame >= 0),
  -- 0: the whole frame; 1, 2: a page of a frame that shows two, each with its own crop.
  part INTEGER NOT NULL DEFAULT 0 CHECK (part IN (0, 1, 2)),
  -- Place in the batch; the id where nobody has moved it.
  position REAL,
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
  -- 1: a person set it, so no later look at the page changes it.
  recipe_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (recipe_by_hand IN (0, 1)),
  blankness TEXT CHECK (blankness IN ('blank', 'look', 'text')),
  blankness_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (blankness_by_hand IN (0, 1)),
  -- What the look at the page found; its part says of which part of the frame.
  analysis TEXT CHECK (analysis IS NULL OR json_valid(analysis)),
  findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  check_state TEXT NOT NULL DEFAULT 'unchecked' CHECK (check_state IN ('unchecked', 'passed', 'rescan')),
  check_reason TEXT,
  UNIQUE (source_id, frame, part)
) STRICT;
INSERT INTO page (${KEPT}) SELECT ${KEPT} FROM page_before;
DROP TABLE page_before;

-- A page goes only when a split is taken back; what was read from it goes with it and can be read again.
CREATE TRIGGER page_goes BEFORE DELETE ON page BEGIN
  DELETE FROM ocr_result WHERE page_id = OLD.id;
  DELETE FROM search_page WHERE rowid = OLD.id;
  UPDATE field_value SET page_id = NULL, box = NULL WHERE page_id = OLD.id;
END;

-- A page check by sample: which pages were drawn, by which seed, and what was decided.
CREATE TABLE sample (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  -- As asked for: a number of pages or per cent of the batch.
  method TEXT NOT NULL CHECK (method IN ('count', 'percent')),
  amount REAL NOT NULL CHECK (amount > 0),
  -- Pages of the batch when it was drawn.
  population INTEGER NOT NULL CHECK (population > 0),
  seed TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  drawn_by TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('accepted', 'rejected')),
  decided_at TEXT,
  decided_by TEXT,
  note TEXT,
  CHECK ((decision IS NULL) = (decided_at IS NULL))
) STRICT;

CREATE TABLE sample_page (
  sample_id INTEGER NOT NULL REFERENCES sample (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  page_id INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
  outcome TEXT CHECK (outcome IN ('passed', 'rescan')),
  PRIMARY KEY (sample_id, ordinal),
  UNIQUE (sample_id, page_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_page_by_page ON sample_page (page_id);
`,
};
