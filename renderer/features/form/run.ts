import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import { call } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/** Makes a change; why it could not be made is told in words. Answers null then. */
export async function run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N> | null> {
  try {
    return await call(name, input);
  } catch (error) {
    notify.error(error);
    return null;
  }
}
