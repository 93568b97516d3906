import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { AppError } from '../../shared/contract/app-error.ts';
import { askPassphrase, type PassphraseOptions } from './passphrase.ts';
import { diskError } from '../engine/index.ts';
import type { Speech } from './words.ts';

export interface KeyOptions extends PassphraseOptions {
  readonly key: string;
}

/** Adds the options that name a key file and where its pass phrase comes from. */
export function addKeyOptions(command: Command, speech: Speech): Command {
  return command
    .requiredOption('--key <file>', speech.text('option.key'))
    .option('--passphrase-file <file>', speech.text('option.passphraseFile'))
    .option('--passphrase-env <name>', speech.text('option.passphraseEnv'));
}

/** The key file and its pass phrase. A file that is not there is told before anybody is asked for its pass phrase. */
export async function keyInput(options: KeyOptions, speech: Speech): Promise<{ path: string; passphrase: string }> {
  try {
    if (statSync(options.key).isDirectory()) throw new AppError('disk/is-folder', { path: options.key });
  } catch (error) {
    throw diskError(error, options.key, 'read');
  }
  return { path: options.key, passphrase: await askPassphrase(options, speech, 'ask.passphrase') };
}
