import type { Migration } from '../migration.ts';

/** Which files left with which round (đợt giao nộp): a round's packages alone do not tell, some may never have been handed over. */
export const transferFileTables: Migration = {
  version: 180,
  name: 'transfer-files',
  sql: `
CREATE TABLE transfer_file (
  file_id INTEGER NOT NULL REFERENCES file (id),
  round TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (file_id, round)
) STRICT, WITHOUT ROWID;

-- Of transfers made before, the packages of their round are the best there is.
INSERT OR IGNORE INTO transfer_file (file_id, round, made_at)
  SELECT package.file_id, transfer.round, transfer.made_at FROM transfer JOIN package ON package.round = transfer.round;
`,
};
