import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { isAppError } from '../../shared/contract/app-error.ts';
import { COMMANDS, type CommandInput, type DomainCommandName } from '../../shared/contract/commands.ts';
import {
  needsSignIn,
  openBesideWriter,
  openWorkspace,
  runCommand,
  systemClock,
  type Clock,
  type CommandOutput,
  type Task,
  type Workspace,
} from '../engine/index.ts';
import { calledAs, typedPath } from './called.ts';
import { signInHere, type SignInOptions } from './sign-in.ts';
import { present, type FaceOptions, type Outcome } from './face.ts';
import { writeLine } from './output.ts';
import type { Speech } from './words.ts';

/** What every command of the command line is built with. */
export interface Cli {
  readonly speech: Speech;
  readonly program: Command;
  /** Runs a command's work and shows the outcome; sets the exit code. `resumes`: stopped, it can be taken up again. */
  readonly run: (
    command: string,
    work: (task: Task) => Promise<Outcome>,
    how?: { readonly resumes: boolean },
  ) => Promise<void>;
  /** A command as it has to be typed to reach the same workspace. */
  readonly typed: (command: string) => string;
  /** The same for the workspace in a folder. */
  readonly typedIn: (folder: string, command: string) => string;
  /** Opens the workspace named by `-w`, TRAM_WORKSPACE or the current folder for as long as `use` runs. */
  readonly withWorkspace: <T>(use: (ws: Workspace) => Promise<T>) => Promise<T>;
  /** One engine command on the workspace. */
  readonly onWorkspace: <N extends DomainCommandName>(
    name: N,
    input: CommandInput<N>,
    task: Task,
  ) => Promise<CommandOutput<N>>;
  /** One engine command on a workspace that is open already. */
  readonly onOpen: <N extends DomainCommandName>(
    ws: Workspace,
    name: N,
    input: CommandInput<N>,
    task: Task,
  ) => Promise<CommandOutput<N>>;
  /** One engine command that needs none. */
  readonly alone: <N extends DomainCommandName>(
    name: N,
    input: CommandInput<N>,
    task: Task,
  ) => Promise<CommandOutput<N>>;
}

export interface GlobalOptions extends SignInOptions {
  readonly workspace?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function createCli(program: Command, speech: Speech, setExit: (code: number) => void): Cli {
  const globals = () => program.opts<GlobalOptions>();
  const faceOptions = (): FaceOptions => ({ json: globals().json ?? false, quiet: globals().quiet ?? false });
  const root = () =>
    resolve(
      globals().workspace ??
        process.env['TRAM_WORKSPACE'] ??
        (existsSync(join(process.cwd(), 'workspace.db')) ? '.' : 'tram-workspace'),
    );
  const withWorkspace = async <T>(
    use: (ws: Workspace) => Promise<T>,
    open: (folder: string) => Promise<Workspace> = openToWrite,
  ): Promise<T> => {
    const ws = await open(root());
    try {
      sayRecovery(ws, speech, faceOptions());
      return await use(await signInHere(ws, globals(), speech));
    } finally {
      ws.close();
    }
  };
  return {
    speech,
    program,
    withWorkspace: (use) => withWorkspace(use),
    async run(command, work, how) {
      setExit(await present(speech, { ...faceOptions(), ...how }, command, work));
    },
    typed(command) {
      const folder = globals().workspace;
      return folder === undefined ? `${calledAs()} ${command}` : typedIn(folder, command);
    },
    typedIn,
    onOpen: (ws, name, input, task) => runCommand(name, input, { ws, task }),
    onWorkspace: (name, input, task) =>
      withWorkspace(
        (ws) => runCommand(name, input, { ws, task }),
        COMMANDS[name].kind === 'read' ? openToRead : openToWrite,
      ),
    alone: (name, input, task) => runCommand(name, input, { ws: null, task, clock: processClock() }),
  };
}

function openToWrite(folder: string): Promise<Workspace> {
  return openWorkspace(folder, { actor: actorName(), clock: processClock() });
}

/**
 * As `openToWrite`, and beside another command that is writing. Not where people have to sign in: that is written to the
 * journal, and so waits for its turn.
 */
async function openToRead(folder: string): Promise<Workspace> {
  try {
    return await openToWrite(folder);
  } catch (error) {
    if (!isAppError(error, 'workspace/locked')) throw error;
    const ws = openBesideWriter(folder, { actor: actorName(), clock: processClock() });
    if (ws !== null && !needsSignIn(ws)) return ws;
    ws?.close();
    throw error;
  }
}

function typedIn(folder: string, command: string): string {
  return `${calledAs()} -w ${typedPath(folder)} ${command}`;
}

/**
 * The PC's clock, or the moment SOURCE_DATE_EPOCH names (seconds since 1970; reproducible-builds.org): with it the same
 * commands on the same scans give the same bytes.
 */
export function processClock(): Clock {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || !/^\d{1,11}$/.test(epoch)) return systemClock;
  return { now: () => new Date(Number(epoch) * 1000) };
}

/** Whose name stands in the audit chain: the operating system's user. */
export function actorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'tram';
  }
}

function sayRecovery(ws: Workspace, speech: Speech, options: FaceOptions): void {
  if (options.json || options.quiet) return;
  const { takenOverFrom, interruptedJobs } = ws.recovery;
  if (takenOverFrom) writeLine(process.stderr, speech.text('recovery.takenOver', { ...takenOverFrom }));
  for (const job of interruptedJobs)
    writeLine(
      process.stderr,
      speech.text('recovery.job', { kind: job.kind, done: job.done + job.failed, total: job.total }),
    );
}
