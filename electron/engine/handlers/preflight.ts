import type { preflightCommands } from '../../../shared/contract/commands/preflight.ts';
import { changedSince, handedOver } from '../handed-over/index.ts';
import { preflight } from '../handover/index.ts';
import type { Handlers } from './context.ts';

export const preflightHandlers: Handlers<keyof typeof preflightCommands> = {
  'handover/before': (_, { ws }) => handedOver(ws),
  'handover/changed': ({ files }, { ws }) =>
    files.flatMap((file) => {
      const left = changedSince(ws.db, file);
      return left === undefined ? [] : [{ file, round: left.round, at: left.at }];
    }),
  'handover/preflight': (input, { ws }) => preflight(ws, input),
};
