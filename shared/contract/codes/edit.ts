import type { ErrorTable } from './spec.ts';

/** Undo and redo. */
export const editErrors = {
  'edit/nothing-to-undo': { exit: 'usage' },
  'edit/nothing-to-redo': { exit: 'usage' },
  'edit/conflict': { exit: 'input' },
} as const satisfies ErrorTable;
