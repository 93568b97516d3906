import { posix } from 'node:path';
import { digestEntry, pathFault, type PackageTree } from '../../archive/index.ts';
import { throwIfCancelled, type Task } from '../../base/task.ts';
import type { Gathered } from '../report.ts';
import type { MetsData, MetsReference } from './read-mets.ts';

/** Node's name of each digest a METS may use; weak ones are read so that old packages can be judged, and said so. */
const ALGORITHMS: Readonly<Record<string, { readonly node: string; readonly weak: boolean }>> = {
  'SHA-256': { node: 'sha256', weak: false },
  'SHA-384': { node: 'sha384', weak: false },
  'SHA-512': { node: 'sha512', weak: false },
  'SHA-1': { node: 'sha1', weak: true },
  MD5: { node: 'md5', weak: true },
};

/** Digest and size of a file as found, for the checks that compare other metadata with it. Hex upper case. */
export interface FoundFile {
  readonly size: number;
  readonly sha256: string;
}

/** A METS and the folder its paths are relative to (`''` for the root). */
export interface PlacedMets {
  readonly path: string;
  readonly base: string;
  readonly mets: MetsData;
}

/**
 * Every file a METS names: safe path, there, size and digest as stated; and every file that is there: named by a METS.
 * Each file is read once. Gives what was found by path.
 */
export async function checkFiles(
  tree: PackageTree,
  placed: readonly PlacedMets[],
  gathered: Gathered,
  task: Task,
): Promise<ReadonlyMap<string, FoundFile>> {
  const wanted = new Map<string, { reference: MetsReference; mets: string }[]>();
  for (const { path: metsPath, base, mets } of placed) {
    const named = new Set<string>();
    for (const reference of mets.references) {
      const path = resolveHref(base, reference.href);
      const place = `${metsPath}:${reference.line}`;
      if (path === null) gathered.add('verify/reference-unsafe', place, { href: reference.href });
      else {
        if (named.has(path)) gathered.add('verify/reference-twice', place, { path });
        named.add(path);
        wanted.set(path, [...(wanted.get(path) ?? []), { reference, mets: metsPath }]);
      }
    }
  }
  for (const [path, [first]] of wanted)
    if (!tree.entries.has(path)) gathered.add('verify/file-missing', path, { mets: first?.mets ?? '' });
  for (const path of tree.entries.keys())
    if (!wanted.has(path) && path !== 'METS.xml') gathered.add('verify/file-orphan', path);
  return readAll(tree, wanted, gathered, task);
}

async function readAll(
  tree: PackageTree,
  wanted: ReadonlyMap<string, readonly { reference: MetsReference; mets: string }[]>,
  gathered: Gathered,
  task: Task,
): Promise<ReadonlyMap<string, FoundFile>> {
  const found = new Map<string, FoundFile>();
  for (const entry of tree.entries.values()) {
    throwIfCancelled(task.signal);
    const references = wanted.get(entry.path) ?? [];
    const algorithms = new Set(['sha256']);
    for (const { reference } of references) {
      const known = ALGORITHMS[reference.checksumType];
      if (known) algorithms.add(known.node);
    }
    try {
      const { size, digests } = await digestEntry(tree, entry.path, [...algorithms]);
      found.set(entry.path, { size, sha256: digests['sha256'] ?? '' });
      gathered.files += 1;
      gathered.bytes += size;
      for (const { reference, mets } of references) compare(entry.path, size, digests, reference, mets, gathered);
    } catch (error) {
      gathered.failed(entry.path, error);
    }
  }
  return found;
}

function compare(
  path: string,
  size: number,
  digests: Readonly<Record<string, string>>,
  reference: MetsReference,
  mets: string,
  gathered: Gathered,
): void {
  if (reference.size !== String(size))
    gathered.add('verify/file-size', path, { mets, stated: reference.size, found: size });
  const algorithm = ALGORITHMS[reference.checksumType];
  if (!algorithm) {
    gathered.add('verify/checksum-type', path, { mets, type: reference.checksumType });
    return;
  }
  if (algorithm.weak) gathered.add('verify/checksum-weak', path, { mets, type: reference.checksumType });
  const found = digests[algorithm.node] ?? '';
  if (found !== reference.checksum.toUpperCase())
    gathered.add('verify/file-changed', path, { mets, stated: reference.checksum, found });
}

/** The path inside the package that a METS href means, or null when it leaves the package or is no plain path. */
export function resolveHref(base: string, href: string): string | null {
  if (href === '' || /^[a-z][a-z0-9+.-]*:/i.test(href)) return null;
  try {
    const decoded = decodeURIComponent(href);
    const path = posix.normalize(base === '' ? decoded : `${base}/${decoded}`);
    return pathFault(path) === null ? path : null;
  } catch {
    return null;
  }
}
