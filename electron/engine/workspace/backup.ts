import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { AppError, type Detail } from '../../../shared/contract/app-error.ts';
import { isoVietnam } from '../base/clock.ts';
import { copyHashed } from '../base/copy-file.ts';
import { digestFile } from '../base/digest-file.ts';
import { damagedDatabase, diskError } from '../base/disk-error.ts';
import { freeBytes } from '../base/disk-space.ts';
import { flushFolder, partName, removeParts } from '../base/durable-file.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import type { Database } from '../db/index.ts';
import { copyDatabase, findDamage, openSqlite } from '../db/index.ts';
import { readNote, writeNote } from './backup-note.ts';
import { finishedBackup } from './finished-backup.ts';
import { inBackup, inWorkspace, type WrongMaster } from './master-state.ts';
import { masterPath, workspacePaths } from './paths.ts';
import { change, type Workspace } from './workspace.ts';
import type { BackupReport } from '../../../shared/contract/reports/workspace.ts';
export type { BackupReport } from '../../../shared/contract/reports/workspace.ts';

interface MasterRow {
  sha256: string;
  size: number;
  /** A name it was received under. */
  name: string | null;
}

/** Room left beyond the forecast, in bytes. */
const MARGIN = 64 * 1024 * 1024;

/**
 * A consistent copy of the database and every master in a new folder. The database is copied by SQLite's own backup and the
 * copy checked whole, each master is hashed while it is copied and must be the one its name says. Appears whole or not at
 * all. Where the folder already is the backup of this workspace as it is now (made by a run that was cut off after its last
 * step), it is verified and reported as `already`. Throws `disk/exists` for any other folder, `workspace/backup-inside`,
 * `workspace/no-room`, `workspace/backup-damaged`, and `workspace/damaged` where the database is, or listing every master
 * that is missing or changed.
 */
export async function backupWorkspace(ws: Workspace, target: string, task: Task): Promise<BackupReport> {
  const folder = resolve(target);
  if (folder.startsWith(resolve(ws.paths.root) + sep)) throw new AppError('workspace/backup-inside', { path: folder });
  if (existsSync(folder)) return await alreadyThere(ws, folder, task);
  await requireRoom(folder, mastersOf(ws.db).bytes + databaseBytes(ws.db));
  const part = partName(folder);
  let report: BackupReport;
  try {
    await removeParts(folder);
    await mkdir(part, { recursive: true });
    const paths = workspacePaths(part);
    await copyDatabase(ws.db, paths.database);
    // From the copy: what is written to the live database from here on belongs to the next backup.
    const copy = openSqlite(paths.database, { readonly: true });
    let total: Masters;
    try {
      total = mastersOf(copy);
      const damage = findDamage(copy, 'whole');
      if (damage !== null) throw damagedDatabase(ws.paths.database, damage);
      const { wrong, copied } = await copyMasters(copy, ws.paths.masters, part, total.bytes, task);
      if (wrong.length > 0)
        throw new AppError('workspace/damaged', { path: ws.paths.root }, { details: wrong.map(inWorkspace) });
      agree('backup', total, copied);
    } finally {
      copy.close();
    }
    const database = await digestFile(paths.database);
    await writeNote(part, {
      format: 1,
      madeAt: isoVietnam(ws.clock.now()),
      databaseSha256: database.sha256,
      masters: total.count,
      bytes: total.bytes,
    });
    await rename(part, folder);
    await flushFolder(dirname(folder));
    report = { path: folder, masters: total.count, bytes: total.bytes };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw diskError(error, folder, 'write');
  }
  enter(ws, report);
  return report;
}

async function alreadyThere(ws: Workspace, folder: string, task: Task): Promise<BackupReport> {
  const note = await finishedBackup(ws, folder, task);
  if (note === null) throw new AppError('disk/exists', { path: folder });
  const report = { path: folder, masters: note.masters, bytes: note.bytes };
  const known = ws.db
    .prepare(`SELECT 1 FROM audit WHERE action = 'workspace/backup' AND json_extract(after, '$.path') = ? AND at >= ?`)
    .get(folder, note.madeAt);
  if (known === undefined) enter(ws, report);
  return { ...report, already: true };
}

/** The overview and the settings read from the journal when the last one was made, and where. */
function enter(ws: Workspace, report: BackupReport): void {
  change(ws, { action: 'workspace/backup', subject: 'workspace', after: report }, () => undefined);
}

/**
 * Brings a backup back as a workspace in a new folder, verifying the database's digest and every master's. Throws
 * `workspace/restore-inside`, `disk/not-found`, `workspace/not-a-backup` where its note is missing or unreadable, and
 * `workspace/backup-damaged` naming every file of the backup that is missing or changed; nothing is left behind then.
 */
export async function restoreWorkspace(backup: string, target: string, task: Task): Promise<BackupReport> {
  const folder = resolve(target);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new AppError('workspace/not-empty', { path: folder });
  const source = workspacePaths(resolve(backup));
  // A backup is whole as it is: work in it would end with the next look at it, or be thrown away with it.
  if (folder.startsWith(resolve(backup) + sep)) throw new AppError('workspace/restore-inside', { path: folder });
  const note = await readNote(source.root);
  await requireRoom(folder, note.bytes + (statSync(source.database, { throwIfNoEntry: false })?.size ?? 0));
  const part = partName(folder);
  const paths = workspacePaths(part);
  try {
    await removeParts(folder);
    await mkdir(part, { recursive: true });
    const damaged = (details: readonly Detail[]) =>
      new AppError('workspace/backup-damaged', { path: source.root }, { details });
    const file = basename(source.database);
    if (!existsSync(source.database)) throw damaged([{ code: 'workspace/backup-database-missing', params: { file } }]);
    const copied = await copyHashed(source.database, paths.database, { signal: task.signal });
    if (copied.sha256 !== note.databaseSha256)
      throw damaged([{ code: 'workspace/backup-database-changed', params: { file } }]);
    const db = openSqlite(paths.database, { readonly: true });
    try {
      const { wrong, copied } = await copyMasters(db, source.masters, part, note.bytes, task);
      if (wrong.length > 0) throw damaged(wrong.map((one) => inBackup(one, source)));
      agree('restore', { count: note.masters, bytes: note.bytes }, copied);
    } finally {
      db.close();
    }
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await rename(part, folder);
    await flushFolder(dirname(folder));
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw diskError(error, folder, 'write');
  }
  return { path: folder, masters: note.masters, bytes: note.bytes };
}

interface Masters {
  readonly count: number;
  readonly bytes: number;
}

/** What a database says there is. */
function mastersOf(db: Database): Masters {
  return db.prepare<[], Masters>('SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM master').get()!;
}

function databaseBytes(db: Database): number {
  const pragma = (name: string): number => Number(db.pragma(name, { simple: true }));
  return pragma('page_count') * pragma('page_size');
}

/** The count at the border: what was to be copied and what was. */
function agree(step: 'backup' | 'restore', expected: Masters, found: Masters): void {
  if (found.count !== expected.count)
    throw new AppError('count/mismatch', { step, expected: expected.count, found: found.count });
  if (found.bytes !== expected.bytes)
    throw new AppError('count/mismatch', { step, expected: expected.bytes, found: found.bytes });
}

const MASTERS = `SELECT sha256, size, (SELECT name FROM source WHERE source.sha256 = master.sha256 ORDER BY id LIMIT 1) AS name
  FROM master ORDER BY sha256`;

/**
 * Copies every master and hashes it on the way; gives those that are missing or are not what their name says, and how many
 * were copied.
 */
async function copyMasters(
  db: Database,
  from: string,
  root: string,
  bytes: number,
  task: Task,
): Promise<{ readonly wrong: readonly WrongMaster[]; readonly copied: Masters }> {
  const wrong: WrongMaster[] = [];
  const paths = workspacePaths(root);
  await mkdir(paths.masters, { recursive: true });
  let done = 0;
  let count = 0;
  for (const row of db.prepare<[], MasterRow>(MASTERS).iterate()) {
    throwIfCancelled(task.signal);
    const name = row.name ?? row.sha256;
    const source = join(from, row.sha256.slice(0, 2), row.sha256);
    if (!existsSync(source)) {
      wrong.push({ sha256: row.sha256, name, state: 'missing' });
      continue;
    }
    const copied = await copyHashed(source, masterPath(paths, row.sha256), { signal: task.signal });
    if (copied.sha256 !== row.sha256) wrong.push({ sha256: row.sha256, name, state: 'changed' });
    done += copied.size;
    count += 1;
    task.report({ stage: 'backup', done, total: bytes, unit: 'bytes', current: name });
  }
  return { wrong, copied: { count, bytes: done } };
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const needed = bytes + MARGIN;
  const free = await freeBytes(folder);
  if (free < needed) throw new AppError('workspace/no-room', { path: folder, free, needed });
}
