import { decodePath, unsafePath, type Algorithm, ALGORITHMS } from '../../bagit/index.ts';
import { readBytes, type PackageTree } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';

/** Bytes of a tag file that are read; a manifest of a million files is about 200 MB. */
const MAX_TAG_FILE = 512 * 1024 * 1024;

export interface BagManifest {
  readonly name: string;
  readonly algorithm: Algorithm;
  /** Path → digest, hex lower case. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface Bag {
  readonly payload: readonly BagManifest[];
  readonly tags: readonly BagManifest[];
  readonly info: readonly (readonly [string, string])[];
}

/**
 * Reads the tag files of a BagIt 1.0 bag (RFC 8493) and notes everything wrong with them. No path of a manifest is used
 * before it was found safe; an unsafe one is a finding and is left out.
 */
export async function readBag(tree: PackageTree, gathered: Gathered): Promise<Bag> {
  await readDeclaration(tree, gathered);
  const payload: BagManifest[] = [];
  const tags: BagManifest[] = [];
  for (const path of tree.entries.keys()) {
    const match = /^(tag)?manifest-([a-z0-9]+)\.txt$/.exec(path);
    if (!match) continue;
    const algorithm = ALGORITHMS.find((known) => known === match[2]);
    if (!algorithm) {
      gathered.add('verify/bag-algorithm', path, { algorithm: match[2] ?? '' });
      continue;
    }
    const isTag = match[1] === 'tag';
    (isTag ? tags : payload).push(await readManifest(tree, path, algorithm, isTag, gathered));
  }
  if (payload.length === 0) gathered.add('verify/bag-manifest-missing', 'manifest-sha256.txt');
  if (tags.length === 0) gathered.add('verify/bag-tagmanifest-missing', 'tagmanifest-sha256.txt');
  if (tree.entries.has('fetch.txt')) gathered.add('verify/bag-fetch', 'fetch.txt');
  const info = tree.entries.has('bag-info.txt') ? parseInfo(await text(tree, 'bag-info.txt', gathered), gathered) : [];
  return { payload, tags, info };
}

async function readDeclaration(tree: PackageTree, gathered: Gathered): Promise<void> {
  if (!tree.entries.has('bagit.txt')) {
    gathered.add('verify/bag-declaration', 'bagit.txt');
    return;
  }
  const bytes = await readBytes(tree, 'bagit.txt', 1024).catch(() => Buffer.alloc(0));
  const lines = bytes.toString('utf8').split(/\r\n|\n|\r/);
  const [version, encoding, ...rest] = lines;
  const good =
    version === 'BagIt-Version: 1.0' &&
    encoding === 'Tag-File-Character-Encoding: UTF-8' &&
    rest.every((line) => line === '');
  if (!good) gathered.add('verify/bag-declaration', 'bagit.txt');
}

async function readManifest(
  tree: PackageTree,
  name: string,
  algorithm: Algorithm,
  isTag: boolean,
  gathered: Gathered,
): Promise<BagManifest> {
  const digests = new Map<string, string>();
  const lines = (await text(tree, name, gathered)).split(/\r\n|\n|\r/);
  lines.forEach((line, index) => {
    if (line === '') return;
    const place = `${name}:${index + 1}`;
    const match = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(line);
    const path = match ? decodePath(match[2]!) : '';
    if (!match || match[1]!.length !== (algorithm === 'sha256' ? 64 : 128)) {
      gathered.add('verify/bag-manifest-line', place, { line: line.slice(0, 200) });
    } else if (!isSafe(path, isTag)) {
      gathered.add('verify/bag-path-unsafe', place, { path });
    } else if (digests.has(path)) {
      gathered.add('verify/bag-path-twice', place, { path });
    } else digests.set(path, match[1]!.toLowerCase());
  });
  return { name, algorithm, digests };
}

/** Where a manifest may point: payload manifests below data/, tag manifests anywhere else (RFC 8493 2.1.3, 2.2.1, 5). */
function isSafe(path: string, isTag: boolean): boolean {
  const fault = unsafePath(path);
  // A name some system cannot hold is a nuisance, not a danger; leaving the bag is.
  const dangerous = fault === 'absolute' || fault === 'segment' || path.includes('\\');
  return (
    !dangerous && (isTag ? !path.startsWith('data/') && !path.startsWith('tagmanifest-') : path.startsWith('data/'))
  );
}

function parseInfo(content: string, gathered: Gathered): [string, string][] {
  const entries: [string, string][] = [];
  content.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line === '') return;
    const last = entries.at(-1);
    if (/^[ \t]/.test(line) && last) {
      last[1] += ` ${line.trim()}`;
      return;
    }
    const match = /^([^:\s](?:[^:]*[^:\s])?):[ \t](.*)$/.exec(line);
    if (match) entries.push([match[1]!, match[2]!]);
    else gathered.add('verify/bag-info-line', `bag-info.txt:${index + 1}`, { line: line.slice(0, 200) });
  });
  return entries;
}

async function text(tree: PackageTree, path: string, gathered: Gathered): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(tree, path, MAX_TAG_FILE));
  } catch (error) {
    if (error instanceof TypeError) gathered.add('verify/bag-not-utf8', path);
    else gathered.failed(path, error);
    return '';
  }
}
