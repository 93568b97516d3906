import { AppError } from '../../shared/contract/app-error.ts';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { ShellCommandName, ShellInput, ShellOutput } from '../../shared/contract/shell.ts';

/** Runs a command of the engine. Rejects with its AppError. */
export async function call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
  return valueOf(await window.tram.call(crypto.randomUUID(), name, input)) as CommandOutput<N>;
}

/** Starts a long command: `id` stops it, `done` is its answer. Progress comes by events into `useWork`. */
export function startWork<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): { readonly id: string; readonly done: Promise<CommandOutput<N>> } {
  const id = crypto.randomUUID();
  return { id, done: window.tram.call(id, name, input).then(valueOf) as Promise<CommandOutput<N>> };
}

/** Stops a long command; it rejects with `internal/cancelled` and goes on where it was when it is started again. */
export function stopWork(id: string): void {
  window.tram.cancel(id);
}

/** Runs a command of the main process. Rejects with its AppError. */
export async function shell<N extends ShellCommandName>(name: N, input: ShellInput<N>): Promise<ShellOutput<N>> {
  return valueOf(await window.tram.shell(name, input)) as ShellOutput<N>;
}

function valueOf(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  const { code, params, details } = answer.error;
  throw new AppError(code, params, { details });
}
