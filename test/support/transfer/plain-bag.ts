import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small bag written by hand, by the rules of a version; every part of it can be given otherwise. */
export interface PlainBag {
  readonly version?: string;
  readonly encoding?: string;
  /** Payload by name below data/. */
  readonly payload?: Readonly<Record<string, string>>;
  /** Digests of both kinds of manifest. */
  readonly algorithms?: readonly string[];
  /** Other tag files, listed in the tag manifests. */
  readonly tags?: Readonly<Record<string, string | Buffer>>;
  readonly info?: string | null;
  readonly infoName?: string;
  readonly tagManifests?: boolean;
  /** Changes a finished payload manifest, before it is listed. */
  readonly manifest?: (text: string, algorithm: string) => string;
  /** Changes finished tag manifests. */
  readonly tagManifest?: (text: string) => string;
  /** bagit.txt, whole. */
  readonly declaration?: string;
  /** How a tag file's text becomes bytes. */
  readonly encode?: (text: string) => Buffer;
  /** Files put there at the end, listed nowhere; null takes one away. */
  readonly after?: Readonly<Record<string, string | null>>;
}

export const sha = (algorithm: string, bytes: string | Buffer): string =>
  createHash(algorithm).update(bytes).digest('hex');

/** Writes the bag into a new folder below `parent` and gives its path. */
export function writePlainBag(parent: string, bag: PlainBag): string {
  const root = join(parent, `túi ${Math.random().toString(36).slice(2)}`);
  const { version = '1.0', encoding = 'UTF-8', encode = (text: string) => Buffer.from(text) } = bag;
  const payload = bag.payload ?? { 'a.txt': 'một', 'thư mục/b.txt': 'hai' };
  const algorithms = bag.algorithms ?? ['sha256'];
  const escape = (path: string) =>
    version === '1.0' ? path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D') : path;
  const put = (path: string, bytes: string | Buffer) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  };
  mkdirSync(join(root, 'data'), { recursive: true });
  for (const [name, text] of Object.entries(payload)) put(`data/${name}`, text);
  const tags: Record<string, string | Buffer> = {
    'bagit.txt': bag.declaration ?? `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`,
    ...bag.tags,
  };
  if (bag.info !== null) tags[bag.infoName ?? 'bag-info.txt'] = encode(bag.info ?? 'Bagging-Date: 2026-06-15\n');
  for (const algorithm of algorithms) {
    const text = Object.entries(payload)
      .map(([name, content]) => `${sha(algorithm, content)}  data/${escape(name)}\n`)
      .join('');
    tags[`manifest-${algorithm}.txt`] = encode(bag.manifest?.(text, algorithm) ?? text);
  }
  for (const [path, bytes] of Object.entries(tags)) put(path, bytes);
  for (const algorithm of bag.tagManifests === false ? [] : algorithms) {
    const text = Object.entries(tags)
      .map(([path, bytes]) => `${sha(algorithm, bytes)}  ${path}\n`)
      .join('');
    put(`tagmanifest-${algorithm}.txt`, encode(bag.tagManifest?.(text) ?? text));
  }
  for (const [path, text] of Object.entries(bag.after ?? {})) {
    if (text !== null) put(path, text);
    else put(path, '');
  }
  return root;
}
