import type { ActionSpec } from './action.ts';

export const journalActions = [
  { id: 'journal.verify', keys: 'F5', menu: 'work', screen: 'journal' },
  { id: 'journal.export', keys: 'Mod+S', menu: 'file', screen: 'journal' },
] as const satisfies readonly ActionSpec[];
