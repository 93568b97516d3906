import type { Command } from 'commander';
import { AppError } from '../../shared/contract/app-error.ts';
import { needsSignIn, signIn, systemClock, type Workspace } from '../engine/index.ts';
import { askPassphrase } from './passphrase.ts';
import type { Speech } from './words.ts';

/** Who runs the command, where the workspace has users. */
export interface SignInOptions {
  readonly user?: string;
  readonly userPassphraseFile?: string;
  readonly userPassphraseEnv?: string;
}

/** Adds the options that say who runs the command. */
export function addSignInOptions(program: Command, speech: Speech): Command {
  return program
    .option('--user <name>', speech.text('option.user'))
    .option('--user-passphrase-file <file>', speech.text('option.userPassphraseFile'))
    .option('--user-passphrase-env <name>', speech.text('option.userPassphraseEnv'));
}

/**
 * The workspace as the person has it whom `--user` or TRAM_USER names; as it is where nobody is registered. The pass phrase
 * comes from a file, TRAM_USER_PASSPHRASE or a prompt. Throws `users/sign-in-needed` when nobody is named,
 * `users/passphrase-missing` where there is nobody to ask, and what signing in throws.
 */
export async function signInHere(ws: Workspace, options: SignInOptions, speech: Speech): Promise<Workspace> {
  const name = options.user ?? process.env['TRAM_USER'];
  if (!needsSignIn(ws) && options.user === undefined) return ws;
  if (name === undefined) throw new AppError('users/sign-in-needed');
  const from = {
    ...(options.userPassphraseFile === undefined ? {} : { passphraseFile: options.userPassphraseFile }),
    ...(options.userPassphraseEnv === undefined ? {} : { passphraseEnv: options.userPassphraseEnv }),
    variable: 'TRAM_USER_PASSPHRASE',
    missing: 'users/passphrase-missing',
  };
  const passphrase = needsSignIn(ws) ? await askPassphrase(from, speech, 'ask.userPassphrase') : '';
  // The PC's own clock: SOURCE_DATE_EPOCH stands still, and a wait would never end.
  return signIn(ws, { name, passphrase }, systemClock);
}
