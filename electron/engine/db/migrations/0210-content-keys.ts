import type { Migration } from '../migration.ts';

/** What a file was when it was packed and when it left, so that it can be told when the archive has something else by now. */
export const contentKeys: Migration = {
  version: 210,
  name: 'content-keys',
  sql: `
    -- SHA-256 (hex) of the file's records (engine/handed-over contentKey); NULL: made before this was kept.
    ALTER TABLE package ADD COLUMN content_key TEXT CHECK (content_key IS NULL OR length(content_key) = 64);

    -- Of the package that left.
    ALTER TABLE transfer_file ADD COLUMN content_key TEXT CHECK (content_key IS NULL OR length(content_key) = 64);
  `,
};
