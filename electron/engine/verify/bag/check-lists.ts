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
}

/** Payload manifests must stand in every tag manifest, other tag files should; in a transfer everything must. */
function unlistedTag(path: string, tags: readonly BagManifest[], input: ListsInput, gathered: Gathered): void {
  if (input.mayBeUnlisted(path)) return;
  for (const { name, digests } of tags) {
    if (digests.has(path)) continue;
    if (/^manifest-[^/]*\.txt$/.test(path)) gathered.add('verify/bag-tagmanifest-incomplete', path, { manifest: name });
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
