import { availableParallelism } from 'node:os';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import { throwIfCancelled } from './task.ts';
import type { Asked, Heard } from './worker-answers.ts';

/** More threads than this would wait for the disk. */
const MAX_WORKERS = 4;

export interface CrewOptions {
  /** Stops everything that is under way: every call ends with `internal/cancelled`. */
  readonly signal: AbortSignal;
  /** What each worker gets at its start; plain data. */
  readonly workerData?: unknown;
  readonly memory: ResourceLimits;
  /**
   * What a task in the middle of its work leaves behind has to be tidied up: on a cancel the workers are told, and end by
   * themselves. Otherwise they are just stopped.
   */
  readonly endsByItself?: boolean;
}

interface Waiting<News> {
  readonly worker: Worker;
  readonly resolve: (answer: string) => void;
  readonly reject: (error: Error) => void;
  readonly onNews: (news: News) => void;
}

/**
 * Threads, one for each core, that answer tasks by `answerTasks`, in turn. They start with the first task. Tasks and
 * answers are plain data; close it at the end, after which it may be asked again.
 */
export class WorkerCrew<Task, Answer, News = never> {
  /** How many workers there are or will be. */
  readonly size = Math.min(MAX_WORKERS, availableParallelism());
  readonly #module: URL;
  readonly #options: CrewOptions;
  readonly #waiting = new Map<number, Waiting<News>>();
  #workers: Worker[] = [];
  #asked = 0;
  /** Why no worker can be had at all. */
  #broken: Error | null = null;

  /** `module`: of the worker, by siblingModule. */
  constructor(module: URL, options: CrewOptions) {
    this.#module = module;
    this.#options = options;
  }

  get isStarted(): boolean {
    return this.#workers.length > 0;
  }

  /** Throws what the task threw in its worker. A worker that dies (out of memory) fails its tasks, and another takes its place. */
  async ask(task: Task, onNews: (news: News) => void = () => undefined): Promise<Answer> {
    throwIfCancelled(this.#options.signal);
    if (this.#broken) throw this.#broken;
    if (this.#workers.length === 0) this.#start();
    const id = ++this.#asked;
    const worker = this.#workers[id % this.#workers.length]!;
    const answer = await new Promise<string>((resolve, reject) => {
      this.#waiting.set(id, { worker, resolve, reject, onNews });
      worker.postMessage({ id, task: JSON.stringify(task) } satisfies Asked);
    });
    return JSON.parse(answer) as Answer;
  }

  async close(): Promise<void> {
    this.#options.signal.removeEventListener('abort', this.#stop);
    // Emptied first: one that dies now must not be followed by another that nobody ends.
    const workers = this.#workers;
    this.#workers = [];
    this.#broken = null;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  readonly #stop = (): void => {
    if (this.#options.endsByItself === true) for (const worker of this.#workers) worker.postMessage('cancel');
    else this.#fail(new AppError('internal/cancelled'));
  };

  #fail(error: Error, of?: Worker): void {
    for (const [id, { worker, reject }] of this.#waiting) {
      if (of !== undefined && worker !== of) continue;
      this.#waiting.delete(id);
      reject(error);
    }
  }

  #start(): void {
    this.#options.signal.addEventListener('abort', this.#stop);
    this.#workers = Array.from({ length: this.size }, () => this.#hire());
  }

  #hire(): Worker {
    const { workerData, memory } = this.#options;
    const worker = new Worker(this.#module, { workerData, resourceLimits: memory });
    let isReady = false;
    worker.on('message', (heard: Heard<News>) => {
      if (heard === 'ready') isReady = true;
      else this.#hear(heard);
    });
    worker.on('error', (error: Error) => {
      // One that cannot even be loaded would be followed by others that cannot.
      if (!isReady) this.#broken = error;
      this.#fail(error, worker);
      const place = this.#workers.indexOf(worker);
      if (place >= 0 && isReady) this.#workers[place] = this.#hire();
    });
    return worker;
  }

  #hear(heard: Exclude<Heard<News>, 'ready'>): void {
    const waiting = this.#waiting.get(heard.id);
    if ('news' in heard) {
      waiting?.onNews(heard.news);
      return;
    }
    this.#waiting.delete(heard.id);
    if ('answer' in heard) waiting?.resolve(heard.answer);
    else waiting?.reject(new AppError(heard.error.code, heard.error.params, { details: heard.error.details }));
  }
}
