import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from './disk-error.ts';
import { streamDurable, type DurableOptions } from './durable-file.ts';

/**
 * Copies a file durably and hashes it on the way: every byte is read once. Gives the SHA-256 (hex, lower case) and the
 * size of what was read. Read errors name the source, write errors the target.
 */
export async function copyHashed(
  source: string,
  target: string,
  options: DurableOptions & { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<{ sha256: string; size: number }> {
  let copied = { sha256: '', size: 0 };
  await streamDurable(
    target,
    async (stream) => {
      copied = await passHashed(readChunks(source), (chunk) => writeChunk(stream, chunk), options);
    },
    options,
  );
  return copied;
}

/** Passes bytes on as they come and hashes them on the way; each is waited for, so that memory stays flat. */
export async function passHashed(
  chunks: AsyncIterable<Buffer>,
  pass: (chunk: Buffer) => Promise<void>,
  options: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of chunks) {
    if (options.signal?.aborted) throw new AppError('internal/cancelled');
    hash.update(chunk);
    size += chunk.length;
    options.onBytes?.(chunk.length);
    await pass(chunk);
  }
  return { sha256: hash.digest('hex'), size };
}

/** The bytes of a file in order; a failure names the file. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk as Buffer;
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

/** Writes and waits until the stream wants more, so that memory stays flat. */
export async function writeChunk(stream: WriteStream, chunk: Uint8Array | string): Promise<void> {
  if (!stream.write(chunk)) await once(stream, 'drain');
}
