import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/contract/app-error.ts';
import {
  digestEntry,
  openTree,
  produceFolder,
  produceZip,
  readBytes,
  subTree,
  topNames,
  type TreeSink,
} from '../../../electron/engine/archive/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-archive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const TIME = '2026-06-12T11:45:37+07:00';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').toUpperCase();

/** Bytes that look random but are always the same. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    bytes[i] = state >> 16;
  }
  return bytes;
}

async function fill(sink: TreeSink): Promise<string[]> {
  const copied = await sink.copyFile(join(folder, 'large.bin'), 'data/Quyết định.pdf');
  const small = await sink.copyFile(join(folder, 'small.bin'), 'data/empty.txt');
  const long = await sink.writeFile('metadata/long.xml', async (out) => {
    for (let i = 0; i < 200; i++) await out.write(Buffer.from(`<row n="${i}">${'văn bản '.repeat(2000)}</row>\n`));
  });
  return [copied.sha256, small.sha256, long.sha256];
}

describe('a ZIP written here', () => {
  // Made once: it takes longer than what is tested with it.
  const large = noise(33 * 1024 * 1024);

  beforeEach(async () => {
    // One file beyond what is held in memory, so that both ways of writing are gone.
    await writeFile(join(folder, 'large.bin'), large);
    await writeFile(join(folder, 'small.bin'), '');
  });

  it('is read back by another program with the same names, bytes and digests', async () => {
    const target = join(folder, 'a.zip');
    const result = await produceZip(target, { time: TIME, root: 'root', digests: ['sha256', 'sha512'] }, fill);
    expect(result.digests['sha256']?.toUpperCase()).toBe(sha256(await readFile(target)));
    const seen: Record<string, string> = {};
    const zip = await yauzl.openPromise(target, { lazyEntries: true, strictFileNames: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      seen[entry.fileName] = sha256(await buffer(await zip.openReadStreamPromise(entry)));
      expect(entry.getLastModDate({ timezone: 'UTC' }).toISOString()).toBe('2026-06-12T11:45:36.000Z');
    }
    zip.close();
    expect(Object.keys(seen)).toEqual(['root/data/Quyết định.pdf', 'root/data/empty.txt', 'root/metadata/long.xml']);
    expect(Object.values(seen)).toEqual(result.value);
  });

  it('is read back by this program without a finding', async () => {
    const target = join(folder, 'a.zip');
    const { value } = await produceZip(target, { time: TIME, root: 'root' }, fill);
    const tree = await openTree(target);
    expect(tree.findings).toEqual([]);
    expect(topNames(tree)).toEqual(['root']);
    const inner = subTree(tree, 'root');
    const found = [];
    for (const path of inner.entries.keys()) found.push((await digestEntry(inner, path)).digests['sha256']);
    expect(found).toEqual(value);
    await tree.close();
  });

  it('has the same bytes when it is written again', async () => {
    const first = await produceZip(join(folder, 'a.zip'), { time: TIME, digests: ['sha256'] }, fill);
    const second = await produceZip(join(folder, 'b.zip'), { time: TIME, digests: ['sha256'] }, fill);
    expect(second.digests).toEqual(first.digests);
  });

  it('holds the same files as the folder form', async () => {
    const { value: inZip } = await produceZip(join(folder, 'a.zip'), { time: TIME }, fill);
    const { value: inFolder } = await produceFolder(join(folder, 'a'), fill);
    expect(inFolder).toEqual(inZip);
    const tree = await openTree(join(folder, 'a'));
    expect([...tree.entries.keys()].sort()).toEqual(['data/Quyết định.pdf', 'data/empty.txt', 'metadata/long.xml']);
    expect((await digestEntry(tree, 'data/Quyết định.pdf')).digests['sha256']).toBe(inZip[0]);
  });

  it('is not there at all when a source is not what was expected', async () => {
    const work = produceZip(join(folder, 'a.zip'), { time: TIME }, async (sink) => {
      await sink.copyFile(join(folder, 'small.bin'), 'a', sha256(Buffer.from('')));
      await sink.copyFile(join(folder, 'large.bin'), 'b', sha256(Buffer.from('')));
    });
    await expect(work).rejects.toSatisfy((error) => isAppError(error, 'package/source-changed'));
    expect((await readdir(folder)).sort()).toEqual(['large.bin', 'small.bin']);
  });

  it.each([['../a'], ['/a'], ['a//b'], ['a\\b'], ['C:/a'], ['a/con.txt'], ['a/b.'], ['a\u0000'], ['']])(
    'refuses the name %j',
    async (name) => {
      const work = produceZip(join(folder, 'a.zip'), { time: TIME }, (sink) =>
        sink.copyFile(join(folder, 'small.bin'), name),
      );
      await expect(work).rejects.toSatisfy((error) => isAppError(error, 'package/unsafe-name'));
    },
  );

  it('refuses two names that are one where case or Unicode form is ignored', async () => {
    for (const other of ['DATA/Á.txt', 'data/á.txt'.normalize('NFD')]) {
      const work = produceZip(join(folder, 'a.zip'), { time: TIME }, async (sink) => {
        await sink.copyFile(join(folder, 'small.bin'), 'data/á.txt');
        await sink.copyFile(join(folder, 'small.bin'), other);
      });
      await expect(work).rejects.toSatisfy((error) => isAppError(error, 'package/name-clash'));
    }
  });
});

describe('ZIP64', () => {
  it('is written and read when there are more entries than 16 bits can count', async () => {
    const target = join(folder, 'many.zip');
    const empty = () => Promise.resolve();
    await produceZip(target, { time: TIME }, async (sink) => {
      for (let i = 0; i < 66_000; i++) await sink.writeFile(`d/${i}`, empty);
    });
    const tree = await openTree(target);
    expect(tree.entries.size).toBe(66_000);
    expect(tree.findings).toEqual([]);
    await tree.close();
    const zip = await yauzl.openPromise(target, { lazyEntries: true });
    expect(zip.entryCount).toBe(66_000);
    zip.close();
  });

  it('is read from another program that uses it for every entry', async () => {
    const target = join(folder, 'other.zip');
    const zip = new yazl.ZipFile();
    zip.addReadStream(Readable.from([noise(100_000)]), 'a/stored.bin', { compress: false, forceZip64Format: true });
    zip.addReadStream(Readable.from([noise(3_000_000)]), 'a/deflated.bin', { forceZip64Format: true });
    zip.addBuffer(Buffer.from('đ'), 'a/đ.txt', { forceZip64Format: true });
    zip.addEmptyDirectory('a/empty');
    zip.end({ forceZip64Format: true, comment: '' });
    await writeFile(target, zip.outputStream);
    const tree = await openTree(target);
    expect(tree.findings).toEqual([]);
    expect([...tree.folders]).toEqual(['a/empty']);
    expect((await digestEntry(tree, 'a/stored.bin')).digests['sha256']).toBe(sha256(noise(100_000)));
    expect((await digestEntry(tree, 'a/deflated.bin')).digests['sha256']).toBe(sha256(noise(3_000_000)));
    expect((await readBytes(tree, 'a/đ.txt', 10)).toString()).toBe('đ');
    await expect(readBytes(tree, 'a/stored.bin', 10)).rejects.toSatisfy((error) =>
      isAppError(error, 'package/entry-too-large'),
    );
    await tree.close();
  });
});
