import type { Clock } from './base/clock.ts';
import type { Task } from './base/task.ts';
import type { Workspace } from './workspace/index.ts';

/** What a command's handler is given. `ws` is there for every command whose kind is not `none`. */
export interface HandlerContext {
  readonly ws: Workspace;
  readonly task: Task;
  readonly clock: Clock;
}
