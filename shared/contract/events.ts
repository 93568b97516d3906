import type { ErrorRecord } from './app-error.ts';
import type { CommandName } from './commands.ts';
import type { Progress } from './progress.ts';
import type { RecordKind } from './record-kinds.ts';

/** A long command, as the list of running work shows it. `rate` in units a second; `secondsLeft` null while not known. */
export interface RunningCall {
  readonly id: string;
  readonly name: CommandName;
  readonly state: 'waiting' | 'running' | 'stopping';
  readonly progress: Progress | null;
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** What the engine tells its host. */
export type EngineEvent =
  | { readonly type: 'work'; readonly calls: readonly RunningCall[] }
  | { readonly type: 'changed'; readonly kinds: readonly RecordKind[] };

/** What the main process tells the window. */
export type AppEvent =
  | EngineEvent
  /** The engine process ended by itself; it is started again and the workspace opened again. */
  | { readonly type: 'engine'; readonly state: 'restarting' | 'ready' | 'failed'; readonly error: ErrorRecord | null }
  /** A menu entry was chosen: an id of the table of actions. */
  | { readonly type: 'action'; readonly id: string }
  /** The person wants to close while work is going on. Answer with the shell command `window/close`. */
  | { readonly type: 'closing'; readonly calls: readonly RunningCall[] };
