import type { ActionSpec } from './action.ts';

/** Actions of the screen Kiểm tra. */
export const checkActions = [
  { id: 'check.open', menu: 'go', screen: 'check' },
  { id: 'check.nextError', keys: 'J', menu: 'go', screen: 'check' },
  { id: 'check.onlyFaults', keys: 'Mod+E', menu: 'view', screen: 'check' },
  { id: 'check.all', menu: 'work', screen: 'check' },
] as const satisfies readonly ActionSpec[];
