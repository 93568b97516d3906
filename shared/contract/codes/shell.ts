import type { ErrorTable } from './spec.ts';

/** Errors of the window's shell: the main process and its engine process. */
export const shellErrors = {
  'shell/unknown-command': { exit: 'internal' },
  'shell/foreign-sender': { exit: 'internal' },
  'shell/path-not-chosen': { exit: 'usage' },
  'shell/not-recent': { exit: 'usage' },
  'shell/samples-missing': { exit: 'internal' },
  'shell/engine-ended': { exit: 'internal' },
  'shell/engine-keeps-ending': { exit: 'internal' },
} as const satisfies ErrorTable;
