import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { siblingModule } from '../../base/sibling-module.ts';
import { readTrust, type Trust, type TrustInput } from '../../signing/index.ts';
import { lookAtPdf, type PdfLook } from './look-at-pdf.ts';
import type { PdfAnswer, PdfTask } from './pdf-worker.ts';

/** So many PDFs are looked at before it is worth a second's start to have others help. */
const ALONE = 40;
/** Workers: more than this would wait for the disk. */
const MAX_WORKERS = 4;
/** Memory of a worker, in MB: enough for the largest object of a PDF, and not for a heap that nobody sweeps. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };
/** PDFs given to each worker: while one waits for the disk, another is computed. */
const AT_ONCE = 2;

/**
 * Looks at the PDFs of one run, several at a time. Signatures take milliseconds each, and a transfer holds thousands of
 * them: the first few are judged here, for many there are workers. Close it at the end, whatever came of the run.
 */
export class PdfCrew {
  readonly trust: Trust;
  /** How many PDFs may be under way; a caller that keeps a file for each needs so many places. */
  readonly places: number;
  readonly #input: TrustInput;
  readonly #waiting = new Map<number, { resolve: (look: PdfLook) => void; reject: (error: Error) => void }>();
  #workers: Worker[] = [];
  #asked = 0;

  constructor(input: TrustInput) {
    this.#input = input;
    this.trust = readTrust(input);
    this.places = workerCount() * AT_ONCE;
  }

  /** What one PDF shows. Throws only when a worker broke down. */
  async look(path: string, place: string): Promise<PdfLook> {
    const id = ++this.#asked;
    if (id <= ALONE) return lookAtPdf(path, place, this.trust);
    if (this.#workers.length === 0) this.#start();
    const worker = this.#workers[id % this.#workers.length]!;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, path, place } satisfies PdfTask);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    this.#workers = [];
  }

  #start(): void {
    this.#workers = Array.from({ length: workerCount() }, () => {
      const worker = new Worker(siblingModule(import.meta.url, 'pdf-worker'), {
        workerData: this.#input,
        resourceLimits: MEMORY,
      });
      worker.on('message', ({ id, look }: PdfAnswer) => {
        this.#waiting.get(id)?.resolve(look);
        this.#waiting.delete(id);
      });
      worker.on('error', (error: Error) => {
        for (const { reject } of this.#waiting.values()) reject(error);
        this.#waiting.clear();
      });
      return worker;
    });
  }
}

function workerCount(): number {
  return Math.min(MAX_WORKERS, availableParallelism());
}
