import { posix } from 'node:path';
import type { PackageTree } from '../../archive/index.ts';
import { pathFault } from '../../base/safe-path.ts';
import type { Gathered } from '../report.ts';
import type { MetsData, MetsReference } from './read-mets.ts';

/** A METS and the folder its paths are relative to (`''` for the root). */
export interface PlacedMets {
  readonly path: string;
  readonly base: string;
  readonly mets: MetsData;
}

/** One naming of a file, and by which METS. */
export interface Naming {
  readonly reference: MetsReference;
  readonly mets: string;
}

/** All namings of the files of a package, by path. */
export type References = ReadonlyMap<string, readonly Naming[]>;

/**
 * Every file the METS files name: by a safe path, and there; every file that is there: named. Only the root METS itself
 * is named by none.
 */
export function checkReferences(tree: PackageTree, placed: readonly PlacedMets[], gathered: Gathered): References {
  const named = new Map<string, Naming[]>();
  for (const { path: mets, base, mets: data } of placed) {
    for (const reference of data.references) {
      const path = resolveHref(base, reference.href);
      if (path === null) {
        gathered.add('verify/reference-unsafe', `${mets}:${reference.line}`, { href: reference.href.slice(0, 200) });
        continue;
      }
      const before = named.get(path);
      if (before === undefined) named.set(path, [{ reference, mets }]);
      else {
        if (before.some((one) => one.mets === mets))
          gathered.add('verify/reference-twice', `${mets}:${reference.line}`, { path });
        before.push({ reference, mets });
      }
    }
  }
  for (const [path, [first]] of named)
    if (!tree.entries.has(path))
      gathered.add('verify/file-missing', path, { mets: `${first?.mets ?? ''}:${first?.reference.line ?? 0}` });
  for (const path of tree.entries.keys())
    if (!named.has(path) && path !== 'METS.xml') gathered.add('verify/file-orphan', path);
  return named;
}

/**
 * The path inside the package that a METS href means, composed (NFC), or null when it leaves the package or is no plain
 * path.
 */
export function resolveHref(base: string, href: string): string | null {
  if (href === '' || /^[a-z][a-z0-9+.-]*:/i.test(href)) return null;
  try {
    const decoded = decodeURIComponent(href);
    const path = posix.normalize(base === '' ? decoded : `${base}/${decoded}`);
    return pathFault(path) === null ? path.normalize('NFC') : null;
  } catch {
    return null;
  }
}
