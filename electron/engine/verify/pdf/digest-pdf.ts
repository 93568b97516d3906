import { open, writeFile } from 'node:fs/promises';
import { diskError } from '../../base/disk-error.ts';
import type { PackageTree } from '../../archive/index.ts';
import { digestsOf, type Hasher, type Hex } from '../hasher.ts';
import type { ComposedTree } from '../names.ts';

/**
 * Reads a PDF of a package once: for its digests, and out of a ZIP into `scratch` at the same time, because a PDF is
 * read by offsets. `small` are its bytes if they are at hand. Gives the path to look at it by.
 */
export async function digestPdf(
  tree: ComposedTree,
  path: string,
  small: Buffer | null,
  algorithms: ReadonlySet<string>,
  hasher: Hasher,
  scratch: string,
): Promise<{ digests: Hex; onDisk: string }> {
  if (tree.kind === 'folder') {
    const digests = small ? digestsOf(small, algorithms) : await hasher.digest(tree, path, algorithms);
    return { digests, onDisk: tree.onDisk(path) };
  }
  const written = (error: unknown) => {
    throw diskError(error, scratch, 'write');
  };
  if (small) {
    await writeFile(scratch, small).catch(written);
    return { digests: digestsOf(small, algorithms), onDisk: scratch };
  }
  const handle = await open(scratch, 'w').catch(written);
  try {
    const read: PackageTree['read'] = (name, onChunk) =>
      tree.read(name, async (chunk) => {
        await onChunk(chunk);
        await handle.write(chunk).catch(written);
      });
    return { digests: await hasher.digest({ ...tree, read }, path, algorithms), onDisk: scratch };
  } finally {
    await handle.close();
  }
}
