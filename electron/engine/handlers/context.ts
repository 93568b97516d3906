import type { z } from 'zod';
import type { COMMANDS, CommandName, CommandOutput, DomainCommandName } from '../../../shared/contract/commands.ts';
import type { Clock } from '../base/clock.ts';
import type { Task } from '../base/task.ts';
import type { Workspace } from '../workspace/index.ts';

/** What a command's handler is given. `ws` is there for every command whose kind is not `none`. */
export interface HandlerContext {
  readonly ws: Workspace;
  readonly task: Task;
  readonly clock: Clock;
}

/** The input as zod has parsed it, with options left out absent rather than `undefined`. */
export type Parsed<N extends CommandName> = Defined<z.output<(typeof COMMANDS)[N]['input']>>;

type Defined<T> = T extends readonly (infer Item)[]
  ? readonly Defined<Item>[]
  : T extends object
    ? { [K in keyof T]: Defined<Exclude<T[K], undefined>> }
    : T;

/** One function of a domain for each of its commands. It may answer at once or later. */
export type Handlers<N extends DomainCommandName> = {
  [K in N]: (input: Parsed<K>, context: HandlerContext) => Promise<CommandOutput<K>> | CommandOutput<K>;
};
