import { AppError } from '../../../shared/contract/app-error.ts';
import { APPLICATION_ID, type Database } from './database.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations/index.ts';

export const LATEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** What opening this database would have to do, without doing it. Throws `workspace/newer` and `workspace/not-ours`. */
export function pendingMigrations(db: Database): readonly Migration[] {
  const applicationId = db.pragma('application_id', { simple: true });
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > 0 && applicationId !== APPLICATION_ID) throw new AppError('workspace/not-ours', {});
  if (version > LATEST_VERSION) throw new AppError('workspace/newer', { found: version, known: LATEST_VERSION });
  return MIGRATIONS.filter((migration) => migration.version > version);
}

/** Brings the schema up to date, each migration in a transaction of its own. `upTo` is for migration tests. */
export function migrate(db: Database, upTo = LATEST_VERSION): void {
  for (const migration of pendingMigrations(db)) {
    if (migration.version > upTo) return;
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migration.version}`);
    })();
  }
}
