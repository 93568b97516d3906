import type { ActionSpec } from './action.ts';

/** Ways into a workspace and out of it, beside those of the window. */
export const startActions = [
  { id: 'workspace.samples', menu: 'file' },
  { id: 'workspace.restore', menu: 'file' },
  { id: 'users.signOut', menu: 'file' },
] as const satisfies readonly ActionSpec[];
