import { readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { throwIfCancelled } from '../base/task.ts';
import { EntryGate } from './entry-gate.ts';
import type { TreeLimits } from './limits.ts';
import type { PackageTree } from './package-tree.ts';
import { readDirectory, type DirectoryEntry, type Located } from './zip-directory.ts';
import { readEntryData } from './zip-entry-data.ts';
import * as zip from './zip-format.ts';

const S_IFMT = 0o170000;
const S_IFREG = 0o100000;
const S_IFLNK = 0o120000;
const S_IFDIR = 0o040000;

/**
 * A ZIP as a package tree. Every entry is checked before any is read: name, kind, method, encryption, its header
 * against the directory, its extent against its neighbours', its size against bombs.
 */
export async function openZipTree(path: string, limits: TreeLimits, signal: AbortSignal): Promise<PackageTree> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw diskError(error, path, 'read');
  });
  try {
    const { size } = await handle.stat();
    const directory = await readDirectory(handle, size, path, limits);
    const gate = new EntryGate();
    const located = new Map<string, Located>();
    let total = 0;
    for (const { entry, dataAt } of locate(handle, directory.entries, directory.start, gate)) {
      throwIfCancelled(signal);
      const name = decodeName(entry, gate);
      if (name === null) continue;
      if (name.endsWith('/') || (entry.mode & S_IFMT) === S_IFDIR) {
        gate.folder(name.replace(/\/$/, ''));
        continue;
      }
      const fault = entryFault(entry, limits);
      if (fault) {
        gate.report(fault, name);
        continue;
      }
      if (dataAt === null) continue;
      total += entry.size;
      if (total > limits.totalBytes)
        throw new AppError('package/archive-too-large', { path, limit: limits.totalBytes });
      gate.file({ path: name, size: entry.size });
      located.set(name, { ...entry, dataAt });
    }
    const { entries, folders } = gate.close();
    return {
      kind: 'zip',
      path,
      entries,
      folders,
      findings: gate.findings,
      locate: (name) => {
        const entry = entries.has(name) ? located.get(name) : undefined;
        if (!entry) return null;
        const { dataAt, compressed, size, crc, method } = entry;
        return { kind: 'zip', path, descriptor: handle.fd, dataAt, compressed, size, crc, method };
      },
      close: () => handle.close(),
      read: async (name, onChunk) => {
        const entry = located.get(name);
        if (!entry || !entries.has(name)) throw new AppError('package/entry-missing', { path: name });
        await readEntryData(handle, entry, name, onChunk);
      },
    };
  } catch (error) {
    await handle.close();
    throw diskError(error, path, 'read');
  }
}

/** Why an entry may not be read, by its directory record alone. */
function entryFault(entry: DirectoryEntry, limits: TreeLimits): string | null {
  const kind = entry.mode & S_IFMT;
  if (kind === S_IFLNK) return 'package/entry-link';
  if (kind !== 0 && kind !== S_IFREG) return 'package/entry-special';
  if ((entry.flags & (zip.FLAG_ENCRYPTED | zip.FLAG_STRONG_ENCRYPTION | zip.FLAG_MASKED)) !== 0)
    return 'package/entry-encrypted';
  if (entry.method !== zip.STORED && entry.method !== zip.DEFLATED) return 'package/entry-method';
  if (entry.method === zip.STORED && entry.size !== entry.compressed) return 'package/entry-header-mismatch';
  if (entry.size > limits.ratioFrom && entry.size > entry.compressed * limits.ratio) return 'package/entry-bomb';
  return null;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeName(entry: DirectoryEntry, gate: EntryGate): string | null {
  try {
    return decoder.decode(entry.name);
  } catch {
    // Without the UTF-8 flag the bytes are in some code page nobody names; guessing would change identifiers.
    gate.report('package/entry-name-encoding', entry.name.toString('latin1'));
    return null;
  }
}

/**
 * Each entry with the place of its data, from its local header. `dataAt` is null, with a finding, when the header is not
 * there, says something else than the directory, or when the data runs into the next entry or the directory. Bytes that
 * belong to no entry are a finding too: something is hidden in them.
 */
function* locate(
  handle: FileHandle,
  entries: readonly DirectoryEntry[],
  directoryStart: number,
  gate: EntryGate,
): Generator<{ entry: DirectoryEntry; dataAt: number | null }> {
  const byPlace = [...entries].sort((a, b) => a.offset - b.offset);
  let free = 0;
  let slack = 0;
  for (const entry of byPlace) {
    const place = entry.name.toString('utf8');
    const header = Buffer.alloc(zip.LOCAL_HEADER_SIZE + entry.name.length);
    // One small read each, most of them from the cache: a thread's round trip would take ten times as long.
    const read = readSync(handle.fd, header, 0, header.length, entry.offset);
    if (entry.offset < free) {
      gate.report('package/entry-overlap', place);
      yield { entry, dataAt: null };
      continue;
    }
    if (entry.offset > free + slack) gate.report('package/archive-hidden-bytes', place, { bytes: entry.offset - free });
    if (read !== header.length || header.readUInt32LE(0) !== zip.LOCAL_HEADER || !agrees(header, entry)) {
      gate.report('package/entry-header-mismatch', place);
      free = Math.max(free, entry.offset);
      slack = Infinity;
      yield { entry, dataAt: null };
      continue;
    }
    const dataAt = entry.offset + header.length + header.readUInt16LE(28);
    free = dataAt + entry.compressed;
    slack = (entry.flags & zip.FLAG_DESCRIPTOR) === 0 ? 0 : 24;
    if (free > directoryStart) {
      gate.report('package/entry-overlap', place);
      yield { entry, dataAt: null };
    } else yield { entry, dataAt };
  }
  if (directoryStart > free + slack) gate.report('package/archive-hidden-bytes', '', { bytes: directoryStart - free });
}

/** Whether a local header says the same as the directory: the name, the method, the flags, and the sizes if it has them. */
function agrees(header: Buffer, entry: DirectoryEntry): boolean {
  const nameLength = header.readUInt16LE(26);
  if (nameLength !== entry.name.length || !header.subarray(zip.LOCAL_HEADER_SIZE).equals(entry.name)) return false;
  if (header.readUInt16LE(8) !== entry.method || header.readUInt16LE(6) !== entry.flags) return false;
  if ((entry.flags & zip.FLAG_DESCRIPTOR) !== 0) return true;
  const same = (narrow: number, value: number) => narrow === zip.MAX_32 || narrow === value;
  return (
    header.readUInt32LE(14) === entry.crc &&
    same(header.readUInt32LE(18), entry.compressed) &&
    same(header.readUInt32LE(22), entry.size)
  );
}
