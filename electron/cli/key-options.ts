import type { Command } from 'commander';
import { askPassphrase, type PassphraseOptions } from './passphrase.ts';
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

export async function keyInput(options: KeyOptions, speech: Speech): Promise<{ path: string; passphrase: string }> {
  return { path: options.key, passphrase: await askPassphrase(options, speech, 'ask.passphrase') };
}
