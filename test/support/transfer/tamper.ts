import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { openTree, readBytes } from '../../../electron/engine/archive/index.ts';
import { signDetached, type Signer } from '../../../electron/engine/signing/index.ts';
import { rawZip, type RawEntry } from '../archives/raw-zip.ts';
import { NOW } from '../pki/pki.ts';

const sha = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');

/** Files of a package by their path in it, in their order; values may be replaced, keys added and taken out. */
export type PackageFiles = Map<string, Buffer>;

/** Whoever changes a transfer that is finished: one copy of it, and the means to cover the traces. */
export class Tamperer {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  path(name: string): string {
    return join(this.root, ...name.split('/'));
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  write(name: string, bytes: string | Uint8Array): void {
    writeFileSync(this.path(name), bytes);
  }

  remove(name: string): void {
    rmSync(this.path(name), { recursive: true });
  }

  rename(from: string, to: string): void {
    renameSync(this.path(from), this.path(to));
  }

  swap(one: string, other: string): void {
    const bytes = this.read(one);
    this.write(one, this.read(other));
    this.write(other, bytes);
  }

  /** Replaces a text in a file, which must be there. */
  replace(name: string, from: string | RegExp, to: string): void {
    this.write(name, replaced(this.read(name), from, to));
  }

  /** Turns over one bit in the middle of a file. */
  flip(name: string, at?: number): void {
    this.write(name, flipped(this.read(name), at));
  }

  /** The packages that lie in the transfer, in the order of their files. */
  packages(): string[] {
    const receipt = JSON.parse(this.read('receipt-request.json').toString()) as Receipt;
    return receipt.packages.map((one) => one.path);
  }

  /** Packs a package again after `change` was done to its files. */
  async repack(
    name: string,
    change: (files: PackageFiles, root: string) => void,
    extra: Repacking = {},
  ): Promise<void> {
    const { files, root } = await this.unpack(name);
    change(files, root);
    const entries = [...files].map(([path, data]): RawEntry => ({ name: `${extra.root ?? root}/${path}`, data }));
    this.write(name, rawZip({ entries: [...entries, ...(extra.entries ?? [])], ...extra.zip }));
  }

  async unpack(name: string): Promise<{ files: PackageFiles; root: string }> {
    const tree = await openTree(this.path(name));
    try {
      const files: PackageFiles = new Map();
      let root = '';
      for (const path of tree.entries.keys()) {
        root = path.slice(0, path.indexOf('/'));
        files.set(path.slice(root.length + 1), await readBytes(tree, path, 1e8));
      }
      return { files, root };
    } finally {
      await tree.close();
    }
  }

  /** Makes the receipt request say what lies there: sizes and digests of the packages, and their sum. */
  restateReceipt(change: (receipt: Receipt) => void = () => undefined, gone: readonly string[] = []): void {
    const receipt = JSON.parse(this.read('receipt-request.json').toString()) as Receipt;
    for (const one of receipt.packages) {
      if (gone.includes(one.path)) continue;
      const bytes = this.read(one.path);
      Object.assign(one, { size: bytes.length, sha256: sha('sha256', bytes) });
    }
    receipt.totals['bytes'] = receipt.packages.reduce((sum, one) => sum + one.size, 0);
    change(receipt);
    this.write('receipt-request.json', JSON.stringify(receipt, null, 2) + '\n');
  }

  /** Writes the payload manifests and Payload-Oxum anew, and the tag manifests over them. */
  reseal(): void {
    const payload = filesBelow(this.root, 'data');
    for (const algorithm of ['sha256', 'sha512'])
      this.write(`manifest-${algorithm}.txt`, payload.map((path) => line(algorithm, path, this.read(path))).join(''));
    const bytes = payload.reduce((sum, path) => sum + statSync(this.path(path)).size, 0);
    const info = this.read('bag-info.txt').toString();
    this.write('bag-info.txt', info.replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${bytes}.${payload.length}`));
    this.resealTags();
  }

  resealTags(): void {
    const isTag = (path: string) => !/^(data\/|tagmanifest-)/.test(path);
    const tags = filesBelow(this.root, '').filter(isTag);
    for (const algorithm of ['sha256', 'sha512'])
      this.write(`tagmanifest-${algorithm}.txt`, tags.map((path) => line(algorithm, path, this.read(path))).join(''));
  }

  /** Signs the tag manifest again, as somebody. */
  async sign(signer: Signer): Promise<void> {
    const signature = await signDetached(this.path('tagmanifest-sha256.txt'), signer, { signingTime: NOW });
    this.write('tagmanifest-sha256.txt.p7s', signature);
  }
}

export interface Receipt {
  round: string;
  submitter: { code: string; name: string };
  totals: Record<string, number>;
  packages: {
    path: string;
    objectId: string;
    kind: string;
    fileCode: string;
    documents: number;
    size: number;
    sha256: string;
  }[];
}

export interface Repacking {
  readonly root?: string;
  readonly entries?: readonly RawEntry[];
  readonly zip?: { readonly before?: Buffer; readonly between?: Buffer };
}

/** Writes sizes and digests in all METS files of a package anew, the representation's first. */
export function restateMets(files: PackageFiles): void {
  for (const mets of [...files.keys()]
    .filter((path) => /(^|\/)METS\.xml$/.test(path))
    .sort((a, b) => b.length - a.length)) {
    const base = dirname(mets) === '.' ? '' : `${dirname(mets)}/`;
    const text = files
      .get(mets)!
      .toString()
      .replace(/<(?:[\w]+:)?(?:mdRef|file)\b[^>]*>(?:\s*<(?:\w+:)?FLocat\b[^>]*>)?/g, (element) => {
        const href = /xlink:href="([^"]*)"/.exec(element)?.[1];
        const bytes = href === undefined ? undefined : files.get(posix.normalize(base + decodeURIComponent(href)));
        if (!bytes) return element;
        return element
          .replace(/ SIZE="\d*"/, ` SIZE="${bytes.length}"`)
          .replace(/ CHECKSUM="[^"]*"/, ` CHECKSUM="${sha('sha256', bytes).toUpperCase()}"`);
      });
    files.set(mets, Buffer.from(text));
  }
}

/** Writes fixity and size of the data files in the representation's PREMIS anew, by the ids of its METS. */
export function restatePremis(files: PackageFiles): void {
  const premis = [...files.keys()].find((path) => /^representations\/.*premis[^/]*\.xml$/i.test(path));
  const mets = files.get('representations/rep1/METS.xml')?.toString() ?? '';
  if (premis === undefined) return;
  let text = files.get(premis)!.toString();
  for (const [, id, href] of mets.matchAll(
    /<(?:\w+:)?file\b[^>]*?\bID="([^"]+)"[^>]*>\s*<(?:\w+:)?FLocat\b[^>]*?xlink:href="([^"]+)"/g,
  )) {
    const bytes = files.get(`representations/rep1/${decodeURIComponent(href!)}`);
    if (!bytes) continue;
    const at = text.indexOf(`>${id}<`);
    const [before, after] = [text.slice(0, at), text.slice(at)];
    text =
      before +
      after
        .replace(/messageDigest>[0-9A-F]{64}</, `messageDigest>${sha('sha256', bytes).toUpperCase()}<`)
        .replace(/size>\d+</, `size>${bytes.length}<`);
  }
  files.set(premis, Buffer.from(text));
}

/** Replaces a text in a package's file, which must be there. */
export function edit(files: PackageFiles, path: string, from: string | RegExp, to: string): void {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`no ${path} among ${[...files.keys()].join(', ')}`);
  files.set(path, replaced(bytes, from, to));
}

export function swapFiles(files: PackageFiles, one: string, other: string): void {
  const [a, b] = [files.get(one), files.get(other)];
  if (!a || !b) throw new Error(`no ${one} or ${other}`);
  files.set(one, b);
  files.set(other, a);
}

export function flipped(bytes: Buffer, at = Math.floor(bytes.length / 2)): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
}

function replaced(bytes: Buffer, from: string | RegExp, to: string): Buffer {
  const text = bytes.toString('latin1');
  const wanted = typeof from === 'string' ? Buffer.from(from).toString('latin1') : from;
  const changed = text.replace(wanted, Buffer.from(to).toString('latin1'));
  if (changed === text) throw new Error(`nothing to replace: ${String(from)}`);
  return Buffer.from(changed, 'latin1');
}

function line(algorithm: string, path: string, bytes: Buffer): string {
  return `${sha(algorithm, bytes)}  ${path}\n`;
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** The name of a path inside a package, without its folders. */
export const nameOf = (path: string): string => basename(path);
