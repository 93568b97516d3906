import { AppError, toErrorRecord, type ErrorRecord } from '../../shared/contract/app-error.ts';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { AppEvent, RunningCall } from '../../shared/contract/events.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/** The engine's process, as little of it as is needed here; Electron's UtilityProcess has this shape. */
export interface EngineChild {
  postMessage(message: ToEngine): void;
  on(event: 'message', listener: (message: FromEngine) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** What the client needs from outside. */
export interface EngineClientOptions {
  readonly start: () => EngineChild;
  /** Where the engine's own words about a crash are kept, for the error that gives up. */
  readonly logFile: string;
  /** A workspace was opened or made. */
  readonly opened?: (root: string) => void;
}

/** So many crashes within this time (ms), and the engine is not started again: something is wrong that a start will not mend. */
const CRASHES = { most: 3, within: 60_000 } as const;

/** Commands after which another workspace is open; their answer says which. */
const OPENING: ReadonlySet<string> = new Set(['workspace/open', 'workspace/create', 'workspace/close']);

/**
 * The main process's end of the engine: numbers the calls, passes events on, and when the engine's process ends by itself
 * starts it again, opens the last workspace again and tells the window. Calls that were under way then answer
 * `shell/engine-ended`; calls made meanwhile wait.
 */
export class EngineClient {
  readonly #options: EngineClientOptions;
  readonly #listeners: ((event: AppEvent) => void)[] = [];
  readonly #pending = new Map<number, (answer: Answer) => void>();
  readonly #crashes: number[] = [];
  #child: EngineChild | null = null;
  #ready: Promise<void> = Promise.resolve();
  #failed: ErrorRecord | null = null;
  #n = 0;
  #closed: Promise<void> | null = null;
  #running: readonly RunningCall[] = [];
  #workspace: string | null = null;

  constructor(options: EngineClientOptions) {
    this.#options = options;
    this.#start();
  }

  /** Long commands that run or wait. */
  get running(): readonly RunningCall[] {
    return this.#running;
  }

  /** The folder of the open workspace. */
  get workspace(): string | null {
    return this.#workspace;
  }

  onEvent(listener: (event: AppEvent) => void): void {
    this.#listeners.push(listener);
  }

  /** Runs a command of the engine. Never rejects: what goes wrong is in the answer. */
  async call(id: string, name: string, input: unknown): Promise<Answer> {
    let ready: Promise<void>;
    do {
      // It may end again while it is being made ready: then there is another start to wait for.
      ready = this.#ready;
      await ready;
    } while (ready !== this.#ready);
    return this.#send(id, name, input);
  }

  cancel(id: string): void {
    this.#child?.postMessage({ type: 'cancel', id });
  }

  /** Stops all work, closes the workspace and ends the process; after `patience` ms without asking. What was done stays. */
  close(patience = 30_000): Promise<void> {
    this.#closed ??= this.#close(patience);
    return this.#closed;
  }

  async #close(patience: number): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const n = ++this.#n;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      new Promise((resolve) => {
        this.#pending.set(n, resolve);
        child.postMessage({ type: 'close', n });
      }),
      new Promise((resolve) => (timer = setTimeout(resolve, patience))),
    ]);
    clearTimeout(timer);
    child.kill();
  }

  #start(): void {
    const child = this.#options.start();
    this.#child = child;
    child.on('message', (message) => this.#hear(message));
    child.on('exit', (code) => this.#ended(child, code));
  }

  async #send(id: string, name: string, input: unknown): Promise<Answer> {
    const child = this.#child;
    if (child === null) return { ok: false, error: this.#failed ?? ended() };
    const n = ++this.#n;
    const answer = await new Promise<Answer>((resolve) => {
      this.#pending.set(n, resolve);
      child.postMessage({ type: 'call', n, id, name, input });
    });
    if (OPENING.has(name)) this.#note(name, answer);
    return answer;
  }

  #note(name: string, answer: Answer): void {
    // A failed opening has closed what was open before.
    if (!answer.ok && answer.error.code === 'shell/engine-ended') return;
    const state = answer.ok ? (answer.value as { readonly root: string } | null) : null;
    this.#workspace = state?.root ?? null;
    if (state !== null && name !== 'workspace/close') this.#options.opened?.(state.root);
  }

  #hear(message: FromEngine): void {
    if (message.type === 'answer') {
      this.#pending.get(message.n)?.(message.answer);
      this.#pending.delete(message.n);
      return;
    }
    if (message.event.type === 'work') this.#running = message.event.calls;
    this.#tell(message.event);
  }

  #ended(child: EngineChild, code: number): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#running = [];
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const answer of pending) answer({ ok: false, error: ended(code) });
    if (this.#closed) return;
    this.#tell({ type: 'work', calls: [] });
    const now = Date.now();
    this.#crashes.push(now);
    const lately = this.#crashes.filter((at) => now - at < CRASHES.within).length;
    if (lately > CRASHES.most) {
      this.#failed = toErrorRecord(
        new AppError('shell/engine-keeps-ending', { times: lately, log: this.#options.logFile }),
      );
      this.#tell({ type: 'engine', state: 'failed', error: this.#failed });
      return;
    }
    this.#tell({ type: 'engine', state: 'restarting', error: null });
    this.#ready = this.#restart();
  }

  async #restart(): Promise<void> {
    this.#start();
    const root = this.#workspace;
    const answer: Answer = root === null ? { ok: true, value: null } : await this.#send('', 'workspace/open', { root });
    // It ended again while it was opening: the next start speaks for itself.
    if (!answer.ok && answer.error.code === 'shell/engine-ended') return;
    this.#tell({ type: 'engine', state: answer.ok ? 'ready' : 'failed', error: answer.ok ? null : answer.error });
  }

  #tell(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function ended(code: number | null = null): ErrorRecord {
  return toErrorRecord(new AppError('shell/engine-ended', { code }));
}
