import type { rulesCommands } from '../../../shared/contract/commands/rules.ts';
import { checkFiles, checkOverview } from '../rules/index.ts';
import type { Handlers } from './context.ts';

export const rulesHandlers: Handlers<keyof typeof rulesCommands> = {
  'rules/overview': (_, { ws }) => checkOverview(ws),
  'rules/check': (input, { ws }) => checkFiles(ws, input),
};
