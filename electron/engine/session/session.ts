import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type DomainCommandName,
} from '../../../shared/contract/commands.ts';
import type { EngineEvent } from '../../../shared/contract/events.ts';
import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
import type { WorkspaceState } from '../../../shared/contract/reports/workspace.ts';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { silentTask, type Task } from '../base/task.ts';
import { WatchKeeper } from '../intake/index.ts';
import { runCommand } from '../run-command.ts';
import { createWorkspace, openWorkspace, type Workspace } from '../workspace/index.ts';
import { changedKinds } from './changed-kinds.ts';
import { WorkLine } from './work-line.ts';

/** What a session needs from whoever runs it. */
export interface SessionHost {
  emit(event: EngineEvent): void;
  /** Who acts while no person is signed in: the operating system's user. */
  readonly actor: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/**
 * Runs commands by id on the workspace that is open. Short commands answer at once; long ones stand in one line, so that
 * two jobs never fight for the cores and the disk, and report progress. After a command that changes something, the kinds
 * of record it touches are announced.
 */
export class EngineSession {
  readonly #host: SessionHost;
  readonly #line: WorkLine;
  #ws: Workspace | null = null;
  #watches: WatchKeeper | null = null;

  constructor(host: SessionHost) {
    this.#host = host;
    this.#line = new WorkLine((calls) => host.emit({ type: 'work', calls }), host.clock ?? systemClock);
  }

  /** Runs a command. Rejects with the command's AppError; `workspace/none-open` when it needs a workspace and none is. */
  async call(id: string, name: CommandName, input: unknown): Promise<unknown> {
    const spec = COMMANDS[name];
    switch (name) {
      case 'workspace/create':
      case 'workspace/open':
      case 'workspace/close':
      case 'workspace/state':
        return this.#session(name, input);
      default:
        return spec.long === true ? this.#long(id, name, input) : this.#short(name, input);
    }
  }

  /** Stops a call that runs or waits: it rejects with `internal/cancelled`; what it has done stays and is gone on with later. */
  cancel(id: string): void {
    this.#line.cancel(id);
  }

  /** Stops all work, waits for it and closes the workspace. */
  async close(): Promise<void> {
    this.#watches?.close();
    this.#watches = null;
    await this.#line.stopAll();
    this.#ws?.close();
    this.#ws = null;
  }

  async #short(name: DomainCommandName, input: unknown): Promise<unknown> {
    const value = await this.#run(name, input, silentTask());
    this.#announce(name);
    return value;
  }

  async #long(id: string, name: DomainCommandName, input: unknown): Promise<unknown> {
    try {
      return await this.#line.run(id, name, (task) => this.#run(name, input, task));
    } finally {
      // Also when it failed or was stopped: what it did until then is in the workspace.
      this.#announce(name);
    }
  }

  #run(name: DomainCommandName, input: unknown, task: Task): Promise<unknown> {
    if (COMMANDS[name].kind !== 'none' && this.#ws === null) throw new AppError('workspace/none-open');
    return runCommand(name, input as CommandInput<typeof name>, {
      ws: this.#ws,
      task,
      ...(this.#host.clock ? { clock: this.#host.clock } : {}),
    });
  }

  #announce(name: CommandName): void {
    const kinds = changedKinds(name);
    if (kinds.length > 0) this.#host.emit({ type: 'changed', kinds });
  }

  async #session(
    name: 'workspace/create' | 'workspace/open' | 'workspace/close' | 'workspace/state',
    input: unknown,
  ): Promise<WorkspaceState | null> {
    if (name === 'workspace/state') return this.#state();
    const parsed = COMMANDS[name].input.safeParse(input);
    if (!parsed.success) throw new AppError('usage/invalid-input', { detail: parsed.error.message });
    await this.close();
    const { actor, clock, logger } = this.#host;
    const options = { actor, ...(clock ? { clock } : {}), ...(logger ? { logger } : {}) };
    if (name === 'workspace/create') {
      const { root, agency } = parsed.data as CommandInput<'workspace/create'>;
      this.#ws = await createWorkspace(root, agency, options);
    } else if (name === 'workspace/open') {
      this.#ws = await openWorkspace((parsed.data as CommandInput<'workspace/open'>).root, options);
    }
    await this.#watch();
    this.#announce(name);
    return this.#state();
  }

  /** Goes on watching the workspace's folders; what comes in stands in the line like everything long. */
  async #watch(): Promise<void> {
    if (this.#ws === null) return;
    this.#watches = new WatchKeeper(this.#ws, {
      take: async (run) => (await this.call(randomUUID(), 'intake/import', run)) as IntakeReport,
      tell: () => this.#host.emit({ type: 'changed', kinds: ['watch'] }),
    });
    await this.#watches.start();
  }

  #state(): WorkspaceState | null {
    if (this.#ws === null) return null;
    const { paths, id, agency, actor, recovery } = this.#ws;
    return { root: paths.root, id, agency, actor, recovery };
  }
}
