import { open } from 'node:fs/promises';
import type { PackageTree } from '../../archive/index.ts';
import { diskError } from '../../base/disk-error.ts';
import { writeAll } from '../../base/write-all.ts';
import type { Hasher, Hex } from '../hasher.ts';
import type { ComposedTree } from '../names.ts';

/**
 * Reads a PDF too large for memory once: for its digests, and out of a ZIP into `scratch` at the same time, because a PDF
 * is read by offsets. Gives the path to look at it by.
 */
export async function digestLargePdf(
  tree: ComposedTree,
  path: string,
  algorithms: ReadonlySet<string>,
  hasher: Hasher,
  scratch: string,
): Promise<{ digests: Hex; onDisk: string }> {
  if (tree.kind === 'folder')
    return { digests: await hasher.digest(tree, path, algorithms), onDisk: tree.onDisk(path) };
  const written = (error: unknown) => {
    throw diskError(error, scratch, 'write');
  };
  const handle = await open(scratch, 'w').catch(written);
  try {
    const read: PackageTree['read'] = (name, onChunk) =>
      tree.read(name, async (chunk) => {
        await onChunk(chunk);
        await writeAll(handle, chunk).catch(written);
      });
    return { digests: await hasher.digest({ ...tree, read }, path, algorithms), onDisk: scratch };
  } finally {
    await handle.close();
  }
}
