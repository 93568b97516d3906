import { AppError } from '../../../shared/contract/app-error.ts';
import type { WorkerSlot } from './worker-slot.ts';

interface Waiting {
  take(slot: WorkerSlot): void;
  give(error: AppError): void;
}

/** Hands the pool's slots to work in the order it came. A cancelled waiter leaves the queue at once. */
export class SlotQueue {
  readonly #slots: readonly WorkerSlot[];
  readonly #free: WorkerSlot[];
  readonly #waiting: Waiting[] = [];

  constructor(slots: readonly WorkerSlot[]) {
    this.#slots = slots;
    this.#free = [...slots];
  }

  /** Runs `work` with a slot that nobody else uses meanwhile. */
  async with<T>(signal: AbortSignal, work: (slot: WorkerSlot) => Promise<T>): Promise<T> {
    const slot = await this.#acquire(signal);
    try {
      return await work(slot);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(slot);
      else next.take(slot);
    }
  }

  /** Starts every thread before there is work. */
  startEarly(signal: AbortSignal): void {
    for (const slot of this.#slots) slot.startEarly(signal);
  }

  /** Ends every thread. */
  stop(): void {
    for (const slot of this.#slots) slot.stop();
  }

  #acquire(signal: AbortSignal): Promise<WorkerSlot> {
    if (signal.aborted) return Promise.reject(new AppError('internal/cancelled'));
    // The last one freed first: its thread is started and its caches are warm.
    const slot = this.#free.pop();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        waiting.give(new AppError('internal/cancelled'));
      };
      const waiting: Waiting = {
        take: (free) => {
          signal.removeEventListener('abort', onAbort);
          resolve(free);
        },
        give: reject,
      };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}
