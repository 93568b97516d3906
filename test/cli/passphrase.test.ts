import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { jsonOf, tramHere } from '../support/tram.ts';

const SECRET = 'mật khẩu của cơ quan';

async function keyFile(): Promise<string> {
  const name = join(tempFolder(), 'khoa');
  const made = await tramHere(['keys', 'demo', name, '--organisation', 'Sở Nội vụ'], { TRAM_PASSPHRASE: SECRET });
  expect(made.code).toBe(0);
  expect(made.stdout + made.stderr).not.toContain(SECRET);
  return `${name}.p12`;
}

function saved(text: string): string {
  const path = join(tempFolder(), 'mk.txt');
  writeFileSync(path, text);
  return path;
}

describe('the pass phrase of a key', () => {
  it('comes from a file, whose last line end is no part of it, or from a variable', async () => {
    const show = ['keys', 'show', '--key', await keyFile()];
    const codes = [
      await tramHere([...show, '--passphrase-file', saved(`${SECRET}\r\n`)]),
      await tramHere([...show, '--passphrase-file', saved(SECRET)], { TRAM_PASSPHRASE: 'sai' }),
      await tramHere(show, { TRAM_PASSPHRASE: SECRET }),
      await tramHere([...show, '--passphrase-env', 'MK'], { MK: SECRET, TRAM_PASSPHRASE: 'sai' }),
    ].map((run) => run.code);
    expect(codes).toEqual([0, 0, 0, 0]);
  });

  it('that is wrong, missing or in no file is told apart, and never shown', async () => {
    const show = ['keys', 'show', '--json', '--key', await keyFile()];
    const told = async (words: string[], env: Record<string, string> = {}) => {
      const run = await tramHere([...show, ...words], env);
      expect(run.stdout).not.toContain('bí mật sai');
      return [run.code, jsonOf(run).error?.code];
    };
    expect(await told([], { TRAM_PASSPHRASE: 'bí mật sai' })).toEqual([3, 'signing/key-file-wrong-passphrase']);
    expect(await told(['--passphrase-env', 'KHONG_CO'])).toEqual([2, 'signing/passphrase-missing']);
    expect(await told(['--passphrase-file', join(tempFolder(), 'x')])).toEqual([3, 'disk/not-found']);
    expect(await told(['--passphrase-file', saved('x'.repeat(5000))])).toEqual([3, 'disk/read-failed']);
  });

  it('is never taken from an argument', async () => {
    const run = await tramHere(['keys', 'show', '--key', 'k.p12', '--passphrase', 'x']);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/không có tùy chọn “--passphrase”/);
  });
});
