import type { overviewCommands } from '../../../shared/contract/commands/overview.ts';
import { findingKinds, overviewState, workDays } from '../overview/index.ts';
import type { Handlers } from './context.ts';

export const overviewHandlers: Handlers<keyof typeof overviewCommands> = {
  'overview/state': (_, { ws }) => overviewState(ws),
  'overview/work': (input, { ws }) => workDays(ws, input.days),
  'overview/findings': (_, { ws }) => findingKinds(ws),
};
