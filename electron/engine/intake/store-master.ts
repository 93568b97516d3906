import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { isFile } from '../base/digest-file.ts';
import { diskError } from '../base/disk-error.ts';
import { flushFolder, partName } from '../base/durable-file.ts';
import { throwIfCancelled } from '../base/task.ts';
import { masterPath, type WorkspacePaths } from '../workspace/index.ts';

export interface StoredMaster {
  readonly sha256: string;
  readonly size: number;
  readonly path: string;
  /** Under this name lay other bytes of the same size: the disk had lost some, and they are whole again. */
  readonly mended: boolean;
}

const CHUNK = 1 << 20;

/**
 * Copies the bytes at `path` into masters/ under their SHA-256: one read, hashed on the way, flushed, then renamed and
 * made read-only. A master that is there already is read: one that has gone bad is replaced by these good bytes. When this
 * returns, the bytes are safe. Throws `intake/unreadable` (the source's fault: this item is
 * refused), `intake/changed-while-reading`, and `disk/*` naming the workspace (the run stops).
 */
export async function storeMaster(
  paths: WorkspacePaths,
  source: { readonly name: string; readonly path: string },
  signal: AbortSignal,
): Promise<StoredMaster> {
  const part = partName(paths.masters + '/incoming', paths.scratch);
  try {
    const { sha256, size } = await copyHashed(source, part, signal);
    const target = masterPath(paths, sha256);
    const mended = await moveIntoPlace(part, target, { sha256, size }, paths.masters);
    return { sha256, size, path: target, mended };
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

async function copyHashed(
  source: { readonly name: string; readonly path: string },
  part: string,
  signal: AbortSignal,
): Promise<{ sha256: string; size: number }> {
  const before = await reading(source.name, () => stat(source.path));
  const hash = createHash('sha256');
  const stream = createReadStream(source.path, { highWaterMark: CHUNK });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let size = 0;
  let handle: FileHandle | undefined;
  try {
    handle = await writing(part, () => open(part, 'wx'));
    for (;;) {
      throwIfCancelled(signal);
      const step = await reading(source.name, () => chunks.next());
      if (step.done === true) break;
      hash.update(step.value);
      size += step.value.length;
      await writing(part, () => handle!.writeFile(step.value));
    }
    await writing(part, () => handle!.sync());
  } finally {
    stream.destroy();
    await handle?.close();
  }
  const after = await reading(source.name, () => stat(source.path));
  if (size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new AppError('intake/changed-while-reading', { name: source.name });
  return { sha256: hash.digest('hex'), size };
}

/** A master that is already there and whole stays untouched; whether another of its size was replaced. */
async function moveIntoPlace(
  part: string,
  target: string,
  is: { readonly sha256: string; readonly size: number },
  masters: string,
): Promise<boolean> {
  return writing(target, async () => {
    if (await isFile(target, is)) return false;
    const mended = (await stat(target).catch(() => null))?.size === is.size;
    const made = await mkdir(dirname(target), { recursive: true });
    await chmod(part, 0o444);
    await rename(part, target);
    await flushFolder(dirname(target));
    if (made !== undefined) await flushFolder(masters);
    return mended;
  });
}

async function reading<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError('intake/unreadable', { name, reason }, { cause: error });
  }
}

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, path, 'write');
  }
}
