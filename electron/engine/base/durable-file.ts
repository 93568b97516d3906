import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { diskError } from './disk-error.ts';
import { ownMark, removeLeftovers } from './leftovers.ts';

/**
 * Files appear whole or not at all: written into a scratch folder of the same file system, flushed, renamed, and the
 * folder that now names them flushed too. A power cut leaves the old state or the new one; what was half made is removed
 * when the scratch folder is emptied, or, beside a target, when that target is made the next time.
 */
export interface DurableOptions {
  /** The scratch folder, on the same file system as the target. Default: the target's own folder. */
  readonly scratch?: string;
}

/** The scratch name of a target: a leading dot and `.part`, so that no reader takes it for a finished file. */
export function partName(target: string, scratch = dirname(target)): string {
  return join(scratch, `${partPrefix(target)}${ownMark()}${PART}`);
}

/** Removes what killed runs left beside a target that is made without a scratch folder of its own. */
export async function removeParts(target: string): Promise<void> {
  await removeLeftovers(dirname(target), partPrefix(target), PART);
}

const PART = '.part';

function partPrefix(target: string): string {
  return `.${basename(target)}.`;
}

/** Flushes a folder's entries. Windows has no such call for folders; there the rename itself is journalled. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes bytes durably at `target`, making its folder. Throws `disk/*` errors that name the target. */
export async function writeDurable(
  target: string,
  bytes: Uint8Array | string,
  options: DurableOptions = {},
): Promise<void> {
  await produceDurable(
    target,
    async (path) => {
      const handle = await open(path, 'wx');
      try {
        await handle.writeFile(bytes);
      } finally {
        await handle.close();
      }
    },
    options,
  );
}

/** As writeDurable, for a writer that streams: `write` gets a stream and must end by itself or leave it open. */
export async function streamDurable(
  target: string,
  write: (stream: WriteStream) => Promise<void>,
  options: DurableOptions = {},
): Promise<void> {
  await produceDurable(
    target,
    async (path) => {
      const stream = createWriteStream(path, { flags: 'wx', highWaterMark: 1 << 20 });
      const failed = new Promise<never>((_, reject) => stream.once('error', reject));
      failed.catch(() => undefined);
      try {
        await Promise.race([write(stream), failed]);
        if (!stream.writableEnded) stream.end();
        await Promise.race([finished(stream), failed]);
      } catch (error) {
        await discardStream(stream);
        throw error;
      }
    },
    options,
  );
}

/** Ends a stream that is not wanted any more. Only then is its file there for good, and may be taken away: it may just be opened. */
export async function discardStream(stream: WriteStream): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    if (stream.closed) resolve();
    else stream.once('close', resolve);
  });
  stream.destroy();
  await closed;
}

/** The general form: `produce` makes the file at the scratch path it is given; then it is flushed and moved into place. */
export async function produceDurable(
  target: string,
  produce: (scratchPath: string) => Promise<void>,
  options: DurableOptions = {},
): Promise<void> {
  const folder = dirname(target);
  const part = partName(target, options.scratch);
  try {
    const highest = await mkdir(folder, { recursive: true });
    if (options.scratch === undefined) await removeParts(target);
    else await mkdir(options.scratch, { recursive: true });
    await produce(part);
    const handle = await open(part, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, target);
    await flushFolder(folder);
    await flushNamesOf(folder, highest);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error, target, 'write');
  }
}

/** Flushes the folders that name those just made, from `folder` up to `highest`: else they and all in them may be gone. */
async function flushNamesOf(folder: string, highest: string | undefined): Promise<void> {
  if (highest === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await flushFolder(dirname(made));
    if (made === highest || made === dirname(made)) return;
  }
}
