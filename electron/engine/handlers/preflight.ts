import type { preflightCommands } from '../../../shared/contract/commands/preflight.ts';
import { preflight } from '../handover/index.ts';
import type { Handlers } from './context.ts';

export const preflightHandlers: Handlers<keyof typeof preflightCommands> = {
  'handover/preflight': (input, { ws }) => preflight(ws, input),
};
