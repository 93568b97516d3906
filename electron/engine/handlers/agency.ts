import type { agencyCommands } from '../../../shared/contract/commands/agency.ts';
import { changeAgency } from '../agency/index.ts';
import type { Handlers } from './context.ts';

export const agencyHandlers: Handlers<keyof typeof agencyCommands> = {
  'agency/change': (input, { ws }) => changeAgency(ws, input),
};
