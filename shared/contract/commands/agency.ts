import { AgencySettings } from '../../model/agency.ts';
import { answer, command } from '../command.ts';

/** Whose workspace it is. */
export const agencyCommands = {
  'agency/change': command({
    kind: 'write',
    input: AgencySettings,
    output: answer<AgencySettings>(),
    needs: 'administer',
  }),
} as const;
