import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import { tidyPageImages } from '../pages/index.ts';
import { tidyScanImages } from '../rescans/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** Frees the room of derived files that nothing names any more, beside all work, once each time a workspace is opened. */
export class Tidying {
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(ws: Workspace) {
    this.#done = this.#tidy(ws);
  }

  /** Waits for the file under way; the rest is found again the next time. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #tidy(ws: Workspace): Promise<void> {
    const { signal } = this.#stop;
    try {
      await tidyPageImages(ws, signal);
      await tidyScanImages(ws, signal);
    } catch (error) {
      // Nobody asked for it, and nothing depends on it.
      ws.logger.warn('derived files not tidied', { error: toErrorRecord(error).code });
    }
  }
}
