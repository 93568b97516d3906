import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { diskError } from './disk-error.ts';

/** A file to be digested. Reading ends soon after `limit` bytes, so that a file that grows for ever does not hold it up. */
export interface DigestTask {
  readonly path: string;
  readonly limit: number;
  readonly algorithms: readonly string[];
}

export interface DigestAnswer {
  /** Hex, lower case, by Node's name of the algorithm. */
  readonly digests: Readonly<Record<string, string>>;
  /** Bytes read; -1 for what is no regular file, of which nothing is read. */
  readonly size: number;
}

const CHUNK = 1024 * 1024;

/** Reads a file once for all digests, in blocking calls. Throws `disk/*`. */
export function digestHere(task: DigestTask, onBytes: (bytes: number) => void): DigestAnswer {
  const { path, limit, algorithms } = task;
  const hashes = algorithms.map((name) => [name, createHash(name)] as const);
  const chunk = Buffer.allocUnsafe(CHUNK);
  let descriptor: number | null = null;
  let size = 0;
  try {
    descriptor = openSync(path, 'r');
    if (!fstatSync(descriptor).isFile()) return { digests: {}, size: -1 };
    while (size <= limit) {
      const read = readSync(descriptor, chunk, 0, CHUNK, null);
      if (read === 0) break;
      size += read;
      const part = chunk.subarray(0, read);
      for (const [, hash] of hashes) hash.update(part);
      onBytes(read);
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
  return { digests: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])), size };
}
