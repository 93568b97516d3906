import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const project = join(import.meta.dirname, '..', '..', '..');

const installed = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

export const hasOpenssl = installed('openssl');
export const hasQpdf = installed('qpdf');
export const hasPdfsig = installed('pdfsig');
export const hasPdftotext = installed('pdftotext');
export const hasKeytool = installed('keytool');
export const hasPyhanko = existsSync(join(project, '.cache', 'pyhanko', 'complete'));
export const hasVerapdf = installed('java') && existsSync(join(project, '.cache', 'verapdf', 'lib'));

/** Runs a program and gives its exit code with all it said; a judge's refusal is an answer, not a failure. */
export async function ask(program: string, args: readonly string[]): Promise<{ code: number; text: string }> {
  try {
    const { stdout, stderr } = await run(program, [...args], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return {
      code: typeof failed.code === 'number' ? failed.code : -1,
      text: `${failed.stdout ?? ''}${failed.stderr ?? ''}`,
    };
  }
}

export interface PyhankoAnswer {
  readonly field: string;
  readonly good: boolean;
  readonly coverage: string;
  readonly changes: string;
}

/** What pyHanko says of each signature of a PDF, given one root. */
export async function pyhanko(rootPem: string, path: string): Promise<PyhankoAnswer[]> {
  const python = join(project, '.cache', 'pyhanko', 'bin', 'python');
  const script = join(project, 'scripts', 'conformance', 'pyhanko', 'validate.py');
  const { stdout } = await run(python, [script, rootPem, path]);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PyhankoAnswer);
}

/** veraPDF's verdict by file for a PDF/A flavour: `valid`, or what it found. */
export async function verapdf(flavour: '2b' | '2u', paths: readonly string[]): Promise<string[]> {
  const jars = join(project, '.cache', 'verapdf', 'lib', '*');
  const classes = await mkdtemp(join(tmpdir(), 'judge-'));
  try {
    const compiled = await ask('javac', [
      '-cp',
      jars,
      '-d',
      classes,
      join(project, 'scripts', 'conformance', 'verapdf', 'Judge.java'),
    ]);
    if (compiled.code !== 0) throw new Error(compiled.text);
    const { text } = await ask('java', ['-cp', `${jars}:${classes}`, 'Judge', flavour, ...paths]);
    return paths.map((path) => {
      const [, verdict = 'no answer', rules = ''] =
        text
          .split('\n')
          .find((line) => line.startsWith(`${path}\t`))
          ?.split('\t') ?? [];
      return verdict === 'valid' ? verdict : `${verdict} ${rules}`;
    });
  } finally {
    await rm(classes, { recursive: true, force: true });
  }
}
