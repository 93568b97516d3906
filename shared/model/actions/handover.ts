import type { ActionSpec } from './action.ts';

export const handoverActions = [
  { id: 'handover.start', keys: 'Mod+Enter', screen: 'handover', menu: 'work' },
  { id: 'handover.chooseKey', screen: 'handover', menu: 'work' },
  { id: 'handover.chooseOut', screen: 'handover', menu: 'work' },
] as const satisfies readonly ActionSpec[];
