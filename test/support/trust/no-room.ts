/**
 * Loaded before the program in the full-disk test. The disk says that it has the room TRAM_TEST_CLAIM names, whatever it
 * has: a quota or a thin volume lets a program get as far as writing. With TRAM_TEST_ROOM writes fail besides once so many bytes are
 * written: for machines on which a small file system cannot be mounted.
 */
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { beforeWrites } from './before-writes.ts';

/** What a changed row costs in the journal of the database: a page. */
const SQLITE_PAGE = 4096;

if (isMainThread) {
  const statfs = fsPromises.statfs;
  fsPromises.statfs = (async (path: string) =>
    Object.assign(await statfs(path), { bavail: Number(process.env['TRAM_TEST_CLAIM']), bsize: 1 })) as typeof statfs;
  syncBuiltinESMExports();

  const room = process.env['TRAM_TEST_ROOM'];
  if (room !== undefined) {
    let left = Number(room);
    await beforeWrites(({ bytes, sql }) => {
      if (sql !== null && !/^(INSERT|UPDATE)/i.test(sql.trim())) return;
      left -= sql === null ? bytes : SQLITE_PAGE;
      if (left >= 0 || (sql === null && bytes === 0)) return;
      if (sql !== null) throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
      const message = 'ENOSPC: no space left on device, write';
      throw Object.assign(new Error(message), { code: 'ENOSPC', errno: -28, syscall: 'write' });
    });
  }
}
