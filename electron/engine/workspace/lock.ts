import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import BetterSqlite from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
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
 * stolen. The JSON beside it only tells people who it is. Throws `workspace/locked`.
 */
export function takeLock(paths: WorkspacePaths, now: string): WorkspaceLock {
  const db = new BetterSqlite(paths.lock, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    const holder = readHolder(paths);
    throw new AppError(
      'workspace/locked',
      { path: paths.root, pid: holder?.pid ?? 0, host: holder?.host ?? '?', since: holder?.since ?? '?' },
      { cause: error },
    );
  }
  const takenOverFrom = readHolder(paths);
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: now };
  writeFileSync(paths.lockHolder, JSON.stringify(holder));
  return {
    takenOverFrom,
    release() {
      if (!db.open) return;
      rmSync(paths.lockHolder, { force: true });
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

function readHolder(paths: WorkspacePaths): LockHolder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(paths.lockHolder, 'utf8')));
  } catch {
    return null;
  }
}
