import { judged } from './ledger.ts';
import { ask, cached, judgeScript } from './programs.ts';

export interface BagitAnswer {
  readonly valid: boolean;
  /** Everything it has against the bag. */
  readonly details: readonly string[];
  readonly algorithms: readonly string[];
  /** Payload files. */
  readonly files: number;
}

/** What bagit-python says of the bag in a folder, every digest computed. `kind` is what the bag is, for the table. */
export async function bagit(folder: string, kind?: string): Promise<BagitAnswer> {
  judged('bagit-python', 1, kind);
  const { code, text } = await ask(cached('bagit', 'bin', 'python'), [judgeScript('bagit', 'validate.py'), folder]);
  if (code !== 0) throw new Error(text);
  return JSON.parse(text) as BagitAnswer;
}
