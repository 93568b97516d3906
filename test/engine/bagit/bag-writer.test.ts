import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BagWriter } from '../../../electron/engine/bagit/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { smallDisk } from '../../support/trust/small-disk.ts';

const { signal } = new AbortController();
const sha = (algorithm: string, text: string | Buffer) => createHash(algorithm).update(text).digest('hex');

async function smallBag() {
  const folder = tempFolder();
  const source = join(folder, 'nguon.txt');
  writeFileSync(source, 'nội dung');
  const target = join(folder, 'túi');
  const writer = await BagWriter.create(target);
  await writer.addPayload('gói/Quyết định 100%.txt', source, signal);
  await writer.addPayload('b.txt', source, signal);
  await writer.addTag('receipt/request.json', '{}', signal);
  return { folder, target, writer, source };
}

describe('a bag', () => {
  it('ends with a clear error where its manifests no longer fit on the disk, however many files have a second name', async ({
    skip,
  }) => {
    const disk = smallDisk();
    if (!disk.isReal) return skip('no small disk can be mounted');
    const source = join(disk.folder, 'goi.zip');
    writeFileSync(source, 'gói');
    const files = Array.from({ length: 3000 }, (_, n) => ({ name: `goi-${n}.zip`, source }));
    const target = join(disk.folder, 'túi');
    const writer = await BagWriter.create(target);
    disk.leave(8192);
    await expect(writer.addPayloads(files, signal)).rejects.toMatchObject({ code: 'disk/full' });
    await writer.abandon();
    expect(readdirSync(disk.folder)).toEqual(['goi.zip']);
  }, 20_000);

  it('has the manifests, tag manifests and Payload-Oxum of RFC 8493', async () => {
    const { target, writer } = await smallBag();
    await writer.seal([['Source-Organization', 'Ủy ban nhân dân huyện Đông Hà Nam']], signal);
    await writer.finish();
    const digest = sha('sha256', 'nội dung');
    expect(readFileSync(join(target, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(readFileSync(join(target, 'manifest-sha256.txt'), 'utf8')).toBe(
      `${digest}  data/gói/Quyết định 100%25.txt\n${digest}  data/b.txt\n`,
    );
    const info = readFileSync(join(target, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`Payload-Oxum: ${2 * Buffer.byteLength('nội dung')}.2\n`);
    const tags = readFileSync(join(target, 'tagmanifest-sha512.txt'), 'utf8').split('\n').filter(Boolean);
    expect(tags.map((line) => line.slice(130))).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'receipt/request.json',
    ]);
    for (const line of tags)
      expect(line.slice(0, 128)).toBe(sha('sha512', readFileSync(join(target, line.slice(130)))));
  });

  it('holds large files as they lie on the same disk, with the digests of what lies there, in the order given', async () => {
    const { folder, target, writer } = await smallBag();
    // Larger than what is digested without the help of others.
    const contents = [Buffer.alloc(20_000_000, 'gói'), Buffer.from('nhỏ'), Buffer.alloc(9_000_000, 7)];
    const files = contents.map((bytes, index) => {
      const source = join(folder, `${index}.zip`);
      writeFileSync(source, bytes);
      return { name: `packages/${index}.zip`, source };
    });
    let heard = 0;
    const added = await writer.addPayloads(files, signal, (bytes) => (heard += bytes));
    await writer.seal([], signal);
    await writer.finish();
    expect(added).toEqual(
      contents.map((bytes) => ({
        digests: { sha256: sha('sha256', bytes), sha512: sha('sha512', bytes) },
        size: bytes.length,
      })),
    );
    expect(heard).toBe(29_000_000 + Buffer.byteLength('nhỏ'));
    expect(readFileSync(join(target, 'manifest-sha512.txt'), 'utf8').split('\n').slice(2, 5)).toEqual(
      contents.map((bytes, index) => `${sha('sha512', bytes)}  data/packages/${index}.zip`),
    );
    for (const [index, { source }] of files.entries()) {
      const inBag = statSync(join(target, 'data', 'packages', `${index}.zip`));
      expect([inBag.ino, inBag.size]).toEqual([statSync(source).ino, contents[index]!.length]);
    }
  });

  it('takes the digests a file was written with while it is as it was then, and reads it when it is not', async () => {
    const { folder, writer } = await smallBag();
    const bytes = Buffer.from('gói tin');
    const then = { sha256: 'a'.repeat(64), sha512: 'b'.repeat(128) };
    const now = { sha256: sha('sha256', bytes), sha512: sha('sha512', bytes) };
    const file = (name: string, change: { size?: number; later?: bigint }) => {
      const source = join(folder, name);
      writeFileSync(source, bytes);
      const changedNs = String(statSync(source, { bigint: true }).ctimeNs - (change.later ?? 0n));
      return { name, source, written: { digests: then, size: change.size ?? bytes.length, changedNs } };
    };
    const files = [file('as-it-was', {}), file('written-later', { later: 1n }), file('longer', { size: 1 })];
    const added = await writer.addPayloads(files, signal);
    expect(added.map(({ digests }) => digests)).toEqual([then, now, now]);
    await writer.abandon();
  });

  it('names the file that is not there', async () => {
    const { folder, writer } = await smallBag();
    const missing = [{ name: 'x.zip', source: join(folder, 'x.zip') }];
    await expect(writer.addPayloads(missing, signal)).rejects.toMatchObject({ code: 'disk/not-found' });
    await writer.abandon();
  });

  it('does not exist before it is finished, and leaves nothing when it is abandoned', async () => {
    const { folder, target, writer } = await smallBag();
    await writer.seal([], signal);
    expect(existsSync(target)).toBe(false);
    await writer.abandon();
    expect(readdirSync(folder)).toEqual(['nguon.txt']);
  });

  it('refuses names that differ only in case or Unicode form', async () => {
    const { writer, source } = await smallBag();
    await expect(writer.addPayload('B.txt', source, signal)).rejects.toMatchObject({ code: 'disk/unsafe-name' });
    await expect(writer.addPayload('gói/Quyết định 100%.txt'.normalize('NFD'), source, signal)).rejects.toMatchObject({
      code: 'disk/unsafe-name',
    });
    await writer.abandon();
  });

  it('does not replace what lies at its target', async () => {
    const { target, writer } = await smallBag();
    mkdirSync(target);
    writeFileSync(join(target, 'của người khác'), 'x');
    await writer.seal([], signal);
    await expect(writer.finish()).rejects.toMatchObject({ code: 'disk/write-failed' });
    expect(readdirSync(target)).toEqual(['của người khác']);
  });
});
