import { openSqlite, type Database } from './database.ts';

/**
 * A consistent copy of an open database at `path`, in one file: with the journal mode of the original, whoever opened it to
 * read would leave `-wal` and `-shm` beside it, and could not open it at all on a disk that is read-only.
 */
export async function copyDatabase(db: Database, path: string): Promise<void> {
  await db.backup(path);
  const copy = openSqlite(path);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
