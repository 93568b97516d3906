import { SCREENS } from '../screens.ts';
import type { ActionSpec } from './action.ts';
import { appraiseActions } from './appraise.ts';
import { checkActions } from './check.ts';
import { formActions } from './form.ts';
import { handoverActions } from './handover.ts';
import { digitiseActions } from './digitise.ts';
import { journalActions } from './journal.ts';
import { receiveActions } from './receive.ts';
import { recogniseActions } from './recognise.ts';
import { searchActions } from './search.ts';
import { settingsActions } from './settings.ts';
import { startActions } from './start.ts';
import { windowActions } from './window.ts';

export { MENUS } from './action.ts';
export type { ActionSpec, MenuId } from './action.ts';

const goActions: readonly ActionSpec[] = SCREENS.map(({ id, keys }) => ({ id: `go.${id}`, keys, menu: 'go' }));

/** The one table of actions. */
export const ACTIONS: readonly ActionSpec[] = [
  ...windowActions,
  ...startActions,
  ...goActions,
  ...appraiseActions,
  ...checkActions,
  ...formActions,
  ...handoverActions,
  ...digitiseActions,
  ...recogniseActions,
  ...receiveActions,
  ...searchActions,
  ...journalActions,
  ...settingsActions,
];
