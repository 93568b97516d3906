import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { openTree, readBytes, TREE_LIMITS } from '../../../electron/engine/archive/index.ts';
import { HOSTILE_ZIPS } from '../../support/archives/hostile-zips.ts';
import { rawZip } from '../../support/archives/raw-zip.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
}

describe('a ZIP from outside with', () => {
  it.each(HOSTILE_ZIPS.map((hostile) => [hostile.name, hostile] as const))(
    '%s is told as that',
    async (name, hostile) => {
      const path = join(folder, `${name}.zip`.replaceAll(/[^\w.]/g, '_'));
      await writeFile(path, hostile.bytes());
      if (hostile.error !== undefined) {
        expect(await codeOf(openTree(path))).toBe(hostile.error);
        return;
      }
      const tree = await openTree(path);
      try {
        expect(tree.findings.map((finding) => finding.code)).toEqual(hostile.findings);
        expect([...tree.entries.keys()]).toEqual(hostile.reachable);
        if (hostile.read) expect(await codeOf(readBytes(tree, hostile.read.path, 1e9))).toBe(hostile.read.error);
        // What is not reachable cannot be read by asking for it either.
        for (const finding of tree.findings)
          if (!tree.entries.has(finding.place))
            expect(await codeOf(tree.read(finding.place, () => undefined))).toBe('package/entry-missing');
      } finally {
        await tree.close();
      }
    },
  );

  it('a bomb that understates its size is unpacked no further than it states', async () => {
    const path = join(folder, 'bomb.zip');
    await writeFile(path, HOSTILE_ZIPS.find(({ name }) => name === 'a bomb that understates its size')!.bytes());
    const tree = await openTree(path);
    let bytes = 0;
    expect(await codeOf(tree.read('p/b', (chunk) => void (bytes += chunk.length)))).toBe('package/entry-damaged');
    expect(bytes).toBeLessThanOrEqual(tree.entries.get('p/b')!.size);
    await tree.close();
  });

  it('more entries or bytes than the limits allow is refused', async () => {
    const path = join(folder, 'limits.zip');
    await writeFile(path, rawZip({ entries: ['a', 'b', 'c'].map((name) => ({ name, data: 'x'.repeat(100) })) }));
    const open = (limits: Partial<typeof TREE_LIMITS>) => openTree(path, silentTask(), { ...TREE_LIMITS, ...limits });
    expect(await codeOf(open({ entries: 2 }))).toBe('package/archive-too-many-entries');
    expect(await codeOf(open({ totalBytes: 250 }))).toBe('package/archive-too-large');
  });

  it('any bit changed never gives other bytes under a true name', async () => {
    const truth = new Map([
      ['p/METS.xml', '<mets/>'],
      ['p/a.txt', 'văn bản '.repeat(20)],
    ]);
    const entries = [...truth].map(([name, data], i) => ({ name, data, method: i === 0 ? 0 : 8 }));
    const whole = rawZip({ entries });
    const path = join(folder, 'flip.zip');
    let refused = 0;
    for (let bit = 0; bit < whole.length * 8; bit += 3) {
      const bytes = Buffer.from(whole);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      await writeFile(path, bytes);
      try {
        const tree = await openTree(path);
        try {
          for (const name of tree.entries.keys())
            if (truth.has(name))
              expect((await readBytes(tree, name, 1e6)).toString(), `bit ${bit}`).toBe(truth.get(name));
          if (tree.findings.length > 0) refused++;
        } finally {
          await tree.close();
        }
      } catch (error) {
        expect(isAppError(error), `bit ${bit}: ${String(error)}`).toBe(true);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(whole.length);
  });
});

describe.skipIf(process.platform === 'win32')('a folder from outside', () => {
  it('has its links, devices and doubtful names told and never followed', async () => {
    const root = join(folder, 'tree');
    await mkdir(join(root, 'data'), { recursive: true });
    await writeFile(join(root, 'data', 'a.pdf'), 'x');
    await writeFile(join(root, 'data', 'A.pdf'), 'x');
    await writeFile(join(root, 'data', 'b.pdf.'), 'x');
    await symlink('/etc/passwd', join(root, 'data', 'link.pdf'));
    await symlink('/etc', join(root, 'etc'));
    execFileSync('mkfifo', [join(root, 'data', 'pipe')]);
    const tree = await openTree(root);
    expect([...tree.entries.keys()]).toEqual(['data/A.pdf', 'data/a.pdf']);
    expect(tree.findings.map((finding) => [finding.code, finding.place]).sort()).toEqual([
      ['package/entry-link', 'data/link.pdf'],
      ['package/entry-link', 'etc'],
      ['package/entry-name-clash', 'data/a.pdf'],
      ['package/entry-special', 'data/pipe'],
      ['package/entry-unsafe-path', 'data/b.pdf.'],
    ]);
    expect(await codeOf(readBytes(tree, 'etc/passwd', 1e6))).toBe('package/entry-missing');
  });

  it('is refused a file that changed its size after it was listed', async () => {
    const root = join(folder, 'changing');
    await mkdir(root);
    await writeFile(join(root, 'a'), 'x');
    const tree = await openTree(root);
    await writeFile(join(root, 'a'), 'longer');
    expect(await codeOf(readBytes(tree, 'a', 100))).toBe('package/entry-damaged');
  });
});
