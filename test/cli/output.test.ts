import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visible } from '../../electron/cli/output.ts';
import { createWorkspace } from '../../electron/engine/index.ts';
import { jsonOf, tramHere } from '../support/tram.ts';
import { AGENCY, FIXED_CLOCK } from '../support/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'tram-output-'));
const at = (...names: string[]) => join(root, ...names);
const kho = (...words: string[]) => tramHere(['-w', at('kho'), ...words]);

beforeAll(async () => {
  (await createWorkspace(at('kho'), AGENCY, { clock: FIXED_CLOCK, actor: 'test' })).close();
  mkdirSync(at('quet'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('what is printed', () => {
  it('cannot act on the terminal: control characters and changes of direction are written out', () => {
    expect(visible('\u001b[31mđỏ\u001b[0m\u0007\r\n\t\u009b\u202e.jpg')).toBe(
      '\\x1b[31mđỏ\\x1b[0m\\x07\\r\\n\\t\\x9b\\u202e.jpg',
    );
    expect(visible('«Quyết định» – 1/QĐ-UBND · ✗')).toBe('«Quyết định» – 1/QĐ-UBND · ✗');
  });

  it.runIf(process.platform !== 'win32')('keeps a file to its line, whatever it is called', async () => {
    for (const name of ['\u001b[31mdo\u001b[0m\u0007.jpg', 'a\r\nb.jpg', 'c\u009b1m.jpg'])
      writeFileSync(at('quet', name), 'x');
    const { code, stdout, stderr } = await kho('intake', at('quet'));
    expect(code).toBe(1);
    expect(stdout).toContain('✗ \\x1b[31mdo\\x1b[0m\\x07.jpg: ');
    expect(stdout).toContain('✗ a\\r\\nb.jpg: ');
    const json = await kho('intake', at('quet'), '--json');
    for (const text of [stdout, stderr, json.stdout]) expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect((jsonOf(json).result as { refused: { name: string }[] }).refused.map(({ name }) => name)).toContain(
      'c\u009b1m.jpg',
    );
  });

  it('calls a batch by a name on one line', async () => {
    const { code, stderr } = await kho('intake', at('quet'), '--batch', 'a\nb');
    expect([code, stderr]).toEqual([2, expect.stringContaining('trên một dòng')]);
    expect(stderr).toContain('a\\nb');
  });

  it('names what was done in the journal in words', async () => {
    await kho('backup', at('sao-luu'));
    for (const [language, words] of [
      ['vi', 'Sao lưu'],
      ['en', 'Backup made'],
    ] as const)
      expect((await tramHere(['-w', at('kho'), '--lang', language, 'audit', 'list'])).stdout).toContain(
        `${words} (workspace/backup)`,
      );
  });

  it('says of a page without text that it has none, not that nobody can be sure of it', async () => {
    const white = { width: 827, height: 1169, channels: 3, background: 'white' } as const;
    await sharp({ create: white }).withMetadata({ density: 100 }).png().toFile(at('trang.png'));
    const { code, stdout } = await tramHere(['pdf', at('trang.png'), '-o', at('trang.pdf')]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/1 trang, .*, không có chữ; .*1 trang trắng/)]);
  });
});

describe('a folder that is not there', () => {
  it.each<readonly [string, ...string[]]>([
    ['template', 'mau.xlsx'],
    ['pdf', 'x.png', '-o', 'x.pdf'],
    ['sign', 'x.pdf', '--key', 'k.p12', '--agency-name', 'A', '-o', 'y.pdf'],
    ['keys', 'demo', 'khoa', '--organisation', 'A'],
    ['backup', 'sao-luu'],
    ['restore', 'b', 'kho'],
    ['transfer', '--round', '1', '--key', 'k.p12', '-o', 'nop'],
    ['demo', '--out', 'thu'],
    ['init', 'kho', ...['--agency-name', 'A', '--agency-id', 'H99', '--archive-code', '1', '--archive-name', 'B']],
  ])('is not made unasked by %s', async (...words) => {
    const made = { template: 1, keys: 2, backup: 1, restore: 2, init: 1 }[words[0] ?? ''] ?? words.length - 1;
    const { code, stderr } = await kho(...words.map((word, index) => (index === made ? at('chua', 'co', word) : word)));
    expect([code, stderr]).toEqual([3, expect.stringContaining(`Không tìm thấy ${at('chua', 'co')}.`)]);
    expect(existsSync(at('chua'))).toBe(false);
  });
});
