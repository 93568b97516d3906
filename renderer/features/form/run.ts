import { toErrorRecord, type Params } from '../../../shared/contract/app-error.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import { call } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';
import type { Kept } from './use-autosave.ts';

/** Says that something is done, with a button that takes it back while it is the last step. */
export async function tellUndoable(key: string, params: Params): Promise<void> {
  const stacks = await call('edit/stacks', {}).catch(() => null);
  notify.done(key, params, stacks?.undo?.id);
}

/** Makes a change; why it could not be made is told in words. Answers null then. */
export async function run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N> | null> {
  try {
    return await call(name, input);
  } catch (error) {
    notify.error(error);
    return null;
  }
}

/** As `run`, for a field: what became of its text. */
export async function keep<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Kept> {
  try {
    await call(name, input);
    return 'kept';
  } catch (error) {
    notify.error(error);
    return toErrorRecord(error).code === 'users/not-allowed' ? 'refused' : 'failed';
  }
}
