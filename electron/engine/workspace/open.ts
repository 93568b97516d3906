import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { appendAudit } from '../audit/index.ts';
import { isoVietnam, systemClock } from '../base/clock.ts';
import { damagedDatabase, diskError } from '../base/disk-error.ts';
import { produceDurable } from '../base/durable-file.ts';
import { appendLog } from '../base/log-file.ts';
import { lineLogger, toAll } from '../base/logger.ts';
import { findDamage, migrate, openSqlite, pendingMigrations, type Database, type Extent } from '../db/index.ts';
import { JobStore } from '../jobs/index.ts';
import { assemble, type OpenOptions } from './assemble.ts';
import { takeLock } from './lock.ts';
import { workspacePaths, type WorkspacePaths } from './paths.ts';
import { AgencySettings, writeAgency, writePractice, writeWorkspaceId } from './settings.ts';
import type { Workspace } from './workspace.ts';

/**
 * Makes a new workspace in a folder that is empty or does not exist, and opens it. Throws `workspace/exists` when there
 * is one already, `workspace/not-empty` when the folder holds other things, `workspace/agency-invalid`. Cut off at any
 * moment it can be called again.
 */
export async function createWorkspace(root: string, agency: unknown, options: OpenOptions = {}): Promise<Workspace> {
  const paths = workspacePaths(resolve(root));
  const parsed = AgencySettings.safeParse(agency);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new AppError('workspace/agency-invalid', { fields });
  }
  if (existsSync(paths.database)) throw new AppError('workspace/exists', { path: paths.root });
  try {
    await mkdir(paths.root, { recursive: true });
    if (!(await isFree(paths))) throw new AppError('workspace/not-empty', { path: paths.root });
    for (const folder of foldersOf(paths)) await mkdir(folder, { recursive: true });
    await emptyFolder(paths.scratch);
    // The database comes last and whole: it is what makes the folder a workspace.
    const fill = (part: string): Promise<void> => {
      fillDatabase(part, parsed.data, options);
      return Promise.resolve();
    };
    await produceDurable(paths.database, fill, { scratch: paths.scratch });
  } catch (error) {
    throw diskError(error, paths.root, 'write');
  }
  return openWorkspace(root, options);
}

/** Nothing is there but what an earlier attempt left that was cut off: our folders, and in scratch/ a half database. */
async function isFree(paths: WorkspacePaths): Promise<boolean> {
  const ours = foldersOf(paths);
  for (const name of await readdir(paths.root)) {
    const path = join(paths.root, name);
    if (!ours.includes(path)) return false;
    const left = (await readdir(path)).filter((file) => path !== paths.scratch || !file.startsWith('.workspace.db.'));
    if (left.length > 0) return false;
  }
  return true;
}

function fillDatabase(path: string, agency: AgencySettings, options: OpenOptions): void {
  const db = openSqlite(path);
  try {
    migrate(db);
    const now = isoVietnam((options.clock ?? systemClock).now());
    db.transaction(() => {
      writeAgency(db, agency);
      writeWorkspaceId(db, randomUUID());
      if (options.practice === true) writePractice(db);
      appendAudit(db, {
        at: now,
        who: options.actor ?? 'tram',
        action: 'workspace/create',
        subject: 'workspace',
        after: agency,
      });
    })();
  } finally {
    db.close();
  }
}

/**
 * Opens a workspace for writing: lock, integrity check (of the whole database where the run before did not end in good
 * order, as a backup does it of its copy; else of the records), migration (after a copy of the database), tidy-up of what a
 * crash left in scratch/. What its logger is told is kept in log/ as well. Throws `workspace/not-found`, `workspace/locked`,
 * `workspace/read-only`, `workspace/newer`, `workspace/not-ours`, `workspace/damaged`.
 */
export async function openWorkspace(root: string, options: OpenOptions = {}): Promise<Workspace> {
  const paths = workspacePaths(resolve(root));
  if (!existsSync(paths.database)) throw new AppError('workspace/not-found', { path: paths.root });
  requireWritable(paths);
  const clock = options.clock ?? systemClock;
  const lock = takeLock(paths, isoVietnam(clock.now()));
  let db: Database | null = null;
  try {
    db = openChecked(paths, lock.takenOverFrom === null ? 'records' : 'whole');
    const pending = pendingMigrations(db);
    if (pending.length > 0) {
      await copyBefore(db, paths, pending[0]!.version);
      migrate(db);
    }
    const opened = db;
    for (const folder of foldersOf(paths)) await mkdir(folder, { recursive: true });
    const scratchFilesRemoved = await emptyFolder(paths.scratch);
    const own = lineLogger((line) => appendLog(paths.logFile, line), clock);
    const logger = options.logger ? toAll(options.logger, own) : own;
    return assemble(
      opened,
      paths,
      { ...options, logger },
      {
        recovery: {
          takenOverFrom: lock.takenOverFrom,
          interruptedJobs: new JobStore(opened).atOpening(),
          scratchFilesRemoved,
        },
        close() {
          if (opened.open) opened.close();
          lock.release();
        },
      },
    );
  } catch (error) {
    db?.close();
    lock.release();
    throw diskError(error, paths.root, 'write');
  }
}

/** SQLite itself says of a read-only disk only that it cannot open a file, and not always of the lock's. */
function requireWritable(paths: WorkspacePaths): void {
  try {
    accessSync(paths.root, constants.W_OK);
  } catch (error) {
    throw new AppError('workspace/read-only', { path: paths.root }, { cause: error });
  }
}

/** A copy of the database as it was before this migration, whole or not at all; one of the same step is replaced. */
async function copyBefore(db: Database, paths: WorkspacePaths, version: number): Promise<void> {
  const copy = async (part: string): Promise<void> => {
    await db.backup(part);
  };
  await produceDurable(`${paths.database}.before-${version}`, copy, { scratch: paths.scratch });
}

function openChecked(paths: WorkspacePaths, extent: Extent): Database {
  let db: Database | null = null;
  try {
    db = openSqlite(paths.database);
    const damage = findDamage(db, extent);
    if (damage !== null) throw damagedDatabase(paths.database, damage);
    return db;
  } catch (error) {
    db?.close();
    const known = diskError(error, paths.database, 'write');
    if (known instanceof AppError) throw known;
    throw damagedDatabase(paths.database, error instanceof Error ? error.message : String(error), error);
  }
}

function foldersOf(paths: WorkspacePaths): string[] {
  return [paths.masters, paths.derived, paths.inbox, paths.outbox, paths.log, paths.scratch];
}

async function emptyFolder(folder: string): Promise<number> {
  const names = await readdir(folder);
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  return names.length;
}
