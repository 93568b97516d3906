import type { Progress } from '../../../shared/contract/progress.ts';

/** How far back the rate looks, in ms: long enough to be steady, short enough to follow a change. */
const WINDOW = 20_000;
/** No rate is given before this much time has been seen, in ms: the first pages say nothing yet. */
const SETTLED = 1500;

/** Rate and time left of one piece of work, from what was done in the last seconds of its present stage. */
export class Pace {
  #marks: { readonly at: number; readonly done: number }[] = [];
  #last: Progress | null = null;

  /** `at` in ms. */
  note(progress: Progress, at: number): void {
    const fresh = this.#last === null || this.#last.stage !== progress.stage || this.#last.done > progress.done;
    if (fresh) this.#marks = [];
    this.#last = progress;
    this.#marks.push({ at, done: progress.done });
    while (this.#marks.length > 2 && at - this.#marks[0]!.at > WINDOW) this.#marks.shift();
  }

  /** Units a second and seconds left; null while there is not enough to tell. */
  reading(): { rate: number | null; secondsLeft: number | null } {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || last.at - first.at < SETTLED || last.done === first.done)
      return { rate: null, secondsLeft: null };
    const rate = ((last.done - first.done) * 1000) / (last.at - first.at);
    const total = this.#last?.total ?? null;
    return { rate, secondsLeft: total === null ? null : Math.max(0, Math.round((total - last.done) / rate)) };
  }
}
