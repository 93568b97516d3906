import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';

/** Files up to this many bytes are taken into memory whole: their checksum is known before they are written. */
export const WHOLE = 32 * 1024 * 1024;
/** Files up to this size are read in one blocking call, which is over before a thread would have been woken. */
const AT_ONCE = 1024 * 1024;
const CHUNK = 1024 * 1024;

/** Readers nobody uses now, for the next package of this thread: their memory would else wait for the garbage collector. */
const idle: SourceReader[] = [];
const MOST_IDLE = 4;
/** A reader that had to grow beyond this many bytes is not kept. */
const MOST_KEPT = 8 * 1024 * 1024;

/** Reads files one after another, reusing its memory. What it hands out is good until the next call. */
export class SourceReader {
  #memory = Buffer.allocUnsafe(AT_ONCE + 1);

  /** One that is nobody's until it is given back. */
  static take(): SourceReader {
    return idle.pop() ?? new SourceReader();
  }

  /** Once, by whoever took it; nothing it handed out may be used any more. */
  giveBack(): void {
    if (idle.length < MOST_IDLE && this.#memory.length <= MOST_KEPT) idle.push(this);
  }

  /**
   * The file's bytes when it has at most `WHOLE`, or its size in bytes when it is larger. Throws `disk/*` when it cannot be read and
   * `package/source-changed` when it grows or shrinks while it is read.
   */
  async whole(path: string): Promise<Buffer | number> {
    let handle: number | undefined;
    try {
      handle = openSync(path, 'r');
      const stat = fstatSync(handle);
      if (!stat.isFile()) throw new AppError('disk/read-failed', { path, reason: 'special-file' });
      if (stat.size > WHOLE) return stat.size;
      if (stat.size <= AT_ONCE) return this.#readSync(handle, path, stat.size);
    } catch (error) {
      throw diskError(error, path, 'read');
    } finally {
      if (handle !== undefined) closeSync(handle);
    }
    return this.#readAsync(path);
  }

  /** A larger file in chunks; the next one is being read while the caller works on the last. */
  async *chunks(path: string): AsyncGenerator<Buffer> {
    const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const;
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw diskError(error, path, 'read');
    });
    try {
      let next = handle.read(buffers[0], 0, CHUNK);
      for (let turn = 0; ; turn++) {
        const { bytesRead, buffer } = await next;
        if (bytesRead === 0) return;
        next = handle.read(buffers[turn % 2 === 0 ? 1 : 0], 0, CHUNK);
        next.catch(() => undefined);
        yield buffer.subarray(0, bytesRead);
      }
    } catch (error) {
      throw diskError(error, path, 'read');
    } finally {
      await handle.close();
    }
  }

  #readSync(handle: number, path: string, size: number): Buffer {
    let used = 0;
    // One byte more than the size, so that a file that grows is seen.
    while (used <= size) {
      const read = readSync(handle, this.#memory, used, size + 1 - used, null);
      if (read === 0) break;
      used += read;
    }
    if (used !== size) throw new AppError('package/source-changed', { path, expected: size, found: used });
    return this.#memory.subarray(0, size);
  }

  async #readAsync(path: string): Promise<Buffer> {
    let used = 0;
    for await (const chunk of this.chunks(path)) {
      if (used + chunk.length > this.#memory.length) {
        const larger = Buffer.allocUnsafe(Math.max(this.#memory.length * 2, used + chunk.length));
        this.#memory.copy(larger, 0, 0, used);
        this.#memory = larger;
      }
      chunk.copy(this.#memory, used);
      used += chunk.length;
    }
    return this.#memory.subarray(0, used);
  }
}
