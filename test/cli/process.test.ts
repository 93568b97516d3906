import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, resourcePath } from '../../electron/engine/index.ts';
import { AGENCY, FIXED_CLOCK } from '../support/workspace.ts';
import { ended, jsonOf, startTram, tram, tramHere } from '../support/tram.ts';

const root = mkdtempSync(join(tmpdir(), 'tram-process-'));
const ws = join(root, 'kho');

beforeAll(async () => {
  (await createWorkspace(ws, AGENCY, { clock: FIXED_CLOCK, actor: 'test' })).close();
  const scans = resourcePath('samples', 'hop-05', 'ho-so-01', 'scan-1.tif');
  expect((await tramHere(['-w', ws, 'intake', scans])).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** A shell's way to run `tram` where a workspace's copy lies on a read-only disk. */
function readOnly(from: string, at: string, words: string): string {
  const program = fileURLToPath(new URL('../../bin/tram.mjs', import.meta.url));
  return `mount -t tmpfs none ${at} && cp -r ${from}/. ${at} && mount -o remount,ro ${at} &&
    LC_ALL=vi_VN.UTF-8 exec ${process.execPath} ${program} ${words}`;
}

/** Starts recognition and stops it by a signal once its first line of progress is there. */
async function stopped(
  signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP',
  meanwhile: () => Promise<void> = () => Promise.resolve(),
) {
  const child = startTram(['-w', ws, 'ocr']);
  const end = ended(child);
  await new Promise<void>((resolve) => child.stderr!.once('data', () => resolve()));
  await meanwhile();
  child.kill(signal);
  return end;
}

describe('tram as a process', () => {
  it('on a Node that is too old says so in both languages and ends with 4', async () => {
    const old = join(root, 'old.cjs');
    writeFileSync(
      old,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.1' } });`,
    );
    const { code, stdout, stderr } = await tram(['list'], { node: ['--require', old] });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/Node\.js 20\.11\.1 quá cũ; tram cần Node\.js 22\.13 trở lên\. Chạy “npm run tram/);
    expect(stderr).toMatch(/Node\.js 20\.11\.1 is too old; tram needs Node\.js 22\.13 or newer/);
  });

  it.runIf(process.platform !== 'win32')(
    'keeps its compiled code with the person who runs it, where that can be',
    async () => {
      const program = fileURLToPath(new URL('../../bin/', import.meta.url));
      const before = readdirSync(program);
      for (const caches of [join(root, 'cache'), '/dev/null', '/proc/1/none']) {
        const { code, stderr } = await tram(['--version'], { env: { XDG_CACHE_HOME: caches } });
        expect([code, stderr]).toEqual([0, '']);
      }
      const kept = join(root, 'cache', 'tram-luu-tru');
      expect(statSync(kept).mode & 0o077).toBe(0);
      expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(1);
      expect(readdirSync(program)).toEqual(before);
    },
  );

  it('ends quietly, with the code of its work, when its reader goes away', async () => {
    for (const words of [['--help'], ['-w', ws, 'audit', 'list']]) {
      const child = startTram(words);
      const end = ended(child);
      child.stdout!.destroy();
      expect(await end).toEqual({ code: 0, stdout: '', stderr: '' });
    }
  });

  it('stops at Ctrl-C with 130: says how far it was and how to go on; meanwhile others may read, not write', async () => {
    const { code, stdout, stderr } = await stopped('SIGINT', async () => {
      const other = await tramHere(['-w', ws, 'describe', 'x.csv', '--json']);
      expect([other.code, jsonOf(other).error?.code]).toEqual([4, 'workspace/locked']);
      for (const words of [['list'], ['search', 'nam'], ['list', 'jobs'], ['audit', 'verify']])
        expect((await tramHere(['-w', ws, ...words])).code, words.join(' ')).toBe(0);
      expect((await tramHere(['-w', ws, 'list', 'jobs'])).stdout).toMatch(/Nhận dạng: đang chạy/);
    });
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/^Nhận dạng: 0\/3 trang\n/);
    expect(stderr).toMatch(/Công việc đã dừng theo yêu cầu\.\n {2}Đã xong \d\/3 trang ở bước Nhận dạng\./);
    expect(stderr).toMatch(/→ Chạy lại đúng lệnh đó để làm tiếp/);
    expect(stderr).not.toMatch(/LỖI/);
    const jobs = await tramHere(['-w', ws, 'list', 'jobs']);
    expect(jobs.stdout).toMatch(/Nhận dạng: đã dừng/);
  });

  it.runIf(process.platform === 'linux')(
    'says in its words that its result found no room, and ends with 4',
    async () => {
      const full = openSync('/dev/full', 'w');
      try {
        for (const words of [['--help'], ['-w', ws, 'list'], ['-w', ws, 'list', '--json']])
          expect(await tram(words, { stdout: full })).toEqual({
            code: 4,
            stdout: '',
            stderr: expect.stringMatching(/^(?:Lệnh .*\n)?LỖI: Ổ đĩa đã đầy khi ghi kết quả.*\n {2}→ .*\n$/) as string,
          });
      } finally {
        closeSync(full);
      }
    },
  );

  it.runIf(process.platform !== 'win32')('stops in good order with 129 when its terminal is closed', async () => {
    const { code, stderr } = await stopped('SIGHUP');
    expect(code).toBe(129);
    expect(stderr).toMatch(/→ Chạy lại đúng lệnh đó để làm tiếp/);
  });

  it.runIf(canMount)('says of a place where nothing can be written that it is so, not that it is not there', () => {
    const inside = join(root, 'chi-doc');
    mkdirSync(inside);
    const agency = Object.entries(AGENCY).map(
      ([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} '${value}'`,
    );
    const run = (words: string) => spawnSync('unshare', ['-rm', 'sh', '-c', readOnly(ws, inside, words)]);
    for (const [words, said] of [
      [`init ${join(inside, 'kho')} ${agency.join(' ')}`, 'Không có quyền ghi hoặc đọc'],
      [`-w ${inside} list`, `Không ghi được vào vùng làm việc ${inside}`],
    ] as const) {
      const { status, stderr } = run(words);
      expect([status, stderr.toString()]).toEqual([4, expect.stringContaining(said)]);
    }
  });

  it('stops at a polite kill with 143, and where nothing is kept it says that', async () => {
    expect((await stopped('SIGTERM')).code).toBe(143);
    const out = join(root, 'ra.pdf');
    const child = startTram(['pdf', resourcePath('samples', 'hop-05', 'ho-so-01'), '-o', out]);
    const end = ended(child);
    await new Promise<void>((resolve) => child.stderr!.once('data', () => resolve()));
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toMatch(/→ Không có tệp dở dang nào được để lại\. Chạy lại đúng lệnh đó để làm từ đầu\./);
  });

  it('writes no colours and no bars where there is no terminal', async () => {
    const { stdout, stderr } = await tram(['-w', ws, 'check'], { env: { FORCE_COLOR: '1', TERM: 'xterm-256color' } });
    for (const sign of ['\u001b', '\r', '█', '░']) expect(stdout + stderr).not.toContain(sign);
    expect(stderr).toMatch(/^Lệnh “tram ocr” còn dở .*\nKiểm tra trang: 0\/3 trang\n/);
    expect((await tramHere(['-w', ws, '-q', 'check'])).stderr).toBe('');
  });
});
