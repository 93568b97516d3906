import type { Migration } from '../migration.ts';

/** Saved searches; and the way to who did what on which day without reading the values before and after. */
export const lookingTables: Migration = {
  version: 110,
  name: 'looking',
  sql: `
    CREATE TABLE saved_search (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      query TEXT NOT NULL,
      filters TEXT NOT NULL CHECK (json_valid(filters)),
      saved_at TEXT NOT NULL,
      saved_by TEXT NOT NULL
    ) STRICT;

    CREATE INDEX audit_by_action ON audit (action, at, who);

    CREATE INDEX audit_by_person ON audit (who, at);
  `,
};
