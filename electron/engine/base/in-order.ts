/**
 * Answers that come in any order, taken in the order they were asked for, so that the same thing gives the same report.
 * At most `width` are under way.
 */
export class InOrder {
  readonly #width: number;
  readonly #underWay: (() => Promise<void>)[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  /** Waits for a free place and asks. `take` is called with what came of it, when all before it have been taken; a failure ends the whole unless `failed` takes it. */
  async add<T>(
    ask: () => Promise<T>,
    take: (answer: T) => void | Promise<void>,
    failed: (error: unknown) => void = fail,
  ): Promise<void> {
    await this.room();
    const answer = ask();
    // Heard of when its turn comes; until then it must not count as unheard.
    answer.catch(() => undefined);
    this.#underWay.push(async () => {
      try {
        await take(await answer);
      } catch (error) {
        failed(error);
      }
    });
  }

  /** Waits until another may be added at once. */
  async room(): Promise<void> {
    while (this.#underWay.length >= this.#width) await this.#underWay.shift()!();
  }

  /** Waits for all of them. */
  async finish(): Promise<void> {
    for (let next = this.#underWay.shift(); next !== undefined; next = this.#underWay.shift()) await next();
  }
}

function fail(error: unknown): never {
  throw error;
}
