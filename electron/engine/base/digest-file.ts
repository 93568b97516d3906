import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
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

/** SHA-256 (hex, lower case) and size in bytes of a file, read as a stream. */
export async function digestFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  }
  return { sha256: hash.digest('hex'), size };
}
