/** How long after it was asked for a file may not have been opened yet, ms: whoever asked is another process. */
const OPENED_WITHIN = 60_000;

/**
 * Files made on demand that somebody is about to read: what tidies up leaves them. Only those of the last minute are
 * remembered.
 */
export class HandedOut {
  readonly #asked = new Map<string, number>();

  note(path: string, now = performance.now()): void {
    // In the order of the last time: the oldest stand first.
    this.#asked.delete(path);
    this.#asked.set(path, now);
    for (const [old, asked] of this.#asked) {
      if (now - asked < OPENED_WITHIN) break;
      this.#asked.delete(old);
    }
  }

  has(path: string, now = performance.now()): boolean {
    const asked = this.#asked.get(path);
    return asked !== undefined && now - asked < OPENED_WITHIN;
  }
}
