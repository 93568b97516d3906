import { SCREENS } from '../screens.ts';
import type { ActionSpec } from './action.ts';
import { appraiseActions } from './appraise.ts';
import { checkActions } from './check.ts';
import { handoverActions } from './handover.ts';
import { digitiseActions } from './digitise.ts';
import { journalActions } from './journal.ts';
import { receiveActions } from './receive.ts';
import { searchActions } from './search.ts';
import { windowActions } from './window.ts';

export { MENUS } from './action.ts';
export type { ActionSpec, MenuId } from './action.ts';

const goActions: readonly ActionSpec[] = SCREENS.map(({ id, keys }) => ({ id: `go.${id}`, keys, menu: 'go' }));

/** The one table of actions. */
export const ACTIONS: readonly ActionSpec[] = [
  ...windowActions,
  ...goActions,
  ...appraiseActions,
  ...checkActions,
  ...handoverActions,
  ...digitiseActions,
  ...receiveActions,
  ...searchActions,
  ...journalActions,
];
