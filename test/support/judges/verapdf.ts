import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judged } from './ledger.ts';
import { ask, cached, judgeScript } from './programs.ts';

export interface Verdict {
  readonly path: string;
  readonly isValid: boolean;
  /** The rules broken, each once, with the first place; `{}` when none. */
  readonly broken: string;
}

/**
 * Asks veraPDF about all files at once (one start of Java), in their order. A file it gave no answer on is not valid.
 * `kind` is what they are, for the table.
 */
export async function veraPdf(flavour: '2b' | '2u', paths: readonly string[], kind?: string): Promise<Verdict[]> {
  judged('veraPDF', paths.length, kind);
  const jars = cached('verapdf', 'lib', '*');
  const classes = await mkdtemp(join(tmpdir(), 'tram-verapdf-'));
  try {
    const compiled = await ask('javac', ['-cp', jars, '-d', classes, judgeScript('verapdf', 'Judge.java')]);
    if (compiled.code !== 0) throw new Error(compiled.text);
    // It ends with 1 when a file is invalid; what it printed still tells which.
    const { text } = await ask('java', ['-cp', `${jars}:${classes}`, 'Judge', flavour, ...paths]);
    const answers = new Map(text.split('\n').map((line) => [line.split('\t')[0]!, line.split('\t')]));
    return paths.map((path) => {
      const [, verdict, broken = ''] = answers.get(path) ?? [];
      return { path, isValid: verdict === 'valid', broken: verdict ? broken : 'veraPDF gave no answer' };
    });
  } finally {
    await rm(classes, { recursive: true, force: true });
  }
}

/** The paths veraPDF does not call valid, each with the rules broken: empty when all is well. */
export async function brokenByVeraPdf(
  flavour: '2b' | '2u',
  paths: readonly string[],
  kind?: string,
): Promise<string[]> {
  const verdicts = await veraPdf(flavour, paths, kind);
  return verdicts.filter(({ isValid }) => !isValid).map(({ path, broken }) => `${path}: ${broken}`);
}
