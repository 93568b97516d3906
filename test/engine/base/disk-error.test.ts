import { describe, expect, it } from 'vitest';
import { diskError, strayDiskError } from '../../../electron/engine/base/disk-error.ts';

const withCode = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('an error that nobody named a path for', () => {
  it.each([
    [withCode('ENOSPC', { syscall: 'write', errno: -28, path: '/a' }), 'disk/full', '/a'],
    [withCode('EDQUOT', { syscall: 'write', errno: -122 }), 'disk/full', '/ws.db'],
    [withCode('EROFS', { syscall: 'open', errno: -30, path: '/a' }), 'disk/denied', '/a'],
    [withCode('ENOENT', { syscall: 'open', errno: -2, path: '/key.p12' }), 'disk/not-found', '/key.p12'],
    [withCode('EISDIR', { syscall: 'read', errno: -21, path: '/box' }), 'disk/is-folder', '/box'],
    [withCode('ENOTDIR', { syscall: 'open', errno: -20, path: '/a/b' }), 'disk/not-a-folder', '/a/b'],
    [withCode('EEXIST', { syscall: 'mkdir', errno: -17, path: '/a' }), 'disk/not-a-folder', '/a'],
    [withCode('EIO', { syscall: 'read', errno: -5, path: '/a' }), 'disk/read-failed', '/a'],
    [withCode('EIO', { syscall: 'fsync', errno: -5 }), 'disk/write-failed', '/ws.db'],
    [withCode('SQLITE_FULL'), 'disk/full', '/ws.db'],
    [withCode('SQLITE_IOERR_SHMSIZE'), 'disk/full', '/ws.db'],
    [withCode('SQLITE_IOERR_WRITE'), 'disk/write-failed', '/ws.db'],
    [withCode('SQLITE_IOERR_SHORT_READ'), 'disk/read-failed', '/ws.db'],
    [withCode('SQLITE_READONLY_DBMOVED'), 'disk/denied', '/ws.db'],
    [withCode('SQLITE_CANTOPEN'), 'disk/write-failed', '/ws.db'],
  ])('%s says what the disk refused, and where', (error, code, path) => {
    expect(strayDiskError(error, '/ws.db')).toMatchObject({ code, params: { path }, cause: error });
  });

  it.each([
    withCode('SQLITE_CONSTRAINT_UNIQUE'),
    withCode('ERR_INVALID_ARG_TYPE'),
    new TypeError('x is not a function'),
    'thrown text',
  ])('is left alone when no disk is to blame: %s', (error) => {
    expect(strayDiskError(error, '/ws.db')).toBe(error);
  });
});

it.each(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB'])('%s is told as damage of the workspace', (code) => {
  expect(strayDiskError(withCode(code), '/box/workspace.db')).toMatchObject({
    code: 'workspace/damaged',
    params: { path: '/box' },
    details: [{ code: 'workspace/database-damaged', params: { file: 'workspace.db', reason: code } }],
  });
});

it('a broken rule of the database is not called a disk that failed', () => {
  const error = withCode('SQLITE_CONSTRAINT_CHECK');
  expect(diskError(error, '/ws.db', 'write')).toBe(error);
});
