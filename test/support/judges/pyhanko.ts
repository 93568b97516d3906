import { judged } from './ledger.ts';
import { ask, cached, judgeScript } from './programs.ts';

export interface PyhankoAnswer {
  readonly field: string;
  readonly good: boolean;
  readonly trusted: boolean;
  readonly coverage: string;
  readonly changes: string;
}

/** What pyHanko says of each signature of a PDF, given one root. `kind` is what the PDF is, for the table. */
export async function pyhanko(rootPem: string, path: string, kind?: string): Promise<PyhankoAnswer[]> {
  judged('pyHanko', 1, kind);
  const script = judgeScript('pyhanko', 'validate.py');
  const { code, text } = await ask(cached('pyhanko', 'bin', 'python'), [script, rootPem, path]);
  if (code !== 0) throw new Error(text);
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PyhankoAnswer);
}
