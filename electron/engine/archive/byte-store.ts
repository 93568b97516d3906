const BLOCK = 1024 * 1024;

/**
 * Bytes kept until later, appended piece by piece. Many small buffers would each hold on to the block of memory they
 * were cut from, which is a hundred times their size.
 */
export class ByteStore {
  readonly #blocks: Buffer[] = [];
  #used = BLOCK;

  append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (this.#used === BLOCK) {
        this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK));
        this.#used = 0;
      }
      const part = bytes.subarray(at, at + BLOCK - this.#used);
      this.#blocks.at(-1)!.set(part, this.#used);
      this.#used += part.length;
      at += part.length;
    }
  }

  /** Everything appended, in order. */
  *[Symbol.iterator](): Generator<Buffer> {
    for (const [i, block] of this.#blocks.entries())
      yield i === this.#blocks.length - 1 ? block.subarray(0, this.#used) : block;
  }
}
