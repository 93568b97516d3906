import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { flushFolder, partName, produceDurable, removeParts } from '../base/durable-file.ts';
import { FolderSink } from './folder-sink.ts';
import type { TreeSink } from './tree-sink.ts';
import { ZipSink, type ZipOptions, type ZipResult } from './zip-sink.ts';

export interface ProduceOptions {
  /** Where unfinished files live, on the same file system as the target. Default: beside the target. */
  readonly scratch?: string;
}

/**
 * Writes a ZIP at `target` that appears whole or not at all; what stood there is replaced. Returns what `fill`
 * returned and the ZIP's size and digests. A failure or a cancel leaves nothing behind.
 */
export async function produceZip<T>(
  target: string,
  zip: ZipOptions,
  fill: (sink: TreeSink) => Promise<T>,
  options: ProduceOptions = {},
): Promise<ZipResult & { value: T }> {
  let done: (ZipResult & { value: T }) | undefined;
  await produceDurable(
    target,
    async (path) => {
      const sink = await ZipSink.create(path, zip);
      try {
        const value = await fill(sink);
        done = { ...(await sink.finish()), value };
      } finally {
        await sink.close();
      }
    },
    options,
  );
  return done!;
}

/**
 * Writes a folder that appears whole or not at all. Unlike a file a folder cannot be replaced in one step, so one that
 * is already there is left alone: `disk/exists`.
 */
export async function produceFolder<T>(
  target: string,
  fill: (sink: TreeSink) => Promise<T>,
  options: ProduceOptions = {},
): Promise<{ value: T; size: number; entries: number }> {
  const part = options.scratch === undefined ? partName(target) : join(options.scratch, basename(partName(target)));
  const exists = await stat(target).then(
    () => true,
    () => false,
  );
  if (exists) throw new AppError('disk/exists', { path: target });
  try {
    await mkdir(dirname(target), { recursive: true });
    await mkdir(dirname(part), { recursive: true });
    if (options.scratch === undefined) await removeParts(target);
    const sink = await FolderSink.create(part);
    const value = await fill(sink);
    const result = await sink.finish();
    await rename(part, target);
    await flushFolder(dirname(target));
    return { ...result, value };
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw diskError(error, target, 'write');
  }
}
