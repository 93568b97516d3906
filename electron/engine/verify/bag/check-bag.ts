import type { PackageTree } from '../../archive/index.ts';
import { digestEntry } from '../../archive/index.ts';
import { throwIfCancelled, type Task } from '../../base/task.ts';
import type { Gathered } from '../report.ts';
import type { Bag, BagManifest } from './read-bag.ts';

/** Files that may stand in a bag without being listed: a signature made over the tag manifest cannot be listed in it. */
export type MayBeUnlisted = (path: string) => boolean;

/**
 * Completeness in both directions and every digest (RFC 8493 section 3): each payload file in every payload manifest,
 * each listed file there, Payload-Oxum, tag files against the tag manifests. Every byte is read once for all digests.
 */
export async function checkBag(
  tree: PackageTree,
  bag: Bag,
  mayBeUnlisted: MayBeUnlisted,
  gathered: Gathered,
  task: Task,
): Promise<void> {
  const isPayload = (path: string) => path.startsWith('data/');
  const payload = [...tree.entries.values()].filter((entry) => isPayload(entry.path));
  const tags = [...tree.entries.keys()].filter(
    (path) => !isPayload(path) && !/^tagmanifest-[a-z0-9]+\.txt$/.test(path),
  );
  checkListed(
    bag.payload,
    payload.map((entry) => entry.path),
    () => false,
    gathered,
  );
  checkListed(bag.tags, tags, mayBeUnlisted, gathered);
  checkOxum(bag, payload, gathered);

  const total = [...tree.entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  let done = 0;
  for (const entry of tree.entries.values()) {
    throwIfCancelled(task.signal);
    const manifests = isPayload(entry.path) ? bag.payload : bag.tags;
    await checkDigests(
      tree,
      entry.path,
      manifests.filter((manifest) => manifest.digests.has(entry.path)),
      gathered,
    );
    done += entry.size;
    gathered.files += 1;
    gathered.bytes += entry.size;
    task.report({ stage: 'verify', done, total, unit: 'bytes', current: entry.path });
  }
}

async function checkDigests(tree: PackageTree, path: string, manifests: readonly BagManifest[], gathered: Gathered) {
  if (manifests.length === 0) return;
  try {
    const { digests } = await digestEntry(
      tree,
      path,
      manifests.map((manifest) => manifest.algorithm),
    );
    for (const manifest of manifests) {
      const found = (digests[manifest.algorithm] ?? '').toLowerCase();
      const expected = manifest.digests.get(path) ?? '';
      if (found !== expected)
        gathered.add(path.startsWith('data/') ? 'verify/bag-file-changed' : 'verify/bag-tag-changed', path, {
          algorithm: manifest.algorithm,
          expected,
          found,
        });
    }
  } catch (error) {
    gathered.failed(path, error);
  }
}

/** Names are compared after composing: macOS gives decomposed names back (RFC 8493 section 6). */
function checkListed(
  manifests: readonly BagManifest[],
  there: readonly string[],
  mayBeUnlisted: MayBeUnlisted,
  gathered: Gathered,
): void {
  const present = new Set(there.map((path) => path.normalize('NFC')));
  for (const manifest of manifests) {
    const listed = new Set([...manifest.digests.keys()].map((path) => path.normalize('NFC')));
    for (const path of listed)
      if (!present.has(path)) gathered.add('verify/bag-file-missing', path, { manifest: manifest.name });
    for (const path of present)
      if (!listed.has(path) && !mayBeUnlisted(path))
        gathered.add('verify/bag-file-unlisted', path, { manifest: manifest.name });
  }
}

function checkOxum(bag: Bag, payload: readonly { readonly size: number }[], gathered: Gathered): void {
  const stated = bag.info.filter(([label]) => label.toLowerCase() === 'payload-oxum').map(([, value]) => value.trim());
  const found = `${payload.reduce((sum, entry) => sum + entry.size, 0)}.${payload.length}`;
  if (stated.length > 1 || (stated.length === 1 && stated[0] !== found))
    gathered.add('verify/bag-oxum', 'bag-info.txt', { stated: stated.join(', '), found });
}
