import { setTimeout as sleep } from 'node:timers/promises';
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

/**
 * A job's time counts by the processor, so that ordinary pages are not given up on a PC that is busy with other things;
 * a thread that does not even compute is waited for this many times as long.
 */
const MOST_WAITING = 20;
/** A thread that computes tells its processor time within ms; one that blocks never does. */
const ANSWER_MS = 5_000;

export interface RunOptions {
  /** Processor time of the thread. */
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
  #early: Promise<Worker | undefined> | undefined;
  #pages = 0;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  /** Starts the thread before there is work for it. What fails in that is tried again, and told, by the first run. */
  startEarly(signal: AbortSignal): void {
    this.#early ??= this.#start(signal).then(
      (worker) => {
        worker.unref();
        worker.once('exit', () => (this.#early = undefined));
        return worker;
      },
      () => undefined,
    );
  }

  async #ready(signal: AbortSignal): Promise<Worker> {
    const early = await this.#early;
    this.#early = undefined;
    if (signal.aborted) throw new AppError('internal/cancelled');
    return early ?? this.#start(signal);
  }

  /**
   * Reads one picture. Rejects with `internal/cancelled` at once when the signal fires, `ocr/timeout` after
   * `timeoutMs` of computing, `ocr/engine-failed` when the engine refuses or dies, `ocr/engine-missing` when it cannot start.
   */
  async run(job: WorkerJob, options: RunOptions): Promise<Answer> {
    if (options.signal.aborted) throw new AppError('internal/cancelled');
    const worker = (this.#worker ??= await this.#ready(options.signal));
    worker.ref();
    try {
      const answer = await settle(
        worker,
        options.timeoutMs,
        options.signal,
        new AppError('ocr/timeout', seconds(options.timeoutMs)),
        () => worker.postMessage(job),
        stopwatch(worker, options.timeoutMs),
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
    void this.#early?.then((early) => early?.terminate());
    this.#early = undefined;
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
  remaining: () => Promise<number> = () => Promise.resolve(0),
): Promise<WorkerReply> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => (): void => {
      isOver = true;
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
    let timer: NodeJS.Timeout;
    let isOver = false;
    const wait = (ms: number): void => {
      timer = setTimeout(() => {
        void remaining().then((more) => {
          if (isOver) return;
          if (more > 0) wait(more);
          else finish(() => reject(timeout))();
        });
      }, ms);
    };
    wait(timeoutMs);
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    signal.addEventListener('abort', onAbort, { once: true });
    begin();
  });
}

/** How many ms are left of `timeoutMs` of the thread's processor time from now on; 0 when they, or all patience, are used up. */
function stopwatch(worker: Worker, timeoutMs: number): () => Promise<number> {
  const begun = performance.now();
  const before = processorTime(worker);
  return async () => {
    if (performance.now() - begun >= timeoutMs * MOST_WAITING) return 0;
    const [then, now] = [await before, await processorTime(worker)];
    return then === null || now === null ? 0 : Math.max(0, timeoutMs - (now - then));
  };
}

/** ms, or null where the runtime cannot tell (Node before 24.6), or the thread does not answer. */
async function processorTime(worker: Worker): Promise<number | null> {
  if (typeof worker.cpuUsage !== 'function') return null;
  const silence = new AbortController();
  const nothing = sleep(ANSWER_MS, null, { signal: silence.signal, ref: false });
  nothing.catch(() => undefined);
  try {
    const used = await Promise.race([worker.cpuUsage(), nothing]);
    return used === null ? null : (used.user + used.system) / 1000;
  } catch {
    return null;
  } finally {
    silence.abort();
  }
}

function died(reason: string, cause?: unknown): AppError {
  return new AppError('ocr/engine-failed', { reason }, { cause });
}

function seconds(ms: number): { seconds: number } {
  return { seconds: Math.round(ms / 1000) };
}
