import type { Migration } from '../migration.ts';

/** What was made from the records: the documents' PDFs, packages and transfers. */
export const outputTables: Migration = {
  version: 50,
  name: 'outputs',
  sql: `
-- path is relative to the workspace. input_key: digest of everything the bytes were made from.
CREATE TABLE document_pdf (
  document_id INTEGER NOT NULL REFERENCES document (id),
  stage TEXT NOT NULL CHECK (stage IN ('archival', 'signed')),
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  input_key TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (document_id, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE package (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES file (id),
  uuid TEXT NOT NULL UNIQUE,
  object_id TEXT NOT NULL,
  round TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  input_key TEXT NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (kind, file_id, round)
) STRICT;

CREATE TABLE transfer (
  id INTEGER PRIMARY KEY,
  round TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  packages INTEGER NOT NULL,
  files INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  made_at TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
`,
};
