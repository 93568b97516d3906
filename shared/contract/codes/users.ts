import type { ErrorTable } from './spec.ts';

export const usersErrors = {
  'users/sign-in-needed': { exit: 'resources' },
  'users/wrong-passphrase': { exit: 'resources' },
  'users/wait': { exit: 'resources' },
  'users/not-allowed': { exit: 'resources' },
  'users/undo-others': { exit: 'resources' },
  'users/none-registered': { exit: 'usage' },
  'users/name-taken': { exit: 'usage' },
  'users/not-found': { exit: 'usage' },
  'users/no-such-name': { exit: 'usage' },
  'users/new-passphrase-missing': { exit: 'usage' },
  'users/first-must-administer': { exit: 'usage' },
  'users/last-administrator': { exit: 'usage' },
  'users/passphrase-missing': { exit: 'usage' },
  'users/passphrase-short': { exit: 'usage' },
} as const satisfies ErrorTable;
