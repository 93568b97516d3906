import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { CommandSpec } from '../../../shared/contract/command.ts';
import {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type DomainCommandName,
  type SessionCommandName,
} from '../../../shared/contract/commands.ts';
import type { EngineEvent } from '../../../shared/contract/events.ts';
import type { EditStep } from '../../../shared/contract/reports/edit.ts';
import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
import type { UserLine } from '../../../shared/contract/reports/users.ts';
import type { WorkspaceState } from '../../../shared/contract/reports/workspace.ts';
import { systemClock, type Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { silentTask, type Task } from '../base/task.ts';
import { MAKES_DOCUMENTS } from '../forming/index.ts';
import { WatchKeeper } from '../intake/index.ts';
import { runCommand } from '../run-command.ts';
import { actAs, needsSignIn, rolesOf, signIn, signOut } from '../users/index.ts';
import { createWorkspace, openWorkspace, type Workspace } from '../workspace/index.ts';
import { changedKinds } from './changed-kinds.ts';
import { Tidying } from './tidying.ts';
import { WorkLine } from './work-line.ts';

/** What a session needs from whoever runs it. */
export interface SessionHost {
  emit(event: EngineEvent): void;
  /** Who acts while no person is signed in: the operating system's user. */
  readonly actor: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** ms after opening at which derived files that nothing names go; a minute unless told. */
  readonly tidyAfter?: number;
}

/**
 * Runs commands by id on the workspace that is open, as the person who is signed in. Short commands answer at once; long
 * ones stand in one line, so that two jobs never fight for the cores and the disk, and report progress. After a command that
 * changes something, the kinds of record it touches are announced.
 */
export class EngineSession {
  readonly #host: SessionHost;
  readonly #line: WorkLine;
  /** The open workspace as the one who acts has it: who signs in gets their own (users/sign-in). */
  #ws: Workspace | null = null;
  /** The same before anybody signed in. */
  #opened: Workspace | null = null;
  #watches: WatchKeeper | null = null;
  #tidying: Tidying | null = null;
  #turns: Promise<unknown> = Promise.resolve();

  constructor(host: SessionHost) {
    this.#host = host;
    this.#line = new WorkLine((calls) => host.emit({ type: 'work', calls }), host.clock ?? systemClock);
  }

  /** Runs a command. Rejects with the command's AppError; `workspace/none-open` when it needs a workspace and none is. */
  async call(id: string, name: CommandName, input: unknown): Promise<unknown> {
    if (isSessionCommand(name)) return this.#session(name, input);
    return (COMMANDS[name] as CommandSpec).long === true ? this.#long(id, name, input) : this.#short(name, input);
  }

  /**
   * Stops a call that runs or waits: it rejects with `internal/cancelled`; what it has done stays and is gone on with later.
   */
  cancel(id: string): void {
    this.#line.cancel(id);
  }

  /** Stops all work, waits for it and closes the workspace. */
  async close(): Promise<void> {
    this.#unwatch();
    await this.#tidying?.close();
    this.#tidying = null;
    await this.#line.stopAll();
    this.#opened?.close();
    this.#opened = null;
    this.#ws = null;
  }

  async #short(name: DomainCommandName, input: unknown): Promise<unknown> {
    const ws = this.#ws;
    const value = await this.#run(ws, name, input, silentTask());
    if (name === 'users/add' && ws !== null && ws.userId === undefined) await this.#enter(actAs(ws, value as UserLine));
    this.#announce(name);
    if (name === 'edit/redo' && MAKES_DOCUMENTS.has((value as EditStep).label)) this.#readFieldsAnew(ws);
    return value;
  }

  async #long(id: string, name: DomainCommandName, input: unknown): Promise<unknown> {
    // Work that waits is done as the one who asked for it, whoever is signed in by then.
    const ws = this.#ws;
    try {
      const value = await this.#line.run(id, name, (task) => this.#run(ws, name, input, task));
      if (name === 'ocr/recognise' || name === 'work/resume') this.#readFieldsAnew(ws);
      return value;
    } finally {
      // Also when it failed or was stopped: what it did until then is in the workspace.
      this.#announce(name);
    }
  }

  /**
   * What was read from the text of pages that have been recognised since is read anew, as work of its own after theirs. What a
   * person gave stays. Nothing where there are no documents yet, nor for one who may not describe: they do it from the form.
   */
  #readFieldsAnew(ws: Workspace | null): void {
    if (ws === null || ws !== this.#ws || !rolesOf(ws).includes('describe')) return;
    if (ws.db.prepare('SELECT 1 FROM document LIMIT 1').get() === undefined) return;
    this.#long(randomUUID(), 'extract/fields', {}).catch((error: unknown) =>
      this.#host.logger?.warn('fields not read anew', { error: toErrorRecord(error).code }),
    );
  }

  #run(ws: Workspace | null, name: DomainCommandName, input: unknown, task: Task): Promise<unknown> {
    if (COMMANDS[name].kind !== 'none' && ws === null) throw new AppError('workspace/none-open');
    return runCommand(name, input as CommandInput<typeof name>, {
      ws,
      task,
      ...(this.#host.clock ? { clock: this.#host.clock } : {}),
    });
  }

  #announce(name: CommandName): void {
    const kinds = changedKinds(name);
    if (kinds.length > 0) this.#host.emit({ type: 'changed', kinds });
  }

  /** One after the other: what is being opened must be open before it can be closed. */
  async #session(name: SessionCommandName, input: unknown): Promise<WorkspaceState | null> {
    if (name === 'workspace/state') return this.#state();
    const turn = this.#turns.then(() => this.#changeSession(name, input));
    this.#turns = turn.catch(() => undefined);
    return turn;
  }

  async #changeSession(
    name: Exclude<SessionCommandName, 'workspace/state'>,
    input: unknown,
  ): Promise<WorkspaceState | null> {
    const parsed = COMMANDS[name].input.safeParse(input);
    if (!parsed.success) throw new AppError('usage/invalid-input', { detail: fieldsOf(parsed.error) });
    switch (name) {
      case 'users/sign-in':
      case 'users/sign-out':
        await this.#changePerson(name, parsed.data as CommandInput<'users/sign-in'>);
        break;
      case 'workspace/create':
      case 'workspace/open':
      case 'workspace/close':
        await this.close();
        await this.#open(name, parsed.data);
        break;
    }
    this.#announce(name);
    return this.#state();
  }

  async #open(name: 'workspace/create' | 'workspace/open' | 'workspace/close', input: unknown): Promise<void> {
    const { actor, clock, logger } = this.#host;
    const options = { actor, ...(clock ? { clock } : {}), ...(logger ? { logger } : {}) };
    if (name === 'workspace/create') {
      const { root, agency, practice = false } = input as CommandInput<'workspace/create'>;
      this.#opened = await createWorkspace(root, agency, { ...options, practice });
    } else if (name === 'workspace/open') {
      this.#opened = await openWorkspace((input as CommandInput<'workspace/open'>).root, options);
    } else return;
    this.#tidying = new Tidying(this.#opened, this.#host.tidyAfter);
    await this.#enter(this.#opened);
  }

  async #changePerson(name: 'users/sign-in' | 'users/sign-out', input: CommandInput<'users/sign-in'>): Promise<void> {
    const opened = this.#opened;
    if (opened === null) throw new AppError('workspace/none-open');
    if (name === 'users/sign-out') {
      if (this.#ws) signOut(this.#ws);
      await this.#enter(opened);
    } else await this.#enter(await signIn(opened, input, this.#host.clock ?? systemClock));
  }

  /** From here on the workspace is this person's; its folders are watched as long as somebody is there who may take in. */
  async #enter(ws: Workspace): Promise<void> {
    this.#unwatch();
    this.#ws = ws;
    this.#watches = new WatchKeeper(ws, {
      take: async (run) => (await this.call(randomUUID(), 'intake/import', run)) as IntakeReport,
      tell: () => this.#host.emit({ type: 'changed', kinds: ['watch'] }),
    });
    if (rolesOf(ws).includes('scan')) await this.#watches.start();
  }

  #unwatch(): void {
    this.#watches?.close();
    this.#watches = null;
  }

  #state(): WorkspaceState | null {
    if (this.#ws === null) return null;
    const { paths, id, agency, practice, actor, recovery, userId } = this.#ws;
    const signIn = userId !== undefined ? 'done' : needsSignIn(this.#ws) ? 'needed' : 'off';
    return {
      root: paths.root,
      id,
      agency,
      practice,
      actor: signIn === 'needed' ? null : actor,
      signIn,
      roles: rolesOf(this.#ws),
      recovery,
    };
  }
}

function isSessionCommand(name: CommandName): name is SessionCommandName {
  return COMMANDS[name].kind === 'session';
}

/** Only the fields: what was typed into them may be a pass phrase. */
function fieldsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
