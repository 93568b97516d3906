import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { TreeLimits } from './limits.ts';
import * as zip from './zip-format.ts';

/** One record of the central directory, as it stands there. */
export interface DirectoryEntry {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
  /** Unix mode, or 0 when the entry was not made on Unix. */
  readonly mode: number;
}

/** An entry that may be read, and where its data lies in the file. */
export interface Located extends DirectoryEntry {
  readonly dataAt: number;
}

export interface ZipDirectory {
  readonly entries: readonly DirectoryEntry[];
  /** Where the central directory begins: no entry's data may reach it. */
  readonly start: number;
}

/**
 * Reads the central directory of a ZIP. Throws `package/archive-not-zip` when there is none, `package/archive-damaged`
 * when the records contradict each other or the file, `package/archive-split` for one part of several, and
 * `package/archive-too-many-entries`. The directory must end where the end record begins, and the end record where the
 * file ends: a file with two directories would be two packages.
 */
export async function readDirectory(
  handle: FileHandle,
  size: number,
  path: string,
  limits: TreeLimits,
): Promise<ZipDirectory> {
  const damaged = (reason: string) => new AppError('package/archive-damaged', { path, reason });
  const end = await findEnd(handle, size, path);
  if (end.disk !== 0 || end.directoryDisk !== 0 || end.entriesHere !== end.entries)
    throw new AppError('package/archive-split', { path });
  const tooMany = end.entries > limits.entries || end.directorySize > limits.directoryBytes;
  if (tooMany) throw new AppError('package/archive-too-many-entries', { path, limit: limits.entries });
  if (end.directoryOffset + end.directorySize !== end.at) throw damaged('directory-place');
  const directory = await readAt(handle, end.directoryOffset, end.directorySize, damaged);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + zip.CENTRAL_HEADER_SIZE > directory.length || directory.readUInt32LE(at) !== zip.CENTRAL_HEADER)
      throw damaged('directory-record');
    const nameEnd = at + zip.CENTRAL_HEADER_SIZE + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const next = extraEnd + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw damaged('directory-record');
    entries.push(readEntry(directory, at, nameEnd, extraEnd, damaged));
    if (entries.length > end.entries) throw damaged('entry-count');
    at = next;
  }
  if (entries.length !== end.entries) throw damaged('entry-count');
  return { entries, start: end.directoryOffset };
}

/** Exactly `length` bytes from `at`, or the damage that says the file is shorter. */
export async function readAt(
  handle: FileHandle,
  at: number,
  length: number,
  damaged: (reason: string) => AppError,
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  if (bytesRead !== length) throw damaged('cut-short');
  return buffer;
}

function readEntry(
  directory: Buffer,
  at: number,
  nameEnd: number,
  extraEnd: number,
  damaged: (reason: string) => AppError,
): DirectoryEntry {
  let size = directory.readUInt32LE(at + 24);
  let compressed = directory.readUInt32LE(at + 20);
  let offset = directory.readUInt32LE(at + 42);
  if (directory.readUInt16LE(at + 34) !== 0) throw damaged('split');
  if (size === zip.MAX_32 || compressed === zip.MAX_32 || offset === zip.MAX_32) {
    const wide = zip.readZip64Extra(directory.subarray(nameEnd, extraEnd)) ?? [];
    const take = (narrow: number) => {
      if (narrow !== zip.MAX_32) return narrow;
      const value = wide.shift();
      if (value === undefined || !Number.isSafeInteger(value)) throw damaged('zip64');
      return value;
    };
    size = take(size);
    compressed = take(compressed);
    offset = take(offset);
  }
  const onUnix = directory[at + 5] === 3;
  return {
    name: directory.subarray(at + zip.CENTRAL_HEADER_SIZE, nameEnd),
    flags: directory.readUInt16LE(at + 8),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    compressed,
    size,
    offset,
    mode: onUnix ? directory.readUInt16LE(at + 40) : 0,
  };
}

interface End {
  /** Where the directory has to end. */
  readonly at: number;
  readonly disk: number;
  readonly directoryDisk: number;
  readonly entriesHere: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
}

async function findEnd(handle: FileHandle, size: number, path: string): Promise<End> {
  const damaged = (reason: string) => new AppError('package/archive-damaged', { path, reason });
  const tailSize = Math.min(size, zip.END_SIZE + zip.MAX_16);
  const tail = await readAt(handle, size - tailSize, tailSize, damaged);
  let at = -1;
  for (let i = tail.length - zip.END_SIZE; i >= 0 && at < 0; i--) {
    if (tail.readUInt32LE(i) === zip.END_OF_DIRECTORY && i + zip.END_SIZE + tail.readUInt16LE(i + 20) === tail.length)
      at = i;
  }
  if (at < 0) throw new AppError('package/archive-not-zip', { path });
  const end: End = {
    at: size - tailSize + at,
    disk: tail.readUInt16LE(at + 4),
    directoryDisk: tail.readUInt16LE(at + 6),
    entriesHere: tail.readUInt16LE(at + 8),
    entries: tail.readUInt16LE(at + 10),
    directorySize: tail.readUInt32LE(at + 12),
    directoryOffset: tail.readUInt32LE(at + 16),
  };
  const locatorAt = at - zip.ZIP64_LOCATOR_SIZE;
  if (locatorAt < 0 || tail.readUInt32LE(locatorAt) !== zip.ZIP64_LOCATOR) return end;
  const recordAt = Number(tail.readBigUInt64LE(locatorAt + 8));
  // The record stands directly before its locator; anywhere else leaves room for a second truth.
  if (recordAt !== end.at - zip.ZIP64_LOCATOR_SIZE - zip.ZIP64_END_SIZE || recordAt < 0) throw damaged('zip64');
  const record = await readAt(handle, recordAt, zip.ZIP64_END_SIZE, damaged);
  if (record.readUInt32LE(0) !== zip.ZIP64_END) throw damaged('zip64');
  const wide = {
    at: recordAt,
    disk: record.readUInt32LE(16),
    directoryDisk: record.readUInt32LE(20),
    entriesHere: Number(record.readBigUInt64LE(24)),
    entries: Number(record.readBigUInt64LE(32)),
    directorySize: Number(record.readBigUInt64LE(40)),
    directoryOffset: Number(record.readBigUInt64LE(48)),
  };
  const agrees = (narrow: number, all: number, limit: number) => narrow === limit || narrow === all;
  const same =
    agrees(end.entries, wide.entries, zip.MAX_16) &&
    agrees(end.directorySize, wide.directorySize, zip.MAX_32) &&
    agrees(end.directoryOffset, wide.directoryOffset, zip.MAX_32);
  if (!same || !Object.values(wide).every((value) => Number.isSafeInteger(value))) throw damaged('zip64');
  return wide;
}
