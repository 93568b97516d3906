import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { judged } from './ledger.ts';

const run = promisify(execFile);
const project = join(import.meta.dirname, '..', '..', '..');

const installed = (program: string, option = '--version'): boolean => spawnSync(program, [option]).error === undefined;
const hasJava = installed('java');

/** What one of the judges we fetch has left in .cache. */
export const cached = (...path: string[]): string => join(project, '.cache', ...path);
/** A script of ours that asks a judge. */
export const judgeScript = (...path: string[]): string => join(project, 'scripts', 'conformance', ...path);

export const hasOpenssl = installed('openssl');
export const hasQpdf = installed('qpdf');
export const hasPdfsig = installed('pdfsig');
export const hasPdftotext = installed('pdftotext');
export const hasKeytool = installed('keytool');
export const hasXmllint = installed('xmllint');
export const hasUnzip = installed('unzip');
export const hasStrace = installed('strace');
export const hasCertutil = installed('certutil');
export const hasTesseract = String(spawnSync('tesseract', ['--list-langs']).stdout).includes('vie');
export const hasPyhanko = existsSync(cached('pyhanko', 'complete'));
export const hasBagit = existsSync(cached('bagit', 'complete'));
export const hasVeraPdf = installed('javac') && existsSync(cached('verapdf', 'lib'));
export const hasCommonsIp = hasJava && existsSync(cached('commons-ip', 'lib'));
export const hasEarkValidator = existsSync(cached('eark-validator', 'complete'));

/** Programs that are judges by themselves, as the table at the end calls them. */
const JUDGES = new Map(
  ['openssl', 'qpdf', 'pdfsig', 'pdftotext', 'pdfimages', 'keytool', 'xmllint', 'tesseract', 'ocrmypdf', 'unzip'].map(
    (name) => [name, name],
  ),
).set('convert', 'ImageMagick');

export interface Answer {
  /** Exit code; -1 when the program could not be started. */
  readonly code: number;
  /** Everything it said, on both outlets. */
  readonly text: string;
}

/** Runs a program; a judge's refusal is an answer, not a failure. `kind` is what it is asked about, for the table. */
export async function ask(program: string, args: readonly string[], kind?: string, cwd?: string): Promise<Answer> {
  const judge = JUDGES.get(program);
  if (judge) judged(judge, 1, kind);
  // Tesseract's threads wait for each other busily; one is quicker on a machine that has other work.
  const options = { env: { ...process.env, LC_ALL: 'C.UTF-8', OMP_THREAD_LIMIT: '1' }, maxBuffer: 1 << 26, cwd };
  try {
    const { stdout, stderr } = await run(program, [...args], options);
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    const code = typeof failed.code === 'number' ? failed.code : -1;
    return { code, text: `${failed.stdout ?? ''}${failed.stderr ?? ''}` };
  }
}
