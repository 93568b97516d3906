import type { Params } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { clashKey, pathFault } from '../base/safe-path.ts';
import type { TreeEntry } from './package-tree.ts';

/**
 * Decides which of a package's names may be reached. A name that is unsafe, comes twice or is a file here and a folder
 * there is reported and left out, because two programs would see two different packages.
 */
export class EntryGate {
  readonly findings: Finding[] = [];
  readonly #files = new Map<string, TreeEntry>();
  readonly #folders = new Set<string>();
  /** Every name seen, folded, with its first spelling: for clashes of case and Unicode form. */
  readonly #spelling = new Map<string, string>();
  readonly #refused = new Set<string>();

  report(code: string, place: string, params: Params = {}): void {
    this.findings.push({ code, severity: 'error', place, params });
  }

  folder(path: string): void {
    const fault = pathFault(path);
    if (fault) this.report('package/entry-unsafe-path', path, { fault });
    else {
      this.#folders.add(path);
      this.#spell(path);
    }
  }

  file(entry: TreeEntry): void {
    const { path } = entry;
    const fault = pathFault(path);
    if (fault) {
      this.report('package/entry-unsafe-path', path, { fault });
    } else if (this.#files.has(path) || this.#refused.has(path)) {
      this.report('package/entry-duplicate', path);
      this.#files.delete(path);
      this.#refused.add(path);
    } else {
      this.#files.set(path, entry);
      this.#spell(path);
    }
  }

  /** The names that may be used, once all have been seen. */
  close(): { entries: Map<string, TreeEntry>; folders: Set<string> } {
    for (const path of [...this.#files.keys()]) {
      for (const parent of parents(path)) {
        if (!this.#files.has(parent)) continue;
        this.report('package/entry-file-and-folder', parent);
        this.#files.delete(parent);
      }
    }
    for (const path of this.#folders) {
      if (!this.#files.delete(path)) continue;
      this.report('package/entry-file-and-folder', path);
    }
    return { entries: this.#files, folders: this.#folders };
  }

  /** Also the folders on the way: `Data/a` beside `data/b` is a clash of folders. */
  #spell(path: string): void {
    for (const name of [...parents(path), path]) {
      const key = clashKey(name);
      const known = this.#spelling.get(key);
      if (known === undefined) this.#spelling.set(key, name);
      else if (known !== name) this.report('package/entry-name-clash', name, { other: known });
    }
  }
}

function parents(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at));
  return found;
}
