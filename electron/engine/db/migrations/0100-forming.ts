import type { Migration } from '../migration.ts';

/** Forming files: counts of the paper inventory, marks of first pages, and nothing left behind when a record goes. */
export const formingTables: Migration = {
  version: 100,
  name: 'forming',
  sql: `
-- What the paper inventory says a record holds; NULL where it does not say.
CREATE TABLE paper_count (
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('inventory', 'file', 'document')),
  owner_id INTEGER NOT NULL,
  files INTEGER CHECK (files >= 0),
  documents INTEGER CHECK (documents >= 0),
  sheets INTEGER CHECK (sheets >= 0),
  pages INTEGER CHECK (pages >= 0),
  PRIMARY KEY (owner_kind, owner_id)
) STRICT, WITHOUT ROWID;

-- What a person said of a page of a batch: 1, a document begins here; 0, none does, whatever the rules say.
CREATE TABLE first_page (
  page_id INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
  first INTEGER NOT NULL CHECK (first IN (0, 1))
) STRICT;

-- Values and counts name their owner by kind and id, which no foreign key can follow; an id may come to name another record.
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
-- PDFs of a document are made again from its pages.
CREATE TRIGGER document_goes BEFORE DELETE ON document BEGIN
  DELETE FROM field_value WHERE owner_kind = 'document' AND owner_id = OLD.id;
  DELETE FROM paper_count WHERE owner_kind = 'document' AND owner_id = OLD.id;
  DELETE FROM document_pdf WHERE document_id = OLD.id;
  DELETE FROM search_document WHERE rowid = OLD.id;
END;
`,
};
