import type { Migration } from '../migration.ts';

/**
 * Persons who may sign in. Nobody is ever deleted, because the journal names them: who no longer works here is not active.
 * Of the pass phrase only a salted scrypt hash is kept, with its parameters.
 */
export const userTables: Migration = {
  version: 130,
  name: 'users',
  sql: `
    CREATE TABLE user (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      -- The name as it is compared: composed, small letters.
      name_key TEXT NOT NULL UNIQUE,
      roles TEXT NOT NULL CHECK (json_valid(roles)),
      active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      -- {"N", "r", "p"} of scrypt (RFC 7914).
      cost TEXT NOT NULL CHECK (json_valid(cost)),
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      -- No attempt before this moment, ISO 8601.
      wait_until TEXT,
      created_at TEXT NOT NULL
    ) STRICT;
  `,
};
