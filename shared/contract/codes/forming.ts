import type { ErrorTable } from './spec.ts';

/** Forming files: what keeps a change of the tree from being made. */
export const formingErrors = {
  'forming/gone': { exit: 'input' },
  'forming/taken': { exit: 'input' },
  'forming/notation-wrong': { exit: 'input' },
  'forming/notation-case': { exit: 'input' },
  'forming/code-wrong': { exit: 'input' },
  'forming/not-empty': { exit: 'input' },
  'forming/packed': { exit: 'input' },
  'forming/page-taken': { exit: 'input' },
  'forming/first-page': { exit: 'input' },
  'forming/other-file': { exit: 'input' },
  'forming/codes-unreadable': { exit: 'internal' },
  'forming/signed-apart': { exit: 'input' },
} as const satisfies ErrorTable;
