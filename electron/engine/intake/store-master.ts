import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { passHashed } from '../base/copy-file.ts';
import { isFile } from '../base/digest-file.ts';
import { diskError } from '../base/disk-error.ts';
import { flushFolder, partName } from '../base/durable-file.ts';
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
    const { sha256, size } = await receive(source, part, signal);
    const target = masterPath(paths, sha256);
    const mended = await moveIntoPlace(part, target, { sha256, size }, paths.masters);
    return { sha256, size, path: target, mended };
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

/**
 * Copies a received file to `part`. Its faults are those of that file alone; a file that is still being written is none yet.
 */
async function receive(
  source: { readonly name: string; readonly path: string },
  part: string,
  signal: AbortSignal,
): Promise<{ sha256: string; size: number }> {
  const before = await reading(source.name, () => stat(source.path));
  const handle = await writing(part, () => open(part, 'wx'));
  let copied: { sha256: string; size: number };
  try {
    const pass = (chunk: Buffer) => writing(part, () => handle.writeFile(chunk));
    copied = await passHashed(chunksOf(source), pass, { signal });
    await writing(part, () => handle.sync());
  } finally {
    await handle.close();
  }
  const after = await reading(source.name, () => stat(source.path));
  if (copied.size !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new AppError('intake/changed-while-reading', { name: source.name });
  return copied;
}

/**
 * The bytes of a received file in order; whatever is wrong with them is said of the file, by the name it was handed in with.
 */
async function* chunksOf({ name, path }: { readonly name: string; readonly path: string }): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const step = await reading(name, () => chunks.next());
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    stream.destroy();
  }
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
