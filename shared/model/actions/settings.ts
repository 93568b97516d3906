import type { ActionSpec } from './action.ts';

export const settingsActions = [
  { id: 'settings.backup', screen: 'settings', menu: 'work' },
  { id: 'settings.addUser', screen: 'settings', menu: 'work' },
] as const satisfies readonly ActionSpec[];
