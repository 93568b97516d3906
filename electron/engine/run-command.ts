import { AppError } from '../../shared/contract/app-error.ts';
import { COMMANDS, type CommandInput, type CommandName } from '../../shared/contract/commands.ts';
import { systemClock, type Clock } from './base/clock.ts';
import type { Task } from './base/task.ts';
import type { HandlerContext } from './handler-context.ts';
import { HANDLERS } from './handlers.ts';
import type { Workspace } from './workspace/index.ts';

/** What a command gives back. */
export type CommandOutput<N extends CommandName> = Awaited<ReturnType<(typeof HANDLERS)[N]>>;

/**
 * Runs one command: its input is parsed here, once, before any work (`usage/invalid-input`). `ws` must be given for
 * commands whose kind is not `none`. Errors are AppErrors with codes of `shared/contract/codes`; anything else is a bug.
 */
export async function runCommand<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  context: { readonly ws: Workspace | null; readonly task: Task; readonly clock?: Clock },
): Promise<CommandOutput<N>> {
  const spec = COMMANDS[name];
  const parsed = spec.input.safeParse(input);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new AppError('usage/invalid-input', { detail });
  }
  if (spec.kind !== 'none' && context.ws === null) throw new AppError('usage/invalid-input', { detail: 'workspace' });
  const handler = HANDLERS[name] as (input: unknown, context: HandlerContext) => Promise<CommandOutput<N>>;
  return handler(parsed.data, {
    // A `none` command never touches it; the others were refused above when it is missing.
    ws: context.ws!,
    task: context.task,
    clock: context.clock ?? context.ws?.clock ?? systemClock,
  });
}
