import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { diskError } from '../base/disk-error.ts';

/** Octets per read; large enough that hashing, not the disk call, is the cost. */
const CHUNK = 1 << 20;

/**
 * Digest of a file, or of the given spans of it one after another (`[start, length]`, octets), read as a stream.
 * Throws `disk/*` errors that name the file.
 */
export async function digestFile(
  path: string,
  algorithm: string,
  spans: readonly (readonly [start: number, length: number])[] | null = null,
  signal?: AbortSignal,
): Promise<Buffer> {
  const hash = createHash(algorithm);
  try {
    for (const [start, length] of spans ?? [[0, Infinity] as const]) {
      if (length <= 0) continue;
      const stream = createReadStream(path, { start, end: start + length - 1, highWaterMark: CHUNK, signal });
      for await (const chunk of stream) hash.update(chunk as Buffer);
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  }
  return hash.digest();
}
