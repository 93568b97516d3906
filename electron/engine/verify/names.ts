import { join } from 'node:path';
import type { PackageTree, TreeEntry } from '../archive/index.ts';
import type { Gathered } from './report.ts';

/** A tree whose paths are all composed (NFC), and what each is called where it lies. */
export interface ComposedTree extends PackageTree {
  /** Where a file of an unpacked tree lies on disk. */
  onDisk(path: string): string;
}

/**
 * The same tree with composed names, so that everything after this compares names in one form. Some systems hand names
 * back decomposed (RFC 8493 section 6): the file is accepted, and said so once for the whole tree. Two names that are
 * one when composed are the archive's finding (`package/entry-name-clash`); the first of them stays. `root` is where the
 * tree's own paths begin.
 */
export function composeNames(tree: PackageTree, gathered: Gathered, root = tree.path): ComposedTree {
  const stored = new Map<string, string>();
  for (const path of tree.entries.keys()) {
    const composed = path.normalize('NFC');
    if (composed !== path) stored.set(composed, path);
  }
  const [first] = stored.keys();
  if (first === undefined) return { ...tree, onDisk: (path) => join(root, ...path.split('/')) };
  gathered.add('verify/name-decomposed', first, { count: stored.size });
  const entries = new Map<string, TreeEntry>();
  for (const { path, size } of tree.entries.values()) {
    const composed = path.normalize('NFC');
    if (!entries.has(composed)) entries.set(composed, { path: composed, size });
    else if (composed === path) {
      stored.delete(composed);
      entries.set(composed, { path: composed, size });
    }
  }
  const original = (path: string) => stored.get(path) ?? path;
  return {
    ...tree,
    entries,
    folders: new Set([...tree.folders].map((folder) => folder.normalize('NFC'))),
    read: (path, onChunk) => tree.read(original(path), onChunk),
    locate: (path) => tree.locate(original(path)),
    onDisk: (path) => join(root, ...original(path).split('/')),
  };
}
