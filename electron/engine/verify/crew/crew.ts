import { AppError } from '../../../../shared/contract/app-error.ts';
import type { EntryPlace } from '../../archive/index.ts';
import { DigestCrew } from '../../base/digest-crew.ts';
import { siblingModule } from '../../base/sibling-module.ts';
import { throwIfCancelled } from '../../base/task.ts';
import { WorkerCrew } from '../../base/worker-crew.ts';
import { readTrust, type Trust, type TrustInput } from '../../signing/index.ts';
import type { Hex } from '../hasher.ts';
import type { PdfLook } from '../pdf/look-at-pdf.ts';
import { Work, type CrewAnswer, type CrewTask } from './work.ts';

/** So many PDFs are done here before it is worth a second's start to have others help. */
const ALONE = 40;
/** Memory of a worker, in MB: enough for the largest object of a PDF, and not for a heap that nobody sweeps. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };
/** Tasks given to each worker: the next lies ready while the last is answered. */
const AT_ONCE = 4;

/**
 * Reads and judges the files of one run, several at a time. A transfer holds thousands of signed PDFs, and gigabytes to be
 * digested: the first few are done here, for many there are workers. Close it at the end, whatever came of the run.
 */
export class Crew {
  readonly trust: Trust;
  /** How many tasks may be under way. */
  readonly places: number;
  readonly #signal: AbortSignal;
  readonly #own: Work;
  readonly #digests: DigestCrew;
  readonly #workers: WorkerCrew<CrewTask, CrewAnswer>;
  #asked = 0;

  constructor(input: TrustInput, signal: AbortSignal) {
    this.#signal = signal;
    this.trust = readTrust(input);
    this.#own = new Work(this.trust);
    this.#digests = new DigestCrew(signal);
    const options = { signal, workerData: input, memory: MEMORY };
    this.#workers = new WorkerCrew(siblingModule(import.meta.url, 'worker'), options);
    this.places = this.#workers.size * AT_ONCE;
  }

  /** What the PDF at a path shows. */
  async look(path: string, place: string): Promise<PdfLook> {
    return (await this.#ask({ kind: 'look', path, place })).look;
  }

  /** A PDF's digests and what it shows, in one reading. Throws `package/entry-damaged`, `disk/*`. */
  async readPdf(entry: EntryPlace, place: string, algorithms: ReadonlySet<string>): Promise<CrewAnswer> {
    return this.#ask({ kind: 'pdf', entry, place, algorithms: [...algorithms] });
  }

  /** Digests of a file of `size` bytes on disk, hex lower case. Throws `package/entry-damaged`, `disk/*`. */
  async digest(
    file: { readonly path: string; readonly size: number; readonly place: string },
    algorithms: ReadonlySet<string>,
    onBytes: (bytes: number) => void,
  ): Promise<Hex> {
    const { digests, size } = await this.#digests.digest(file.path, file.size, algorithms, onBytes);
    if (size !== file.size) throw new AppError('package/entry-damaged', { path: file.place });
    return digests;
  }

  /** Lets those go who digest; should more come, they are called again. */
  endDigests(): Promise<void> {
    return this.#digests.close();
  }

  async close(): Promise<void> {
    await Promise.all([this.#digests.close(), this.#workers.close()]);
  }

  async #ask(task: CrewTask): Promise<CrewAnswer> {
    throwIfCancelled(this.#signal);
    return ++this.#asked <= ALONE ? this.#own.do(task) : this.#workers.ask(task);
  }
}
