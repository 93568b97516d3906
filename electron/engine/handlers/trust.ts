import type { trustCommands } from '../../../shared/contract/commands/trust.ts';
import { addTrust, listTrust, removeTrust, withTrustFiles } from '../trust/index.ts';
import { verifyPath } from '../verify/index.ts';
import type { Handlers } from './context.ts';

export const trustHandlers: Handlers<keyof typeof trustCommands> = {
  'trust/list': (_, { ws }) => listTrust(ws),
  'trust/add': (input, { ws }) => addTrust(ws, input.path, input.kind),
  'trust/remove': (input, { ws }) => {
    removeTrust(ws, input.kind, input.sha256);
    return null;
  },
  'receive/verify': (input, { ws, clock, task }) =>
    withTrustFiles(ws, (trust) => verifyPath({ path: input.path, trust }, clock, task)),
};
