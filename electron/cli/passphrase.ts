import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AppError } from '../../shared/contract/app-error.ts';
import { diskError } from '../engine/index.ts';
import type { Speech } from './words.ts';

export interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly passphraseEnv?: string;
  /** The variable looked at when none is named; TRAM_PASSPHRASE. */
  readonly variable?: string;
  /** The error where there is nobody to ask; `signing/passphrase-missing`. */
  readonly missing?: string;
}

/** No pass phrase is longer, in bytes; a wrong file is not read into memory. */
const FILE_MAX = 4096;

/** The variable looked at when none is named. */
const DEFAULT_VARIABLE = 'TRAM_PASSPHRASE';

/**
 * A pass phrase from a file, an environment variable or a prompt that does not show it; never from an argument, which
 * every user of the PC could read. `again` is asked after a new one: what nobody can see may be mistyped. Throws
 * `signing/passphrase-missing` where there is nobody to ask, `usage/invalid-input`, `disk/*`.
 */
export async function askPassphrase(
  options: PassphraseOptions,
  speech: Speech,
  question: string,
  again?: string,
): Promise<string> {
  if (options.passphraseFile !== undefined) return fromFile(options.passphraseFile);
  const variable = options.passphraseEnv ?? options.variable ?? DEFAULT_VARIABLE;
  const fromEnvironment = process.env[variable];
  if (fromEnvironment !== undefined) return fromEnvironment;
  if (options.passphraseEnv !== undefined || !process.stdin.isTTY)
    throw new AppError(options.missing ?? 'signing/passphrase-missing', { variable });
  const passphrase = await prompt(`${speech.text(question)} `);
  if (again !== undefined && (await prompt(`${speech.text(again)} `)) !== passphrase)
    throw new AppError('usage/invalid-input', { detail: speech.text('ask.differ') });
  return passphrase;
}

/** Only a line end at the very end is not part of it. */
function fromFile(path: string): string {
  try {
    if (statSync(path).size > FILE_MAX) throw new AppError('disk/read-failed', { path, reason: 'too-long' });
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

async function prompt(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  // readline echoes what is typed through this method; only the question itself may pass.
  const silent = lines as unknown as { _writeToOutput(text: string): void };
  silent._writeToOutput = (text) => {
    if (text.includes(question)) process.stderr.write(question);
  };
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.question(question, resolve);
      lines.once('SIGINT', () => reject(new AppError('internal/cancelled')));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
