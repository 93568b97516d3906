import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import BetterSqlite from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import type { WorkspacePaths } from './paths.ts';

const Holder = z.object({ pid: z.number(), host: z.string(), since: z.string() });
export type LockHolder = z.infer<typeof Holder>;

export interface WorkspaceLock {
  /** Who held the lock and never gave it back: a run that crashed or lost its power. */
  readonly takenOverFrom: LockHolder | null;
  release(): void;
}

/**
 * One writer at a time. The lock is an open write transaction on a file of its own, so it is the operating system that
 * ends it when its process ends, however that happens: a crash leaves no live lock behind and a living one cannot be
 * stolen. The JSON beside it only tells people who it is. Throws `workspace/locked`, and `disk/*` when it cannot be taken
 * for want of room or rights.
 */
export function takeLock(paths: WorkspacePaths, now: string): WorkspaceLock {
  let db: BetterSqlite.Database | null = null;
  try {
    db = new BetterSqlite(paths.lock, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (!isBusy(error)) throw diskError(error, paths.lock, 'write');
    const holder = readHolder(paths);
    throw new AppError(
      'workspace/locked',
      { path: paths.root, pid: holder?.pid ?? 0, host: holder?.host ?? '?', since: holder?.since ?? '?' },
      { cause: error },
    );
  }
  const takenOverFrom = readHolder(paths);
  writeHolder(paths, { pid: process.pid, host: hostname(), since: now });
  const held = db;
  return {
    takenOverFrom,
    release() {
      if (!held.open) return;
      rmSync(paths.lockHolder, { force: true });
      held.exec('ROLLBACK');
      held.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/** A full disk must not keep anybody from reading what is there, or from a backup to another one. */
function writeHolder(paths: WorkspacePaths, holder: LockHolder): void {
  try {
    writeFileSync(paths.lockHolder, JSON.stringify(holder));
  } catch {
    rmSync(paths.lockHolder, { force: true });
  }
}

function readHolder(paths: WorkspacePaths): LockHolder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(paths.lockHolder, 'utf8')));
  } catch {
    return null;
  }
}
