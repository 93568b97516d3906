import { accessSync, constants, existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';

/**
 * A file system's or the database's refusal as an AppError that names the path: `disk/full`, `disk/denied`,
 * `disk/not-found`, `disk/is-folder`, `disk/not-a-folder`, else `disk/write-failed` or `disk/read-failed` by what was being
 * done. What was stopped is `internal/cancelled`. Anything else comes back as it is.
 */
export function diskError(error: unknown, path: string, doing: 'read' | 'write'): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code.startsWith('SQLITE_')) return databaseError(error, code, path);
  if (code === 'ABORT_ERR') return new AppError('internal/cancelled', {}, { cause: error });
  // Node's own words for a wrong call: no disk is to blame.
  if (code.startsWith('ERR_')) return error;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk/full', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('disk/denied', { path }, { cause: error });
    case 'ENOENT':
      if ('syscall' in error && error.syscall === 'mkdir' && isReadOnly(ownPath(error) ?? path))
        return new AppError('disk/denied', { path }, { cause: error });
      return new AppError('disk/not-found', { path }, { cause: error });
    case 'EISDIR':
      return new AppError('disk/is-folder', { path }, { cause: error });
    case 'ENOTDIR':
      return new AppError('disk/not-a-folder', { path: ownPath(error) ?? path }, { cause: error });
    case 'EEXIST':
      // A file stands where a folder was to be made.
      if ('syscall' in error && error.syscall === 'mkdir')
        return new AppError('disk/not-a-folder', { path: ownPath(error) ?? path }, { cause: error });
      return failed(error, path, doing);
    default:
      return failed(error, path, doing);
  }
}

/**
 * Whether nothing can be written where this path would be. Node's mkdir, told to make the folders above as well, says on a
 * read-only file system only that the folder is not there.
 */
function isReadOnly(path: string): boolean {
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    accessSync(there, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

function ownPath(error: Error): string | null {
  return 'path' in error && typeof error.path === 'string' ? error.path : null;
}

/**
 * The same for an error that passed everyone who knew the path: a call to the system says itself what it was at, all else
 * was the database at `database`, which may itself be damaged (`workspace/damaged`). What no disk is to blame for, a bug
 * above all, comes back as it is.
 */
export function strayDiskError(error: unknown, database: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))) return damagedDatabase(database, error.message, error);
  if (String(error.code).startsWith('SQLITE_')) return diskError(error, database, 'write');
  if (!('syscall' in error) || !('errno' in error)) return error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : database;
  return diskError(error, path, READING.has(String(error.syscall)) ? 'read' : 'write');
}

const READING = new Set(['access', 'lstat', 'opendir', 'read', 'readlink', 'scandir', 'stat', 'statfs']);

/** SQLite's extended result codes (sqlite.org/rescode.html). A broken rule or a damaged file is no fault of the disk. */
function databaseError(error: Error, code: string, path: string): unknown {
  // The index of the journal could not grow: SQLite asks for its room with a write and gets ENOSPC.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new AppError('disk/full', { path }, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
    return new AppError('disk/denied', { path }, { cause: error });
  if (/^SQLITE_IOERR(_SHORT)?_READ$/.test(code)) return failed(error, path, 'read');
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return failed(error, path, 'write');
  return error;
}

/**
 * `workspace/damaged` for the database of a workspace. `reason` is what SQLite says: for `--json` and the log, it is in
 * nobody's language.
 */
export function damagedDatabase(path: string, reason: string, cause?: unknown): AppError {
  const details = [{ code: 'workspace/database-damaged', params: { file: basename(path), reason } }];
  return new AppError('workspace/damaged', { path: dirname(path) }, { details, cause });
}

function failed(error: Error, path: string, doing: 'read' | 'write'): AppError {
  // The system's own short name, as EIO, is the same in every language; its sentence stays in the log.
  const params = { path, reason: 'code' in error ? String(error.code) : error.message };
  return new AppError(doing === 'write' ? 'disk/write-failed' : 'disk/read-failed', params, { cause: error });
}
