import type { PdfOutput } from './output.ts';

const PAGES_A_NODE = 64;

/**
 * A balanced page tree for a number of pages nobody knows beforehand: a page is told its parent when it is written,
 * the nodes themselves follow at the end. Holds one number per page.
 */
export class PageTree {
  readonly #output: PdfOutput;
  readonly #leaves: { id: number; pages: number[] }[] = [];
  #count = 0;

  constructor(output: PdfOutput) {
    this.#output = output;
  }

  get count(): number {
    return this.#count;
  }

  /** Numbers for the next page and its parent node. */
  add(): { page: number; parent: number } {
    let leaf = this.#leaves.at(-1);
    if (leaf === undefined || leaf.pages.length === PAGES_A_NODE) {
      leaf = { id: this.#output.reserve(), pages: [] };
      this.#leaves.push(leaf);
    }
    const page = this.#output.reserve();
    leaf.pages.push(page);
    this.#count += 1;
    return { page, parent: leaf.id };
  }

  /** Writes all nodes and returns the root's number. */
  async write(): Promise<number> {
    let level = this.#leaves.map((leaf) => ({ id: leaf.id, kids: leaf.pages, count: leaf.pages.length }));
    while (level.length > 1) {
      const parents: typeof level = [];
      for (let from = 0; from < level.length; from += PAGES_A_NODE) {
        const children = level.slice(from, from + PAGES_A_NODE);
        const id = this.#output.reserve();
        for (const child of children) await this.#node(child, id);
        parents.push({
          id,
          kids: children.map((child) => child.id),
          count: children.reduce((sum, child) => sum + child.count, 0),
        });
      }
      level = parents;
    }
    const root = level[0];
    if (root === undefined) throw new Error('a page tree without pages');
    await this.#node(root, null);
    return root.id;
  }

  async #node(node: { id: number; kids: readonly number[]; count: number }, parent: number | null): Promise<void> {
    const kids = node.kids.map((kid) => `${kid} 0 R`).join(' ');
    const up = parent === null ? '' : `/Parent ${parent} 0 R`;
    await this.#output.object(node.id, `<</Type/Pages${up}/Count ${node.count}/Kids[${kids}]>>`);
  }
}
