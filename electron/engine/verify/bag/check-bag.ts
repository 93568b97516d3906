import type { ComposedTree } from '../names.ts';
import type { VerifyContext } from '../context.ts';
import type { Hex } from '../hasher.ts';
import { InOrder } from '../../base/in-order.ts';
import { throwIfCancelled } from '../../base/task.ts';
import type { Gathered } from '../report.ts';
import { readBagInfo, type BagInfo } from './bag-info.ts';
import { checkLists, checkOxum } from './check-lists.ts';
import { readDeclaration } from './declaration.ts';
import { checkFetch } from './fetch.ts';
import { readManifests, type BagManifest } from './manifest.ts';

export interface BagInput {
  /** A transfer of ours is held to more than RFC 8493 asks: everything signed for, nothing to be fetched. */
  readonly isTransfer: boolean;
  /** Files beside the payload that no tag manifest can list: a signature made over the tag manifest. */
  readonly mayBeUnlisted: (path: string) => boolean;
}

export interface CheckedBag {
  readonly info: BagInfo;
  /** SHA-256 as found, hex lower case, by path; of all payload in a transfer. */
  readonly sha256: ReadonlyMap<string, string>;
}

/**
 * A bag by RFC 8493, and by the drafts before it as far as they differ: declaration, manifests and the safety of every
 * path in them, completeness in both directions, Payload-Oxum, every digest. No path of a manifest is used before it
 * was found safe. Every byte is read once for all digests.
 */
export async function checkBag(
  tree: ComposedTree,
  input: BagInput,
  gathered: Gathered,
  context: VerifyContext,
): Promise<CheckedBag> {
  const declaration = await readDeclaration(tree, gathered);
  if (!tree.folders.has('data')) gathered.add('verify/bag-data-missing', 'data/');
  const manifests = await readManifests(tree, declaration, gathered);
  const payload = manifests.filter((manifest) => manifest.kind === 'payload');
  if (payload.length === 0) {
    gathered.add('verify/bag-manifest-missing', 'manifest-sha256.txt');
    gathered.notMade('integrity', 'completeness');
  }
  if (!manifests.some((manifest) => manifest.kind === 'tag'))
    gathered.add(
      'verify/bag-tagmanifest-missing',
      'tagmanifest-sha256.txt',
      {},
      input.isTransfer ? 'error' : 'warning',
    );
  const info = await readBagInfo(tree, declaration, gathered);
  await checkFetch(tree, declaration, payload, input.isTransfer, gathered);
  checkLists({ tree, manifests, rules: declaration.rules, ...input }, gathered);
  const payloadFiles = [...tree.entries.values()].filter((entry) => entry.path.startsWith('data/'));
  checkOxum(info, payloadFiles, declaration.rules.infoName, gathered);
  return { info, sha256: await checkDigests(tree, manifests, input.isTransfer, gathered, context) };
}

async function checkDigests(
  tree: ComposedTree,
  manifests: readonly BagManifest[],
  needsSha256: boolean,
  gathered: Gathered,
  { task, crew }: VerifyContext,
): Promise<ReadonlyMap<string, string>> {
  const sha256 = new Map<string, string>();
  const total = [...tree.entries.values()].reduce((sum, entry) => sum + entry.size, 0);
  const underWay = new InOrder(crew.places);
  let done = 0;
  for (const { path, size } of tree.entries.values()) {
    throwIfCancelled(task.signal);
    const stated = manifests.filter((manifest) => manifest.digests.has(path));
    gathered.files += 1;
    gathered.bytes += size;
    const algorithms = new Set(stated.map((manifest) => manifest.algorithm));
    if (needsSha256 && path.startsWith('data/')) algorithms.add('sha256');
    let said = 0;
    const onBytes = (bytes: number) => {
      said += bytes;
      done += bytes;
      task.report({ stage: 'verify', done, total, unit: 'bytes', current: path });
    };
    await underWay.add(
      async (): Promise<Hex> =>
        algorithms.size === 0 ? {} : crew.digest({ path: tree.onDisk(path), size, place: path }, algorithms, onBytes),
      (digests) => {
        onBytes(size - said);
        for (const manifest of stated) compare(path, manifest, digests[manifest.algorithm] ?? '', gathered);
        if (digests['sha256'] !== undefined) sha256.set(path, digests['sha256']);
      },
      (error) => gathered.failed(path, error),
    );
  }
  await underWay.finish();
  await crew.endDigests();
  return sha256;
}

function compare(path: string, manifest: BagManifest, found: string, gathered: Gathered): void {
  const expected = manifest.digests.get(path) ?? '';
  if (found === expected) return;
  gathered.add(manifest.kind === 'payload' ? 'verify/bag-file-changed' : 'verify/bag-tag-changed', path, {
    algorithm: manifest.algorithm,
    expected,
    found,
  });
}
