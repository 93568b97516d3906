import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { openSqlite, pendingMigrations } from '../db/index.ts';
import { assemble, type OpenOptions } from './assemble.ts';
import { workspacePaths } from './paths.ts';
import type { Workspace } from './workspace.ts';

/**
 * Opens a workspace to read it beside the one that writes to it, which holds the lock: nothing is taken over, tidied or
 * recovered, and what is read is what was committed last (SQLite in WAL mode lets both go on). Null where the database is
 * an older one: its writer is another version of the program. Throws `workspace/not-found`, `workspace/newer`,
 * `workspace/not-ours`, `disk/*`.
 */
export function openBesideWriter(root: string, options: OpenOptions = {}): Workspace | null {
  const paths = workspacePaths(resolve(root));
  if (!existsSync(paths.database)) throw new AppError('workspace/not-found', { path: paths.root });
  const db = openSqlite(paths.database, { readonly: true });
  try {
    if (pendingMigrations(db).length === 0)
      return assemble(db, paths, options, {
        recovery: { takenOverFrom: null, interruptedJobs: [], scratchFilesRemoved: 0 },
        close: () => db.close(),
      });
    db.close();
    return null;
  } catch (error) {
    db.close();
    throw diskError(error, paths.database, 'read');
  }
}
