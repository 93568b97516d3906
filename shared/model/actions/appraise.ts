import type { ActionSpec } from './action.ts';

/** Actions of the screen Xác định giá trị. */
export const appraiseActions = [
  { id: 'appraise.accept', keys: 'Mod+Enter', menu: 'work', screen: 'appraise' },
  { id: 'appraise.decide', keys: 'Mod+D', menu: 'work', screen: 'appraise' },
  { id: 'appraise.withdraw', menu: 'work', screen: 'appraise' },
  { id: 'appraise.next', keys: 'J', menu: 'go', screen: 'appraise' },
  { id: 'appraise.selectAll', keys: 'Mod+A', menu: 'edit', screen: 'appraise' },
  { id: 'appraise.import', keys: 'Mod+I', menu: 'file', screen: 'appraise' },
  { id: 'appraise.schedules', menu: 'view', screen: 'appraise' },
] as const satisfies readonly ActionSpec[];
