import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronBinary } from './support/electron-binary.ts';

const ROOT = join(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'dist/electron/main/entry.js');
const REGISTER = join(ROOT, 'test/support/electron-stand-in/register.mjs');

/** Starts the window's program with words behind it, as a shell does. */
function program(...words: string[]): { code: number | null; out: string; err: string } {
  const electron = electronBinary();
  const [command, before] = electron === null ? [process.execPath, ['--import', REGISTER]] : [electron, []];
  const run = spawnSync(command, [...before, ENTRY, ...words], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe('the installed program with --cli', () => {
  it('answers as tram does and opens no window', () => {
    const tram = spawnSync(process.execPath, [join(ROOT, 'bin/tram.mjs'), '--help'], { encoding: 'utf8' });
    expect(program('--cli', '--help')).toMatchObject({ code: 0, out: tram.stdout });
  });

  it('ends with the command’s exit code and says what is wrong on the error output', () => {
    const { code, out, err } = program('--cli', 'verify', '/nothing/here', '--lang', 'en');
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toContain('/nothing/here');
  });

  it('gives whole JSON to a pipe', () => {
    const { code, out } = program('--cli', '--json', 'verify', '/nothing/here');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'disk/not-found' } });
  });
});
