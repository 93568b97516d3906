/**
 * Runs pieces of work a few at a time, the one asked for last first: what a person looks at now comes before what flew past
 * a moment ago.
 */
export class NewestFirst {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on as it is; only when nobody waits is it given up.
      const next = this.#waiting.pop();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
