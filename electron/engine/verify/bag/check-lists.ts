import type { PackageTree, TreeEntry } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';
import { valuesOf, type BagInfo } from './bag-info.ts';
import type { BagManifest } from './manifest.ts';
import type { BagRules } from './rules.ts';

export interface ListsInput {
  readonly tree: PackageTree;
  readonly manifests: readonly BagManifest[];
  readonly rules: BagRules;
  readonly isTransfer: boolean;
  /** Files beside the payload that no tag manifest can list. */
  readonly mayBeUnlisted: (path: string) => boolean;
}

const PAYLOAD_MANIFEST = /^manifest-[^/]*\.txt$/;
const TAG_MANIFEST = /^tagmanifest-[^/]*\.txt$/;

/** Is everything listed there, and everything there listed (RFC 8493 section 3)? */
export function checkLists(input: ListsInput, gathered: Gathered): void {
  const { tree, manifests, rules } = input;
  const payload = manifests.filter((manifest) => manifest.kind === 'payload');
  const tags = manifests.filter((manifest) => manifest.kind === 'tag');
  for (const { name, kind, digests } of manifests)
    for (const path of digests.keys())
      if (!tree.entries.has(path))
        gathered.add(kind === 'payload' ? 'verify/bag-file-missing' : 'verify/bag-tag-missing', path, {
          manifest: name,
        });
  for (const path of tree.entries.keys()) {
    if (path.startsWith('data/')) {
      const without = payload.filter((manifest) => !manifest.digests.has(path));
      if (rules.everyManifestIsWhole || without.length === payload.length)
        for (const { name } of without) gathered.add('verify/bag-file-unlisted', path, { manifest: name });
    } else if (!TAG_MANIFEST.test(path)) unlistedTag(path, tags, input, gathered);
  }
  checkTagManifests(tags, input, gathered);
  checkEmptyFolders(input, gathered);
}

/**
 * Tag manifests list no tag manifest, so that one can be taken away unseen. But there should be one of each digest the payload
 * manifests are made of (RFC 8493 2.2.1), and in a transfer there is: those are in the tag manifest that is signed.
 */
function checkTagManifests(tags: readonly BagManifest[], { tree, isTransfer }: ListsInput, gathered: Gathered): void {
  const listed = new Set(
    tags.flatMap(({ digests }) => [...digests.keys()].filter((path) => PAYLOAD_MANIFEST.test(path))),
  );
  for (const manifest of [...listed].sort())
    if (!tree.entries.has(`tag${manifest}`))
      gathered.add('verify/bag-tagmanifest-gone', `tag${manifest}`, { manifest }, isTransfer ? 'error' : 'warning');
}

/** No manifest can list a folder without files (RFC 8493 P3); a transfer is made with none. The outermost of them are told. */
function checkEmptyFolders({ tree, isTransfer }: ListsInput, gathered: Gathered): void {
  const filled = new Set(['', 'data']);
  for (const path of tree.entries.keys())
    for (let folder = folderOf(path); !filled.has(folder); folder = folderOf(folder)) filled.add(folder);
  for (const folder of [...tree.folders].sort())
    if (!filled.has(folder) && filled.has(folderOf(folder)))
      gathered.add('verify/bag-folder-empty', `${folder}/`, {}, isTransfer ? 'warning' : 'info');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Payload manifests must stand in every tag manifest, other tag files should; in a transfer everything must. */
function unlistedTag(path: string, tags: readonly BagManifest[], input: ListsInput, gathered: Gathered): void {
  if (input.mayBeUnlisted(path)) return;
  for (const { name, digests } of tags) {
    if (digests.has(path)) continue;
    if (PAYLOAD_MANIFEST.test(path)) gathered.add('verify/bag-tagmanifest-incomplete', path, { manifest: name });
    else gathered.add('verify/bag-tag-unlisted', path, { manifest: name }, input.isTransfer ? 'error' : 'warning');
  }
}

/** Payload-Oxum, octets and number of payload files: at most once, and true (RFC 8493 2.2.2). */
export function checkOxum(info: BagInfo, payload: readonly TreeEntry[], place: string, gathered: Gathered): void {
  const stated = valuesOf(info, 'Payload-Oxum');
  const found = `${payload.reduce((sum, entry) => sum + entry.size, 0)}.${payload.length}`;
  if (stated.length > 1 || (stated.length === 1 && stated[0] !== found))
    gathered.add('verify/bag-oxum', place, { stated: stated.join(', '), found });
}
