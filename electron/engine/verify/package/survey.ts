import type { PackageTree } from '../../archive/index.ts';
import type { SchemaSubject } from '../../package/index.ts';

/** What a file in a package is for, by its place and name; null for what is only counted and hashed. */
export type Role = SchemaSubject | 'pdf' | null;

/** Where the parts of a package lie, found in one walk over its names. */
export interface Survey {
  /** METS files with the folder their paths count from, the root's (`''`) first. */
  readonly mets: readonly { readonly path: string; readonly base: string }[];
  /** Folders below representations/. */
  readonly representations: ReadonlySet<string>;
  /** Which of the folders every package has (TT 05/2025/TT-BNV, annexes I to V) hold something. */
  readonly filled: ReadonlySet<string>;
  /** metadata/descriptive/EAD.xml and ead3.xml, as spelt. */
  readonly ead: string | null;
  readonly ead3: string | null;
  /** Names in schemas/, lower case. */
  readonly schemas: readonly string[];
}

const METS = /^(?:(representations\/[^/]+)\/)?METS\.xml$/;

export function survey(tree: PackageTree): Survey {
  const mets: { path: string; base: string }[] = [];
  const representations = new Set<string>();
  const filled = new Set<string>();
  const schemas: string[] = [];
  let ead: string | null = null;
  let ead3: string | null = null;
  for (const path of tree.entries.keys()) {
    const match = METS.exec(path);
    if (match) mets.push({ path, base: match[1] ?? '' });
    const parts = path.split('/');
    if (parts.length > 1) filled.add(parts[0]!);
    if (parts.length > 2) filled.add(`${parts[0]!}/${parts[1]!}`);
    if (parts.length > 3) filled.add(`${parts[0]!}/${parts[1]!}/${parts[2]!}`);
    if (parts[0] === 'representations' && parts.length > 2) representations.add(`representations/${parts[1]!}`);
    if (parts[0] === 'schemas' && parts.length === 2) schemas.push(parts[1]!.toLowerCase());
    const lower = path.toLowerCase();
    if (lower === 'metadata/descriptive/ead.xml') ead = path;
    if (lower === 'metadata/descriptive/ead3.xml') ead3 = path;
  }
  mets.sort((a, b) => (a.base < b.base ? -1 : 1));
  return { mets, representations, filled, ead, ead3, schemas };
}

export function roleOf(path: string): Role {
  const name = (path.split('/').at(-1) ?? '').toLowerCase();
  if (METS.test(path)) return 'mets';
  if (/^representations\/[^/]+\/data\/.*\.pdf$/i.test(path)) return 'pdf';
  if (!name.endsWith('.xml')) return null;
  const [, root] = /^((?:representations\/[^/]+\/)?metadata)\//.exec(path) ?? [];
  if (root === undefined) return null;
  if (path.startsWith(`${root}/preservation/`)) return 'premis';
  if (name === 'ead3.xml') return 'ead3';
  if (name === 'ead.xml' && root === 'metadata') return 'file';
  if (name.startsWith('ead_doc_')) return 'text';
  if (name.startsWith('ead_pic_')) return 'picture';
  return name.startsWith('ead_media_') ? 'media' : null;
}
