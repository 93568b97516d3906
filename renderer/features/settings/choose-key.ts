import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { call, shell } from '../../bridge/index.ts';
import type { Say } from '../../words/index.ts';

/** What is said of a file that is no key file, or one that nobody should open, before any pass phrase is tried. */
const NO_KEY: readonly string[] = [
  'signing/key-file-damaged',
  'signing/key-file-too-large',
  'signing/key-file-too-costly',
];

/**
 * Lets the person choose a key file; null when they think better of it. Throws at once for a file that holds no key, not
 * only when it is to be signed with: it is opened with an empty pass phrase, which need not be the right one to tell.
 */
export async function chooseKey(say: Say): Promise<ChosenPath | null> {
  const filters = [{ name: say('settings.keys.files'), extensions: ['p12', 'pfx'] }];
  const [chosen] = await shell('dialog/open', { want: 'file', title: say('settings.keys.choose'), filters });
  if (!chosen) return null;
  try {
    await call('keys/show', { key: { path: chosen.token, passphrase: '' } });
  } catch (error) {
    const { code } = toErrorRecord(error);
    if (NO_KEY.includes(code) || code.startsWith('disk/')) throw error;
  }
  return chosen;
}
