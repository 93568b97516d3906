import { digestHere, type DigestAnswer, type DigestTask } from './digest-here.ts';
import { siblingModule } from './sibling-module.ts';
import { throwIfCancelled } from './task.ts';
import { WorkerCrew } from './worker-crew.ts';

/** So many bytes are digested here before it is worth the start of a thread. */
const ALONE = 16 * 1024 * 1024;
/** Files given to each worker: the next lies ready while the last is answered. */
const AT_ONCE = 2;

/**
 * Digests files, several at a time: two digests of a file take longer than its reading. Close it at the end; it may be asked again
 * then. Every call ends with `internal/cancelled` as soon as the signal fires.
 */
export class DigestCrew {
  /** How many files may be under way. */
  readonly places: number;
  readonly #signal: AbortSignal;
  readonly #crew: WorkerCrew<DigestTask, DigestAnswer, number>;
  #bytes = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    const memory = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };
    this.#crew = new WorkerCrew(siblingModule(import.meta.url, 'digest-worker'), { signal, memory });
    this.places = AT_ONCE * this.#crew.size;
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
    const task: DigestTask = { path, limit: size, algorithms: [...algorithms] };
    if (!this.#crew.isStarted && this.#bytes <= ALONE) return digestHere(task, onBytes);
    return this.#crew.ask(task, onBytes);
  }

  close(): Promise<void> {
    return this.#crew.close();
  }
}
