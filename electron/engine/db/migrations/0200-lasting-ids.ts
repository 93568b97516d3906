import type { Migration } from '../migration.ts';

/**
 * The id of a record that is gone is never given to another one: values, the search index, PDFs in derived/ and work under way
 * name their record by it. And the journal of a job that is done need not keep its items: what is asked for later stands
 * elsewhere.
 */
export const lastingIds: Migration = {
  version: 200,
  name: 'lasting-ids',
  sql: `
-- The rows leave and come back in this transaction: what refers to them is looked at when it ends.
PRAGMA defer_foreign_keys = ON;

CREATE TEMP TABLE fonds_before AS SELECT * FROM fonds;
CREATE TEMP TABLE inventory_before AS SELECT * FROM inventory;
CREATE TEMP TABLE file_before AS SELECT * FROM file;
CREATE TEMP TABLE document_before AS SELECT * FROM document;
DROP TABLE document;
DROP TABLE file;
DROP TABLE inventory;
DROP TABLE fonds;

-- AUTOINCREMENT: SQLite keeps the highest id there ever was (sqlite_sequence) and goes on from it.
CREATE TABLE fonds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE inventory (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fonds_id INTEGER NOT NULL REFERENCES fonds (id),
  number TEXT NOT NULL,
  UNIQUE (fonds_id, number)
) STRICT;

CREATE TABLE file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  inventory_id INTEGER NOT NULL REFERENCES inventory (id),
  code TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL,
  notation TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  UNIQUE (inventory_id, ordinal)
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_id INTEGER NOT NULL REFERENCES file (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  -- A signed or born-digital PDF that is the document itself and is never rewritten.
  original_source_id INTEGER REFERENCES source (id),
  UNIQUE (file_id, ordinal)
) STRICT;

INSERT INTO fonds SELECT * FROM fonds_before;
INSERT INTO inventory SELECT * FROM inventory_before;
INSERT INTO file SELECT * FROM file_before;
INSERT INTO document SELECT * FROM document_before;
DROP TABLE fonds_before;
DROP TABLE inventory_before;
DROP TABLE file_before;
DROP TABLE document_before;

CREATE TRIGGER fonds_goes BEFORE DELETE ON fonds BEGIN
  DELETE FROM field_value WHERE owner_kind = 'fonds' AND owner_id = OLD.id;
END;
CREATE TRIGGER inventory_goes BEFORE DELETE ON inventory BEGIN
  DELETE FROM paper_count WHERE owner_kind = 'inventory' AND owner_id = OLD.id;
END;
CREATE TRIGGER file_goes BEFORE DELETE ON file BEGIN
  DELETE FROM field_value WHERE owner_kind = 'file' AND owner_id = OLD.id;
  DELETE FROM paper_count WHERE owner_kind = 'file' AND owner_id = OLD.id;
END;
CREATE TRIGGER file_goes_appraised BEFORE DELETE ON file BEGIN
  DELETE FROM appraisal WHERE file_id = OLD.id;
END;
-- PDFs of a document are made again from its pages.
CREATE TRIGGER document_goes BEFORE DELETE ON document BEGIN
  DELETE FROM field_value WHERE owner_kind = 'document' AND owner_id = OLD.id;
  DELETE FROM paper_count WHERE owner_kind = 'document' AND owner_id = OLD.id;
  DELETE FROM document_pdf WHERE document_id = OLD.id;
  DELETE FROM search_document WHERE rowid = OLD.id;
END;

-- What work wrote of a document that was deleted while it ran; the next new document would have taken it for its own.
DELETE FROM field_value WHERE owner_kind = 'document' AND owner_id NOT IN (SELECT id FROM document);
DELETE FROM search_document WHERE rowid NOT IN (SELECT id FROM document);

-- What the fields of a document were last read from (engine/extract inputKey). A document that loses what was read from it,
-- as by an undo that takes it away and a redo that brings it alone, is read again.
CREATE TABLE document_reading (
  document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  input_key TEXT NOT NULL
) STRICT;
INSERT OR REPLACE INTO document_reading (document_id, input_key)
  SELECT document.id, outcome ->> 'key' FROM job_item JOIN job ON job.id = job_id
    JOIN document ON document.id = CAST(job_item.key AS INTEGER)
  WHERE kind = 'extract' AND job_item.state = 'done' AND outcome ->> 'key' IS NOT NULL
    AND (coalesce(outcome ->> 'read', 0) + coalesce(outcome ->> 'handwritten', 0) = 0 OR EXISTS (
      SELECT 1 FROM field_value WHERE owner_kind = 'document' AND owner_id = document.id AND origin = 'extracted'))
  ORDER BY job_id;
CREATE TRIGGER reading_goes AFTER DELETE ON field_value WHEN OLD.owner_kind = 'document' AND OLD.origin = 'extracted' BEGIN
  DELETE FROM document_reading WHERE document_id = OLD.owner_id;
END;

-- What a job came to, once its items are gone; NULL as long as they are there to be counted.
ALTER TABLE job ADD COLUMN total INTEGER CHECK (total >= 0);
ALTER TABLE job ADD COLUMN done INTEGER CHECK (done >= 0);
ALTER TABLE job ADD COLUMN failed INTEGER CHECK (failed >= 0);
`,
};
