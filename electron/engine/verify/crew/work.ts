import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { EntryReader, type EntryPlace } from '../../archive/index.ts';
import { diskError } from '../../base/disk-error.ts';
import type { Trust } from '../../signing/index.ts';
import { digestsOf, type Hex } from '../hasher.ts';
import { lookAtPdf, type PdfLook } from '../pdf/look-at-pdf.ts';

/** What can be asked for, as plain data. `place` names the file in findings and errors. */
export type CrewTask =
  | { readonly kind: 'look'; readonly path: string; readonly place: string }
  | {
      readonly kind: 'pdf';
      readonly entry: EntryPlace;
      readonly place: string;
      readonly algorithms: readonly string[];
    }
  | {
      readonly kind: 'digest';
      readonly path: string;
      readonly size: number;
      readonly place: string;
      readonly algorithms: readonly string[];
    };

export interface CrewAnswer {
  readonly digests: Hex;
  readonly look: PdfLook | null;
}

const CHUNK = 1024 * 1024;

/** Does one task after another, in a worker or here. It waits for nothing but its own reads. */
export class Work {
  readonly #trust: Trust;
  readonly #reader = new EntryReader();
  readonly #chunk = Buffer.allocUnsafeSlow(CHUNK);
  #last: Promise<unknown> = Promise.resolve();

  constructor(trust: Trust) {
    this.#trust = trust;
  }

  /** Throws `package/entry-damaged` for a file that is not as declared, and `disk/*`. `onBytes` hears of each part read. */
  do(task: CrewTask, onBytes?: (bytes: number) => void): Promise<CrewAnswer> {
    // The memory a PDF is read into is used for the next one, so the next one waits.
    const answer = this.#last.then(() => this.#do(task, onBytes));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #do(task: CrewTask, onBytes?: (bytes: number) => void): Promise<CrewAnswer> {
    switch (task.kind) {
      case 'look':
        return { digests: {}, look: await lookAtPdf(task.path, task.place, this.#trust) };
      case 'pdf': {
        const bytes = this.#reader.read(task.entry, task.place);
        const digests = digestsOf(bytes, task.algorithms);
        return { digests, look: await lookAtPdf(bytes, task.place, this.#trust) };
      }
      case 'digest':
        return { digests: this.#digest(task, onBytes), look: null };
    }
  }

  #digest(task: CrewTask & { kind: 'digest' }, onBytes?: (bytes: number) => void): Hex {
    const { path, size, place, algorithms } = task;
    const hashes = algorithms.map((name) => [name, createHash(name)] as const);
    let descriptor: number | null = null;
    let done = 0;
    try {
      descriptor = openSync(path, 'r');
      // Checked on the open file: between listing and reading a link may have taken its place.
      if (!fstatSync(descriptor).isFile()) throw new AppError('package/entry-damaged', { path: place });
      for (;;) {
        const read = readSync(descriptor, this.#chunk, 0, CHUNK, null);
        done += read;
        if (read === 0 || done > size) break;
        const part = this.#chunk.subarray(0, read);
        for (const [, hash] of hashes) hash.update(part);
        onBytes?.(read);
      }
    } catch (error) {
      throw diskError(error, path, 'read');
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
    if (done !== size) throw new AppError('package/entry-damaged', { path: place });
    return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]));
  }
}
