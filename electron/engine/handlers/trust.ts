import type { trustCommands } from '../../../shared/contract/commands/trust.ts';
import { addTrust, listTrust, removeTrust, trustFiles } from '../trust/index.ts';
import { verifyPath } from '../verify/index.ts';
import type { Handlers } from './context.ts';

export const trustHandlers: Handlers<keyof typeof trustCommands> = {
  'trust/list': (_, { ws }) => listTrust(ws),
  'trust/add': (input, { ws }) => addTrust(ws, input.path, input.kind),
  'trust/remove': async (input, { ws }) => {
    await removeTrust(ws, input.kind, input.sha256);
    return null;
  },
  'receive/verify': async (input, { ws, clock, task }) =>
    verifyPath({ path: input.path, trust: await trustFiles(ws) }, clock, task),
};
