import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { EntryPlace } from './entry-place.ts';

export interface TreeEntry {
  /** Relative, with `/`, exactly as stored. */
  readonly path: string;
  /** Bytes, unpacked, as declared; reading checks it. */
  readonly size: number;
}

export type OnChunk = (chunk: Uint8Array) => Promise<void> | void;

/**
 * A package that came from outside, as a folder or a ZIP, seen the same way. Only regular files with safe names can be
 * reached; everything else is in `findings` and nowhere else. Nothing is ever unpacked to disk.
 */
export interface PackageTree {
  readonly kind: 'folder' | 'zip';
  /** Where it lies on disk. */
  readonly path: string;
  /** The files, by path, in order of their place in the ZIP, or of their names. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Folders that are named, empty ones among them. */
  readonly folders: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  /**
   * Hands over a file's bytes, chunk by chunk; a chunk is good until the next. Ends with `package/entry-damaged` when
   * the bytes are not what was declared (size, CRC-32, compression), with `package/entry-missing` for an unknown path.
   */
  read(path: string, onChunk: OnChunk): Promise<void>;
  /** Where a file lies, for reading it elsewhere; null for an unknown path. */
  locate(path: string): EntryPlace | null;
  close(): Promise<void>;
}

/** The whole file in memory; `package/entry-too-large` above `limit` bytes. */
export async function readBytes(tree: PackageTree, path: string, limit: number): Promise<Buffer> {
  const entry = tree.entries.get(path);
  if (!entry) throw new AppError('package/entry-missing', { path });
  if (entry.size > limit) throw new AppError('package/entry-too-large', { path, size: entry.size, limit });
  const chunks: Buffer[] = [];
  await tree.read(path, (chunk) => void chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks);
}

/** Digests of a file by Node's names of the algorithms, in upper-case hex, and its real size in bytes. */
export async function digestEntry(
  tree: PackageTree,
  path: string,
  algorithms: readonly string[] = ['sha256'],
): Promise<{ size: number; digests: Readonly<Record<string, string>> }> {
  const hashes = algorithms.map((name) => [name, createHash(name)] as const);
  let size = 0;
  await tree.read(path, (chunk) => {
    size += chunk.length;
    for (const [, hash] of hashes) hash.update(chunk);
  });
  return { size, digests: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex').toUpperCase()])) };
}

/** The names directly under the root: a package has exactly one. */
export function topNames(tree: PackageTree): string[] {
  const names = new Set<string>();
  for (const path of tree.entries.keys()) names.add(path.split('/', 1)[0]!);
  for (const path of tree.folders) names.add(path.split('/', 1)[0]!);
  return [...names];
}

/** The tree below one folder, its paths relative to it. Closing it closes nothing: the whole tree stays the owner. */
export function subTree(tree: PackageTree, folder: string): PackageTree {
  const prefix = `${folder}/`;
  const entries = new Map<string, TreeEntry>();
  for (const { path, size } of tree.entries.values()) {
    if (!path.startsWith(prefix)) continue;
    const inner = path.slice(prefix.length);
    entries.set(inner, { path: inner, size });
  }
  const folders = new Set<string>();
  for (const path of tree.folders) if (path.startsWith(prefix)) folders.add(path.slice(prefix.length));
  return {
    kind: tree.kind,
    path: tree.path,
    entries,
    folders,
    findings: tree.findings.filter((finding) => finding.place.startsWith(prefix)),
    read: (path, onChunk) => tree.read(prefix + path, onChunk),
    locate: (path) => tree.locate(prefix + path),
    close: () => Promise.resolve(),
  };
}
