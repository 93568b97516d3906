import type { Migration } from '../migration.ts';

/** Root certificates and revocation lists that verification rests on: in the database, so that a backup has them. */
export const trustTables: Migration = {
  version: 90,
  name: 'trust',
  sql: `
    CREATE TABLE trust_item (
      kind TEXT NOT NULL CHECK (kind IN ('anchor', 'crl')),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      der BLOB NOT NULL,
      added_at TEXT NOT NULL,
      PRIMARY KEY (kind, sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
