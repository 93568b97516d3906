import type { Migration } from '../migration.ts';

/** What a package was when it was written, so that a bag of the same file need not read it all over again. */
export const packageDigests: Migration = {
  version: 190,
  name: 'package-digests',
  sql: `
    ALTER TABLE package ADD COLUMN sha512 TEXT CHECK (sha512 IS NULL OR length(sha512) = 128);

    -- When its bytes were last written by the file system's clock, ns since 1970; NULL: made before this was kept.
    ALTER TABLE package ADD COLUMN written_ns TEXT CHECK (written_ns IS NULL OR written_ns NOT GLOB '*[^0-9]*');
  `,
};
