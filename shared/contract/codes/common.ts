import type { ErrorTable } from './spec.ts';

/** Errors that belong to no one domain. */
export const commonErrors = {
  'internal/unexpected': { exit: 'internal' },
  'internal/cancelled': { exit: 'cancelled' },
  'usage/invalid-input': { exit: 'usage' },
  'disk/full': { exit: 'resources' },
  'disk/denied': { exit: 'resources' },
  'disk/write-failed': { exit: 'resources' },
  'disk/read-failed': { exit: 'input' },
  'disk/not-found': { exit: 'input' },
  'disk/exists': { exit: 'usage' },
  'disk/is-folder': { exit: 'usage' },
  'disk/not-a-folder': { exit: 'usage' },
  'disk/unsafe-name': { exit: 'input' },
  'count/mismatch': { exit: 'internal' },
} as const satisfies ErrorTable;
