import { AppError } from '../../shared/contract/app-error.ts';
import {
  COMMANDS,
  type CommandInput,
  type CommandOutput,
  type DomainCommandName,
} from '../../shared/contract/commands.ts';
import { systemClock, type Clock } from './base/clock.ts';
import { strayDiskError } from './base/disk-error.ts';
import type { Task } from './base/task.ts';
import { handlerOf, type Parsed } from './handlers/index.ts';
import { authorise } from './users/index.ts';
import type { Workspace } from './workspace/index.ts';

/**
 * Runs one command: whether the person may is settled, its input is parsed where it arrives, then given to its handler. Throws
 * `users/sign-in-needed` or `users/not-allowed` (see authorise),
 * `usage/invalid-input` naming the fields when the input does not fit the contract or there is no workspace where one is
 * needed, and whatever the command throws. Where the disk or the database gave out and nobody on the way said so, that is
 * `disk/*`.
 */
export async function runCommand<N extends DomainCommandName>(
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
  if (context.ws !== null) authorise(context.ws, name, spec);
  const handle = await handlerOf(name);
  try {
    return await handle(withoutUndefined(parsed.data) as Parsed<N>, {
      // A `none` command never touches it; the others were refused above when it is missing.
      ws: context.ws!,
      task: context.task,
      clock: context.clock ?? context.ws?.clock ?? systemClock,
    });
  } catch (error) {
    throw strayDiskError(error, context.ws?.paths.database ?? '');
  }
}

/** Options left out are absent, not `undefined`: what zod gives and what exact optional types want differ in that. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, withoutUndefined(field)]),
  );
}
