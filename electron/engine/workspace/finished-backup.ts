import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type Detail } from '../../../shared/contract/app-error.ts';
import { digestFile } from '../base/digest-file.ts';
import { diskError } from '../base/disk-error.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { APPLICATION_ID, copyDatabase, openSqlite, sameRows, type Database } from '../db/index.ts';
import { hasNote, readNote, type BackupNote } from './backup-note.ts';
import { inBackup } from './master-state.ts';
import { masterPath, workspacePaths, type WorkspacePaths } from './paths.ts';
import { readWorkspaceId } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Entries that say nothing of the records: a backup made, and who came to make it. */
const BESIDE_THE_RECORDS = ['workspace/backup', 'users/sign-in', 'users/sign-in-failed', 'users/sign-out'];

/**
 * The note of the backup in `folder` when that is a backup of this very workspace as it is now, every byte verified: an
 * earlier run made it and was cut off before it could say so. Null for any other folder. Throws `workspace/backup-damaged`
 * listing the masters that are missing or changed when it would be such a backup but for them.
 */
export async function finishedBackup(ws: Workspace, folder: string, task: Task): Promise<BackupNote | null> {
  if (!hasNote(folder)) return null;
  const note = await readNote(folder).catch(() => null);
  const paths = workspacePaths(folder);
  if (note === null || !existsSync(paths.database)) return null;
  if ((await digestFile(paths.database)).sha256 !== note.databaseSha256) return null;
  const db = openSqlite(paths.database, { readonly: true });
  try {
    if (!(await isOfNow(ws, db, task))) return null;
    const details = await wrongMasters(db, paths, note.bytes, task);
    if (details.length > 0) throw new AppError('workspace/backup-damaged', { path: folder }, { details });
    return note;
  } finally {
    db.close();
  }
}

/** Compared with a copy, as a backup would make one now: the open database goes on being written to. */
async function isOfNow(ws: Workspace, backup: Database, task: Task): Promise<boolean> {
  const mark = (db: Database, name: string): unknown => db.pragma(name, { simple: true });
  if (mark(backup, 'application_id') !== APPLICATION_ID) return false;
  if (mark(backup, 'user_version') !== mark(ws.db, 'user_version')) return false;
  if (readWorkspaceId(backup) !== ws.id) return false;
  const copyPath = join(ws.paths.scratch, `backup-${process.pid}.db`);
  try {
    await mkdir(ws.paths.scratch, { recursive: true });
    await copyDatabase(ws.db, copyPath);
    const copy = openSqlite(copyPath, { readonly: true });
    try {
      if (!continues(copy, backup)) return false;
      return await sameRows(copy, backup, { except: ['audit'], signal: task.signal });
    } finally {
      copy.close();
    }
  } catch (error) {
    throw diskError(error, copyPath, 'write');
  } finally {
    await rm(copyPath, { force: true });
  }
}

/** Whether the journal of now is the backup's and, after it, nothing that touches the records. */
function continues(now: Database, backup: Database): boolean {
  const last = backup
    .prepare<[], { seq: number; hash: unknown }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
    .get();
  if (last === undefined) return false;
  // Each entry's hash covers all before it, so one that agrees stands for the whole chain.
  const same = now.prepare('SELECT 1 FROM audit WHERE seq = ? AND hash = ?').get(last.seq, last.hash);
  const later = now.prepare<[number], { action: string }>('SELECT action FROM audit WHERE seq > ?').all(last.seq);
  return same !== undefined && later.every(({ action }) => BESIDE_THE_RECORDS.includes(action));
}

async function wrongMasters(db: Database, paths: WorkspacePaths, bytes: number, task: Task): Promise<Detail[]> {
  const details: Detail[] = [];
  let done = 0;
  const rows = db.prepare<[], { sha256: string; name: string | null; size: number }>(
    `SELECT sha256, size, (SELECT name FROM source WHERE source.sha256 = master.sha256 ORDER BY id LIMIT 1) AS name
       FROM master ORDER BY sha256`,
  );
  for (const row of rows.iterate()) {
    throwIfCancelled(task.signal);
    const name = row.name ?? row.sha256;
    const path = masterPath(paths, row.sha256);
    const found = existsSync(path) ? (await digestFile(path)).sha256 : null;
    if (found !== row.sha256)
      details.push(inBackup({ sha256: row.sha256, name, state: found === null ? 'missing' : 'changed' }, paths));
    done += row.size;
    task.report({ stage: 'backup', done, total: bytes, unit: 'bytes', current: name });
  }
  return details;
}
