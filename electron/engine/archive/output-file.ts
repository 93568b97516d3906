import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const BUFFER = 1024 * 1024;

/** Buffers nobody uses now, for the next file of this thread: they would else wait for the garbage collector. */
const idle: Buffer[] = [];
const MOST_IDLE = 8;

/**
 * A file written from front to back in large pieces, with digests of the whole if asked for. While one buffer is on
 * its way to the disk the next one fills.
 */
export class OutputFile {
  readonly #handle: FileHandle;
  readonly #hashes: ReadonlyMap<string, Hash>;
  #buffer = idle.pop() ?? Buffer.allocUnsafe(BUFFER);
  #spare = idle.pop() ?? Buffer.allocUnsafe(BUFFER);
  #isClosed = false;
  #used = 0;
  #position = 0;
  #pending: Promise<unknown> = Promise.resolve();

  private constructor(handle: FileHandle, digests: readonly string[]) {
    this.#handle = handle;
    this.#hashes = new Map(digests.map((name) => [name, createHash(name)]));
  }

  /** Creates the file; it must not be there yet. */
  static async create(path: string, digests: readonly string[] = []): Promise<OutputFile> {
    return new OutputFile(await open(path, 'wx'), digests);
  }

  /** Bytes accepted so far, which is where the next one will stand. */
  get position(): number {
    return this.#position;
  }

  /** The chunk may be reused as soon as the promise resolves. */
  async write(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + BUFFER - this.#used);
      this.#buffer.set(part, this.#used);
      this.#used += part.length;
      this.#position += part.length;
      at += part.length;
      if (this.#used === BUFFER) await this.#turn();
    }
  }

  /** Writes the rest and flushes it to the disk. */
  async finish(): Promise<{ size: number; digests: Record<string, string> }> {
    await this.#turn();
    await this.#pending;
    await this.#handle.sync();
    const digests: Record<string, string> = {};
    for (const [name, hash] of this.#hashes) digests[name] = hash.digest('hex');
    return { size: this.#position, digests };
  }

  async close(): Promise<void> {
    await this.#pending.catch(() => undefined);
    if (!this.#isClosed) for (const one of [this.#buffer, this.#spare]) if (idle.length < MOST_IDLE) idle.push(one);
    this.#isClosed = true;
    await this.#handle.close();
  }

  async #turn(): Promise<void> {
    const full = this.#buffer.subarray(0, this.#used);
    await this.#pending;
    // Not awaited here: an error surfaces at the next turn or at the end.
    this.#pending = this.#handle.writeFile(full);
    this.#pending.catch(() => undefined);
    for (const hash of this.#hashes.values()) hash.update(full);
    [this.#buffer, this.#spare] = [this.#spare, this.#buffer];
    this.#used = 0;
  }
}
