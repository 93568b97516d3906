import { EntryReader, type EntryPlace } from '../../archive/index.ts';
import type { Trust } from '../../signing/index.ts';
import { DigestedBytes } from '../../base/digested-bytes.ts';
import type { Hex } from '../hasher.ts';
import { lookAtPdf, type PdfLook } from '../pdf/look-at-pdf.ts';

/** What can be asked for, as plain data. `place` names the file in findings and errors. */
export type CrewTask =
  | { readonly kind: 'look'; readonly path: string; readonly place: string }
  | {
      readonly kind: 'pdf';
      readonly entry: EntryPlace;
      readonly place: string;
      readonly algorithms: readonly string[];
    };

export interface CrewAnswer {
  readonly digests: Hex;
  readonly look: PdfLook;
}

/** Does one task after another, in a worker or here. It waits for nothing but its own reads. */
export class Work {
  readonly #trust: Trust;
  readonly #reader = new EntryReader();
  #last: Promise<unknown> = Promise.resolve();

  constructor(trust: Trust) {
    this.#trust = trust;
  }

  /** Throws `package/entry-damaged` for a file that is not as declared, and `disk/*`. */
  do(task: CrewTask): Promise<CrewAnswer> {
    // The memory a PDF is read into is used for the next one, so the next one waits.
    const answer = this.#last.then(() => this.#do(task));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #do(task: CrewTask): Promise<CrewAnswer> {
    switch (task.kind) {
      case 'look':
        return { digests: {}, look: await lookAtPdf(task.path, task.place, this.#trust) };
      case 'pdf': {
        const bytes = this.#reader.read(task.entry, task.place);
        const digested = new DigestedBytes(bytes, task.algorithms);
        const look = await lookAtPdf(digested, task.place, this.#trust);
        return { digests: digested.wholes(), look };
      }
    }
  }
}
