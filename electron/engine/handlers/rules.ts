import type { rulesCommands } from '../../../shared/contract/commands/rules.ts';
import { checkFilesAndKeptPdfs, checkOverview } from '../rules/index.ts';
import type { Handlers } from './context.ts';

export const rulesHandlers: Handlers<keyof typeof rulesCommands> = {
  'rules/overview': (_, { ws }) => checkOverview(ws),
  'rules/check': (input, { ws }) => checkFilesAndKeptPdfs(ws, input),
};
