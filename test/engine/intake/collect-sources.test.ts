import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectSources } from '../../../electron/engine/intake/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A folder with these files, each holding its own name. */
function folderWith(...names: string[]): string {
  const root = tempFolder();
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), name);
  }
  return root;
}

const namesOf = async (...paths: string[]): Promise<string[]> =>
  (await collectSources(paths)).found.map((source) => source.name);

describe('natural order', () => {
  it('puts 2 before 10 and goes folder by folder', async () => {
    const root = folderWith('10/1.jpg', '2/10.jpg', '2/9.jpg', '2/trang 1.jpg', '1.jpg');
    expect(await namesOf(root)).toEqual(['1.jpg', '2/9.jpg', '2/10.jpg', '2/trang 1.jpg', '10/1.jpg']);
  });
});

describe('collecting', () => {
  it('names files of one folder relative to it, and of several paths from their last part', async () => {
    const root = folderWith('a/1.jpg', 'b/1.jpg');
    expect(await namesOf(join(root, 'a'))).toEqual(['1.jpg']);
    expect(await namesOf(join(root, 'a'), join(root, 'b', '1.jpg'))).toEqual(['a/1.jpg', '1.jpg']);
  });

  it('keeps the order in which paths were given; only what lies in one folder is sorted', async () => {
    const root = folderWith('hộp 1/10.jpg', 'hộp 1/2.jpg', 'hộp 2/1.jpg', 'bìa.jpg');
    const names = await namesOf(join(root, 'hộp 2'), join(root, 'bìa.jpg'), join(root, 'hộp 1'));
    expect(names).toEqual(['hộp 2/1.jpg', 'bìa.jpg', 'hộp 1/2.jpg', 'hộp 1/10.jpg']);
  });

  it('gives names in NFC whatever form the disk has them in', async () => {
    const root = folderWith('Quyết định'.normalize('NFD') + '/tờ trình.jpg'.normalize('NFD'));
    expect(await namesOf(root)).toEqual(['Quyết định/tờ trình.jpg'.normalize('NFC')]);
  });

  it('reports system files, links and special files as ignored, by name', async () => {
    const root = folderWith('1.jpg', 'Thumbs.db', 'a/.DS_Store', 'a/._1.jpg', 'desktop.ini', 'outside/x.jpg');
    symlinkSync(join(root, 'outside'), join(root, 'a', 'link'));
    symlinkSync(root, join(root, 'a', 'loop'));
    const { found, ignored } = await collectSources([root]);
    expect(found.map(({ name }) => name)).toEqual(['1.jpg', 'outside/x.jpg']);
    expect(ignored).toEqual([
      { name: 'a/._1.jpg', reason: 'system-file' },
      { name: 'a/.DS_Store', reason: 'system-file' },
      { name: 'a/link', reason: 'link' },
      { name: 'a/loop', reason: 'link' },
      { name: 'desktop.ini', reason: 'system-file' },
      { name: 'Thumbs.db', reason: 'system-file' },
    ]);
  });

  it('follows a link that was named itself', async () => {
    const root = folderWith('box/1.jpg');
    symlinkSync(join(root, 'box'), join(root, 'link'));
    expect(await namesOf(join(root, 'link'))).toEqual(['1.jpg']);
  });

  it('marks names that differ only in case', async () => {
    const { found } = await collectSources([folderWith('Tờ trình.JPG', 'tờ trình.jpg')]);
    expect(found.filter((source) => source.clashesWith !== undefined)).toHaveLength(1);
    expect(found.every((source) => source.problem === undefined)).toBe(true);
  });

  it('keeps both of two names that are one after normalisation, the second with its problem', async () => {
    const name = 'tờ trình.jpg';
    const { found } = await collectSources([folderWith(name.normalize('NFC'), name.normalize('NFD'))]);
    expect(found.map((source) => source.name)).toEqual([name, `${name} (2)`]);
    expect(found[1]?.problem).toMatchObject({ code: 'intake/name-clash', params: { other: name } });
  });

  it('lists a file named twice once', async () => {
    const root = folderWith('box/1.jpg');
    const file = join(root, 'box', '1.jpg');
    const { found } = await collectSources([file, file]);
    expect(found.map(({ name, problem }) => [name, problem])).toEqual([['1.jpg', undefined]]);
  });

  it('reports a name that is no UTF-8 instead of losing the file', async () => {
    const root = folderWith('1.jpg');
    writeFileSync(Buffer.concat([Buffer.from(join(root, 'b')), Buffer.from([0xe9, 0xff])]), 'x');
    const { found } = await collectSources([root]);
    expect(found).toHaveLength(2);
    expect(found[1]?.problem?.code).toBe('intake/name-undecodable');
  });

  it('passes over the workspace when it lies inside', async () => {
    const root = folderWith('1.jpg', 'ws/masters/ab/x');
    const { found, ignored } = await collectSources([root], { exclude: join(root, 'ws') });
    expect(found.map(({ name }) => name)).toEqual(['1.jpg']);
    expect(ignored).toEqual([{ name: 'ws', reason: 'workspace' }]);
  });

  it('refuses a path that is not there and folders without end', async () => {
    await expect(collectSources([join(tempFolder(), 'no')])).rejects.toMatchObject({ code: 'disk/not-found' });
    await expect(collectSources([folderWith('d/'.repeat(80) + '1.jpg')])).rejects.toMatchObject({
      code: 'intake/too-deep',
    });
  });
});
