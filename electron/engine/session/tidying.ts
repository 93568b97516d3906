import { setTimeout } from 'node:timers/promises';
import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import { tidyPageImages } from '../pages/index.ts';
import { tidyScanImages } from '../rescans/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** ms after opening: by then what the person came for is on the screen. */
const CALM = 60_000;

/** Frees the room of derived files that nothing names any more, beside all work, once each time a workspace is opened. */
export class Tidying {
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  /** `after`: ms from now. */
  constructor(ws: Workspace, after = CALM) {
    this.#done = this.#tidy(ws, after);
  }

  /** Waits for the file under way; the rest is found again the next time. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #tidy(ws: Workspace, after: number): Promise<void> {
    const { signal } = this.#stop;
    await setTimeout(after, undefined, { ref: false, signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await tidyPageImages(ws, signal);
      await tidyScanImages(ws, signal);
    } catch (error) {
      // Nobody asked for it, and nothing depends on it.
      ws.logger.warn('derived files not tidied', { error: toErrorRecord(error).code });
    }
  }
}
