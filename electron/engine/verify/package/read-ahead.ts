import { readBytes, type PackageTree, type TreeEntry } from '../../archive/index.ts';

/** Files up to this many bytes are read whole, and one of them ahead. */
export const SMALL = 1024 * 1024;

/**
 * Reads the small files of a ZIP one ahead of their use: while one is computed, the disk brings the next. A folder's
 * files are not read ahead, because its tree hands out one and the same buffer.
 */
export class ReadAhead {
  readonly #tree: PackageTree;
  readonly #entries: ReturnType<PackageTree['entries']['values']>;
  #next: { readonly path: string; readonly bytes: Promise<Buffer> } | null = null;

  constructor(tree: PackageTree) {
    this.#tree = tree;
    this.#entries = tree.entries.values();
    this.#advance();
  }

  /** The bytes of the tree's next file, or null for one that is not small. Files must be asked for in their order. */
  async take({ path, size }: TreeEntry): Promise<Buffer | null> {
    const { bytes } = this.#next?.path === path ? this.#next : { bytes: null };
    try {
      return bytes ? await bytes : size <= SMALL ? await readBytes(this.#tree, path, SMALL) : null;
    } finally {
      this.#advance();
    }
  }

  #advance(): void {
    const { value, done } = this.#entries.next();
    if (done === true || value.size > SMALL || this.#tree.kind === 'folder') {
      this.#next = null;
      return;
    }
    const bytes = readBytes(this.#tree, value.path, SMALL);
    // A failure is heard of when the file's turn comes.
    bytes.catch(() => undefined);
    this.#next = { path: value.path, bytes };
  }
}
