import { siblingModule } from '../base/sibling-module.ts';
import { throwIfCancelled } from '../base/task.ts';
import { WorkerCrew } from '../base/worker-crew.ts';
import type { PackageTask } from './package-worker.ts';
import type { PackageSpec } from './spec.ts';
import { writePackage, type PackageResult, type PackageTarget } from './write-package.ts';

/** So many bytes are packed here before it is worth the start of threads. */
const ALONE = 64 * 1024 * 1024;
/** Packages given to each worker: while one is flushed to the disk, the next is read and digested. */
const AT_ONCE = 2;
/** Memory of a worker, in MB: for the description of the thickest file. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 };

/** Writes the packages of one round, several at a time when there is much to pack. Close it at the end. */
export class PackageCrew {
  /** How many packages may be under way. */
  readonly places: number;
  readonly #signal: AbortSignal;
  readonly #workers: WorkerCrew<PackageTask, PackageResult>;
  #bytes = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    const options = { signal, memory: MEMORY, endsByItself: true };
    this.#workers = new WorkerCrew(siblingModule(import.meta.url, 'package-worker'), options);
    this.places = AT_ONCE * this.#workers.size;
  }

  /** As writePackage, for a package of about `bytes`; its documents are an array, because they may have to travel. */
  async write(spec: PackageSpec, target: PackageTarget, bytes: number): Promise<PackageResult> {
    throwIfCancelled(this.#signal);
    this.#bytes += bytes;
    if (!this.#workers.isStarted && this.#bytes <= ALONE)
      return writePackage(spec, target, { signal: this.#signal, report: () => undefined });
    return this.#workers.ask({ spec, target });
  }

  close(): Promise<void> {
    return this.#workers.close();
  }
}
