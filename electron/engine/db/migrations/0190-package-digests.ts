import type { Migration } from '../migration.ts';

/** What a package was when it was written, so that a bag of the same file need not read it all over again. */
export const packageDigests: Migration = {
  version: 190,
  name: 'package-digests',
  sql: `
    ALTER TABLE package ADD COLUMN sha512 TEXT CHECK (sha512 IS NULL OR length(sha512) = 128);

    -- When the file was last changed in anything (ctime) once it was written, ns since 1970; NULL: made before this was kept.
    ALTER TABLE package ADD COLUMN changed_ns TEXT CHECK (changed_ns IS NULL OR changed_ns NOT GLOB '*[^0-9]*');
  `,
};
