import type { PackageTree } from '../../archive/index.ts';
import { clashKey } from '../../base/safe-path.ts';
import type { Gathered } from '../report.ts';
import { bagPath, type PathKind } from './bag-path.ts';
import type { Declaration } from './declaration.ts';
import { ALGORITHMS, SYSTEM_FILE } from './rules.ts';
import { readTagLines } from './tag-lines.ts';

export interface BagManifest {
  readonly name: string;
  readonly kind: PathKind;
  /** Node's name of the digest. */
  readonly algorithm: string;
  /** Composed path → digest, hex lower case. */
  readonly digests: ReadonlyMap<string, string>;
}

/** `manifest-<alg>.txt` and `tagmanifest-<alg>.txt` at the top of the bag. */
const NAME = /^(tag)?manifest-([^/]+)\.txt$/i;

/**
 * All manifests of a bag whose digests can be computed. The others are findings: a warning beside one that can be, and
 * the caller finds out when there is none.
 */
export async function readManifests(
  tree: PackageTree,
  declaration: Declaration,
  gathered: Gathered,
): Promise<BagManifest[]> {
  const manifests: BagManifest[] = [];
  for (const name of tree.entries.keys()) {
    const match = NAME.exec(name);
    if (!match) continue;
    const algorithm = match[2]!;
    const known = ALGORITHMS[algorithm];
    if (!known) {
      gathered.add('verify/bag-algorithm', name, { algorithm });
      continue;
    }
    if (known.isWeak) gathered.add('verify/bag-algorithm-weak', name, { algorithm });
    const kind = match[1] === undefined ? 'payload' : 'tag';
    manifests.push({ name, kind, algorithm, digests: await readManifest(tree, name, kind, declaration, gathered) });
  }
  return manifests;
}

async function readManifest(
  tree: PackageTree,
  name: string,
  kind: PathKind,
  { rules, encoding }: Declaration,
  gathered: Gathered,
): Promise<ReadonlyMap<string, string>> {
  const hexLength = ALGORITHMS[/-([^/]+)\.txt$/.exec(name)?.[1] ?? '']?.hexLength;
  const digests = new Map<string, string>();
  const written = new Map<string, string>();
  await readTagLines(tree, name, encoding, gathered, (line, number) => {
    if (line.trim() === '') return;
    const place = `${name}:${number}`;
    const match = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/.exec(line);
    if (!match || match[1]!.length !== hexLength) {
      gathered.add('verify/bag-manifest-line', place, { line: line.slice(0, 200) });
      return;
    }
    if (match[2] === '*') gathered.add('verify/bag-line-star', place);
    const path = bagPath(match[3]!, kind, rules, place, gathered);
    if (path === null) return;
    const digest = match[1]!.toLowerCase();
    const before = digests.get(path);
    if (before !== undefined && before !== digest) gathered.add('verify/bag-path-conflict', place, { path });
    else if (before !== undefined && written.get(clashKey(path)) !== match[3])
      gathered.add('verify/bag-name-clash', place, { path, other: written.get(clashKey(path)) ?? '' });
    else if (before !== undefined) gathered.add('verify/bag-path-twice', place, { path }, rules.pathTwice);
    else {
      const other = written.get(clashKey(path));
      if (other !== undefined) gathered.add('verify/bag-name-clash', place, { path, other });
      digests.set(path, digest);
      written.set(clashKey(path), match[3]!);
      if (SYSTEM_FILE.test(path)) gathered.add('verify/bag-system-file', place, { path });
    }
  });
  return digests;
}
