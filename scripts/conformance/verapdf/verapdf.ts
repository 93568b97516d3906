import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = import.meta.dirname;
const lib = join(here, '..', '..', '..', '.cache', 'verapdf', 'lib');

/** fetch.mjs has put the judge into .cache. */
export const hasVeraPdf = existsSync(lib);

export interface Verdict {
  readonly path: string;
  readonly isValid: boolean;
  /** The rules broken, each once, with the first place; `{}` when none. */
  readonly broken: string;
}

/** Asks veraPDF about all files at once (one start of Java). `flavour` is `2b` or `2u`. */
export async function veraPdf(flavour: '2b' | '2u', paths: readonly string[]): Promise<Verdict[]> {
  const args = ['-cp', join(lib, '*'), join(here, 'Judge.java'), flavour, ...paths];
  // It ends with 1 when a file is invalid; what it printed still tells which.
  const { stdout } = await run('java', args, { maxBuffer: 1 << 26 }).catch((error: unknown) => {
    if (error instanceof Error && 'stdout' in error && String(error.stdout) !== '')
      return { stdout: String(error.stdout) };
    throw error;
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', verdict = '', broken = ''] = line.split('\t');
      return { path, isValid: verdict === 'valid', broken };
    });
}
