import { join } from 'node:path';
import type { VerifyContext } from '../context.ts';
import type { Gathered } from '../report.ts';
import { takeLook } from './check-pdf.ts';
import type { PdfFacts, PdfLook } from './look-at-pdf.ts';

/**
 * The PDFs of one package on their way through the crew. What is seen is taken in the order in which they were added,
 * however long each takes, so that the same package gives the same report.
 */
export class PdfQueue {
  readonly #gathered: Gathered;
  readonly #context: VerifyContext;
  readonly #facts = new Map<string, PdfFacts>();
  readonly #underWay: { path: string; look: Promise<PdfLook> }[] = [];
  #added = 0;

  constructor(gathered: Gathered, context: VerifyContext) {
    this.#gathered = gathered;
    this.#context = context;
  }

  /** A file for the next PDF that no PDF under way lies in. */
  async place(): Promise<string> {
    const { scratch, crew } = this.#context;
    while (this.#underWay.length >= crew.places) await this.#takeFirst();
    return join(scratch, `${this.#added % crew.places}.pdf`);
  }

  add(onDisk: string, path: string): void {
    this.#added += 1;
    const look = this.#context.crew.look(onDisk, path);
    // Heard of when its turn comes; until then it must not count as unheard.
    look.catch(() => undefined);
    this.#underWay.push({ path, look });
  }

  async finish(): Promise<ReadonlyMap<string, PdfFacts>> {
    while (this.#underWay.length > 0) await this.#takeFirst();
    return this.#facts;
  }

  async #takeFirst(): Promise<void> {
    const { path, look } = this.#underWay.shift()!;
    try {
      const facts = takeLook(await look, path, this.#gathered);
      if (facts) this.#facts.set(path, facts);
    } catch (error) {
      this.#gathered.failed(path, error);
    }
  }
}
