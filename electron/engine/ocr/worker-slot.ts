import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import { siblingModule } from '../base/sibling-module.ts';
import type { WorkerJob, WorkerReply, WorkerSetup } from './worker-messages.ts';

/** The engine needs about 0.2 s to start; a machine this much slower than that has another trouble. */
const START_TIMEOUT_MS = 60_000;
/** WebAssembly memory only ever grows; after a huge page the thread is replaced (ordinary pages need 20 to 50 MB). */
const MAX_MEMORY_BYTES = 400 * 1024 * 1024;

export interface SlotOptions {
  readonly setup: () => Promise<WorkerSetup>;
  readonly recycleAfter: number;
  readonly startTimeoutMs?: number;
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A reading or a turn. */
export type Answer = Exclude<WorkerReply, { state: 'ready' | 'failed' }>;

/**
 * One place in the pool: a thread that is started when first needed and replaced when it was stopped, died, reported a
 * failure or has read `recycleAfter` pages. It runs one job at a time. Native code cannot be interrupted, so a timeout
 * or a cancel ends the thread itself, and the promise is always settled by us, never by the thread alone.
 */
export class WorkerSlot {
  readonly #options: SlotOptions;
  #worker: Worker | undefined;
  #pages = 0;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  /**
   * Reads one picture. Rejects with `internal/cancelled` at once when the signal fires, `ocr/timeout` after
   * `timeoutMs`, `ocr/engine-failed` when the engine refuses or dies, `ocr/engine-missing` when it cannot start.
   */
  async run(job: WorkerJob, options: RunOptions): Promise<Answer> {
    if (options.signal.aborted) throw new AppError('internal/cancelled');
    const worker = (this.#worker ??= await this.#start(options.signal));
    worker.ref();
    try {
      const answer = await settle(
        worker,
        options.timeoutMs,
        options.signal,
        new AppError('ocr/timeout', seconds(options.timeoutMs)),
        () => worker.postMessage(job),
      );
      if (answer.state === 'ready' || answer.state === 'failed') {
        throw new AppError('ocr/engine-failed', { reason: answer.state === 'failed' ? answer.reason : 'out of turn' });
      }
      this.#pages++;
      if (this.#pages >= this.#options.recycleAfter || answer.memory > MAX_MEMORY_BYTES) this.stop();
      else worker.unref();
      return answer;
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  /** Ends the thread; the next run starts a new one. */
  stop(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#pages = 0;
    void worker?.terminate();
  }

  async #start(signal: AbortSignal): Promise<Worker> {
    const setup = await this.#options.setup();
    if (signal.aborted) throw new AppError('internal/cancelled');
    const worker = new Worker(siblingModule(import.meta.url, 'ocr-worker'), { workerData: setup });
    // An idle thread that dies must neither end the process nor be used again.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.stop();
    });
    try {
      const timeoutMs = this.#options.startTimeoutMs ?? START_TIMEOUT_MS;
      const timeout = new AppError('ocr/engine-failed', { reason: `no start within ${timeoutMs / 1000} s` });
      const first = await settle(worker, timeoutMs, signal, timeout, () => undefined);
      if (first.state === 'failed') throw new AppError('ocr/engine-failed', { reason: first.reason });
    } catch (error) {
      void worker.terminate();
      throw error;
    }
    return worker;
  }
}

/** The thread's next message, or the first of: the time is over, the signal, the thread's own end. */
function settle(
  worker: Worker,
  timeoutMs: number,
  signal: AbortSignal,
  timeout: AppError,
  begin: () => void,
): Promise<WorkerReply> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      act();
    };
    const onMessage = (reply: WorkerReply): void => finish(() => resolve(reply))();
    const onError = (error: unknown): void => finish(() => reject(died(String(error), error)))();
    const onExit = (code: number): void => finish(() => reject(died(`thread ended with ${code}`)))();
    const onAbort = finish(() => reject(new AppError('internal/cancelled')));
    const timer = setTimeout(
      finish(() => reject(timeout)),
      timeoutMs,
    );
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    begin();
  });
}

function died(reason: string, cause?: unknown): AppError {
  return new AppError('ocr/engine-failed', { reason }, { cause });
}

function seconds(ms: number): { seconds: number } {
  return { seconds: Math.round(ms / 1000) };
}
