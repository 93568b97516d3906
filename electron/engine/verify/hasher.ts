import { createHash, hash } from 'node:crypto';
import type { PackageTree } from '../archive/index.ts';

export type Hex = Readonly<Record<string, string>>;

/** Computes digests of the files of one run. */
export interface Hasher {
  /** The digests of a file, hex lower case, in one reading; `onBytes` hears of each part read. */
  digest(
    tree: PackageTree,
    path: string,
    algorithms: ReadonlySet<string>,
    onBytes?: (bytes: number) => void,
  ): Promise<Hex>;
}

export const hasher: Hasher = {
  digest: async (tree, path, algorithms, onBytes) => {
    const hashes = [...algorithms].map((name) => [name, createHash(name)] as const);
    await tree.read(path, (chunk) => {
      for (const [, hash] of hashes) hash.update(chunk);
      onBytes?.(chunk.length);
    });
    return Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]));
  },
};

/** Digests of bytes at hand, hex lower case. */
export function digestsOf(bytes: Uint8Array, algorithms: Iterable<string>): Hex {
  return Object.fromEntries([...algorithms].map((name) => [name, hash(name, bytes, 'hex')]));
}
