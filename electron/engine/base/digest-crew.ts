import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import { digestHere, type DigestAnswer, type DigestNews, type DigestTask } from './digest-worker.ts';
import { siblingModule } from './sibling-module.ts';
import { throwIfCancelled } from './task.ts';

/** So many bytes are digested here before it is worth the start of a thread. */
const ALONE = 16 * 1024 * 1024;
/** More threads than this would wait for the disk. */
const MAX_WORKERS = 4;

interface Waiting {
  readonly resolve: (answer: DigestAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Digests files, several at a time: two digests of a file take longer than its reading. Close it at the end; it may be asked again
 * then. Every call ends with `internal/cancelled` as soon as the signal fires.
 */
export class DigestCrew {
  /** How many files may be under way. */
  readonly places = 2 * workerCount();
  readonly #signal: AbortSignal;
  readonly #waiting = new Map<number, Waiting>();
  #workers: Worker[] = [];
  #asked = 0;
  #bytes = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** The digests of a file expected to have `size` bytes, and what it really has. Throws `disk/*`. */
  async digest(
    path: string,
    size: number,
    algorithms: Iterable<string>,
    onBytes: (bytes: number) => void = () => undefined,
  ): Promise<DigestAnswer> {
    throwIfCancelled(this.#signal);
    this.#bytes += size;
    const task: DigestTask = { id: ++this.#asked, path, limit: size, algorithms: [...algorithms] };
    if (this.#workers.length === 0 && this.#bytes <= ALONE) return digestHere(task, onBytes);
    if (this.#workers.length === 0) this.#start();
    const worker = this.#workers[task.id % this.#workers.length]!;
    return new Promise((resolve, reject) => {
      this.#waiting.set(task.id, { resolve, reject, onBytes });
      worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#stop);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }

  readonly #stop = (): void => this.#fail(new AppError('internal/cancelled'));

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #start(): void {
    this.#signal.addEventListener('abort', this.#stop);
    this.#workers = Array.from({ length: workerCount() }, () => {
      const worker = new Worker(siblingModule(import.meta.url, 'digest-worker'), {
        resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
      });
      worker.on('message', (news: DigestNews) => this.#hear(news));
      worker.on('error', (error: Error) => this.#fail(error));
      return worker;
    });
  }

  #hear(news: DigestNews): void {
    const waiting = this.#waiting.get(news.id);
    if ('bytes' in news) {
      waiting?.onBytes(news.bytes);
      return;
    }
    this.#waiting.delete(news.id);
    if ('answer' in news) waiting?.resolve(news.answer);
    else waiting?.reject(new AppError(news.error.code, news.error.params, { details: news.error.details }));
  }
}

function workerCount(): number {
  return Math.min(MAX_WORKERS, availableParallelism());
}
