import type { Migration } from '../migration.ts';

/** What a person changed, so that it can be undone and done again: rows before and after, in order. */
export const editTables: Migration = {
  version: 70,
  name: 'edits',
  sql: `
    CREATE TABLE edit (
      id INTEGER PRIMARY KEY,
      label TEXT NOT NULL,
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      -- Array of {table, key, before, after}.
      changes TEXT NOT NULL CHECK (json_valid(changes)),
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT;
  `,
};
