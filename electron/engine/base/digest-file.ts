import { createHash, type Hash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { Span } from './digested-bytes.ts';
import { diskError } from './disk-error.ts';

/** Whether a file is there with these bytes: a file of the same size is read to the end. */
export async function isFile(
  path: string,
  expected: { readonly sha256: string; readonly size: number },
  signal?: AbortSignal,
): Promise<boolean> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size !== expected.size) return false;
  return (await digestFile(path, signal)).sha256 === expected.sha256;
}

/** SHA-256 (hex, lower case) and size in bytes of a file, read as a stream. Throws `disk/*` errors that name it. */
export async function digestFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  const size = await feed(hash, path, WHOLE, signal);
  return { sha256: hash.digest('hex'), size };
}

const WHOLE: readonly Span[] = [[0, Infinity]];

/** As digestFile, by any algorithm Node knows, of the given spans of a file one after another; of all of it by default. */
export async function digestSpans(path: string, algorithm: string, spans: readonly Span[] = WHOLE): Promise<Buffer> {
  const hash = createHash(algorithm);
  await feed(hash, path, spans);
  return hash.digest();
}

/** Bytes per read; large enough that hashing, not the disk call, is the cost. */
const CHUNK = 1 << 20;

async function feed(hash: Hash, path: string, spans: readonly Span[], signal?: AbortSignal): Promise<number> {
  let size = 0;
  try {
    for (const [start, length] of spans) {
      if (length <= 0) continue;
      const stream = createReadStream(path, { start, end: start + length - 1, highWaterMark: CHUNK, signal });
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
      }
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  }
  return size;
}
