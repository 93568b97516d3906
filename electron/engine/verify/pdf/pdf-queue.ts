import { join } from 'node:path';
import type { EntryPlace } from '../../archive/index.ts';
import { InOrder } from '../../base/in-order.ts';
import type { VerifyContext } from '../context.ts';
import type { Hex } from '../hasher.ts';
import type { ComposedTree } from '../names.ts';
import type { Gathered } from '../report.ts';
import { takeLook } from './check-pdf.ts';
import { digestLargePdf } from './digest-large-pdf.ts';
import type { PdfFacts, PdfLook } from './look-at-pdf.ts';

/** PDFs up to this many bytes are read into memory whole, and once for everything; one for each worker is there. */
const IN_MEMORY = 16 * 1024 * 1024;

/** What is done with a PDF's digests when its turn comes. */
export type OnDigests = (digests: Hex) => void;

/** The PDFs of one package on their way through the crew. What is seen is taken in the order in which they were added. */
export class PdfQueue {
  readonly #tree: ComposedTree;
  readonly #gathered: Gathered;
  readonly #context: VerifyContext;
  readonly #facts = new Map<string, PdfFacts>();
  readonly #underWay: InOrder;
  #large = 0;

  constructor(tree: ComposedTree, gathered: Gathered, context: VerifyContext) {
    this.#tree = tree;
    this.#gathered = gathered;
    this.#context = context;
    this.#underWay = new InOrder(context.crew.places);
  }

  /** Reads a PDF once, for its digests and for what it shows. */
  async add(path: string, algorithms: ReadonlySet<string>, onDigests: OnDigests): Promise<void> {
    const entry = this.#tree.locate(path);
    const isSmall =
      entry !== null && entry.size <= IN_MEMORY && (entry.kind === 'file' || entry.compressed <= IN_MEMORY);
    // Only the look at a large one goes on beside this; its bytes are read before the next file's.
    const read = isSmall ? () => this.#small(entry, path, algorithms) : await this.#largePdf(path, algorithms);
    await this.#underWay.add(
      read,
      ({ digests, look }) => {
        onDigests(digests);
        const facts = takeLook(look, path, this.#gathered);
        if (facts) this.#facts.set(path, facts);
      },
      (error) => this.#gathered.failed(path, error),
    );
  }

  async finish(): Promise<ReadonlyMap<string, PdfFacts>> {
    await this.#underWay.finish();
    return this.#facts;
  }

  #small(entry: EntryPlace, path: string, algorithms: ReadonlySet<string>) {
    return this.#context.crew.readPdf(entry, path, algorithms);
  }

  async #largePdf(
    path: string,
    algorithms: ReadonlySet<string>,
  ): Promise<() => Promise<{ digests: Hex; look: PdfLook }>> {
    const { scratch, crew, hasher } = this.#context;
    // A file that no PDF under way lies in.
    await this.#underWay.room();
    const spare = join(scratch, `${this.#large++ % crew.places}.pdf`);
    const { digests, onDisk } = await digestLargePdf(this.#tree, path, algorithms, hasher, spare);
    return async () => ({ digests, look: await crew.look(onDisk, path) });
  }
}
