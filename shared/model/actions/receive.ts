import type { ActionSpec } from './action.ts';

export const receiveActions = [
  { id: 'receive.folder', keys: 'Mod+Shift+O', screen: 'receive', menu: 'work' },
  { id: 'receive.file', screen: 'receive', menu: 'work' },
  { id: 'receive.again', keys: 'F5', screen: 'receive', menu: 'work' },
] as const satisfies readonly ActionSpec[];
