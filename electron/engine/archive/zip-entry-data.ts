import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, crc32, inflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { OnChunk } from './package-tree.ts';
import type { Located } from './zip-directory.ts';
import { STORED } from './zip-format.ts';

const CHUNK = 1024 * 1024;
/** Entries this small are unpacked in one call. */
const AT_ONCE = 1024 * 1024;

/**
 * Hands over an entry's bytes. Whatever the compressed data does, no more than the declared size is unpacked; size and
 * CRC-32 must come out right: `package/entry-damaged`.
 */
export async function readEntryData(handle: FileHandle, entry: Located, name: string, onChunk: OnChunk): Promise<void> {
  const damaged = (cause?: unknown) => new AppError('package/entry-damaged', { path: name }, { cause });
  let size = 0;
  let crc = 0;
  const pass = async (chunk: Uint8Array) => {
    size += chunk.length;
    if (size > entry.size) throw damaged();
    crc = crc32(chunk, crc);
    await onChunk(chunk);
  };
  if (entry.method === STORED) {
    for await (const chunk of packed(handle, entry, damaged)) await pass(chunk);
  } else if (entry.size <= AT_ONCE && entry.compressed <= AT_ONCE) {
    const parts: Buffer[] = [];
    for await (const chunk of packed(handle, entry, damaged)) parts.push(Buffer.from(chunk));
    await pass(unpackAtOnce(Buffer.concat(parts), entry.size, damaged));
  } else {
    await unpackStreamed(packed(handle, entry, damaged), pass, damaged);
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged();
}

async function* packed(handle: FileHandle, entry: Located, damaged: () => AppError): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, entry.compressed)));
  for (let done = 0; done < entry.compressed;) {
    const want = Math.min(buffer.length, entry.compressed - done);
    const { bytesRead } = await handle.read(buffer, 0, want, entry.dataAt + done);
    if (bytesRead === 0) throw damaged();
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function unpackAtOnce(bytes: Buffer, size: number, damaged: (cause: unknown) => AppError): Buffer {
  try {
    // One byte of room more than declared, so that too much is seen as too much and not as a failure.
    return inflateRawSync(bytes, { maxOutputLength: size + 1 });
  } catch (cause) {
    throw damaged(cause);
  }
}

async function unpackStreamed(
  source: AsyncIterable<Buffer>,
  pass: (chunk: Uint8Array) => Promise<void>,
  damaged: (cause: unknown) => AppError,
): Promise<void> {
  const copied = async function* () {
    // The source reuses its buffer while inflate may still hold the chunk.
    for await (const chunk of source) yield Buffer.from(chunk);
  };
  try {
    await pipeline(copied, createInflateRaw({ chunkSize: 256 * 1024 }), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await pass(chunk);
    });
  } catch (error) {
    // Only zlib's own errors mean damage; the others are the reader's or the caller's and keep their meaning.
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? damaged(error) : error;
  }
}
