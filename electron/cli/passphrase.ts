import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AppError } from '../../shared/contract/app-error.ts';
import type { Speech } from './words.ts';

export interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly passphraseEnv?: string;
}

/** The variable looked at when none is named. */
const DEFAULT_VARIABLE = 'TRAM_PASSPHRASE';

/**
 * A pass phrase from a file, an environment variable or a prompt that does not show it; never from an argument, which
 * every user of the PC could read. Throws `signing/passphrase-missing` where there is nobody to ask.
 */
export async function askPassphrase(options: PassphraseOptions, speech: Speech, question: string): Promise<string> {
  if (options.passphraseFile !== undefined) return readFileSync(options.passphraseFile, 'utf8').replace(/\r?\n$/, '');
  const variable = options.passphraseEnv ?? DEFAULT_VARIABLE;
  const fromEnvironment = process.env[variable];
  if (fromEnvironment !== undefined) return fromEnvironment;
  if (options.passphraseEnv !== undefined || !process.stdin.isTTY)
    throw new AppError('signing/passphrase-missing', { variable });
  return prompt(`${speech.text(question)} `);
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
