import type { preflightCommands } from '../../../shared/contract/commands/preflight.ts';
import { handedOver } from '../handed-over/index.ts';
import { preflight } from '../handover/index.ts';
import type { Handlers } from './context.ts';

export const preflightHandlers: Handlers<keyof typeof preflightCommands> = {
  'handover/before': (_, { ws }) => handedOver(ws),
  'handover/preflight': (input, { ws }) => preflight(ws, input),
};
