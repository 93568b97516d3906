import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandName } from '../../../shared/contract/commands.ts';
import type { RunningCall } from '../../../shared/contract/events.ts';
import type { Progress } from '../../../shared/contract/progress.ts';
import type { Clock } from '../base/clock.ts';
import type { Task } from '../base/task.ts';
import { Pace } from './pace.ts';

interface Call {
  readonly id: string;
  readonly name: CommandName;
  readonly abort: AbortController;
  readonly pace: Pace;
  state: RunningCall['state'];
  progress: Progress | null;
}

/** Shortest time between two reports to the host, in ms: a fast job must not drown the window in messages. */
const REPORT_EVERY = 100;

/** Long pieces of work, one after the other in the order in which they were asked for. */
export class WorkLine {
  readonly #calls: Call[] = [];
  readonly #tell: (calls: readonly RunningCall[]) => void;
  readonly #clock: Clock;
  #tail: Promise<unknown> = Promise.resolve();
  #told = 0;

  constructor(tell: (calls: readonly RunningCall[]) => void, clock: Clock) {
    this.#tell = tell;
    this.#clock = clock;
  }

  /** Waits for the work before it, then does this. Rejects with `internal/cancelled` when it was cancelled while it waited. */
  async run<T>(id: string, name: CommandName, work: (task: Task) => Promise<T>): Promise<T> {
    const call: Call = {
      id,
      name,
      abort: new AbortController(),
      pace: new Pace(),
      state: 'waiting',
      progress: null,
    };
    this.#calls.push(call);
    this.#say(true);
    const turn = this.#tail;
    const done = turn.then(async () => {
      try {
        if (call.abort.signal.aborted) throw new AppError('internal/cancelled');
        call.state = 'running';
        this.#say(true);
        return await work({ signal: call.abort.signal, report: (progress) => this.#report(call, progress) });
      } finally {
        this.#calls.splice(this.#calls.indexOf(call), 1);
        this.#say(true);
      }
    });
    this.#tail = done.catch(() => undefined);
    return done;
  }

  cancel(id: string): void {
    const call = this.#calls.find((one) => one.id === id);
    if (call === undefined) return;
    call.state = 'stopping';
    call.abort.abort();
    this.#say(true);
  }

  /** Cancels everything and waits until it has ended. */
  async stopAll(): Promise<void> {
    for (const { id } of [...this.#calls]) this.cancel(id);
    await this.#tail;
  }

  #report(call: Call, progress: Progress): void {
    call.progress = progress;
    call.pace.note(progress, this.#now());
    this.#say(false);
  }

  #say(always: boolean): void {
    const now = this.#now();
    if (!always && now - this.#told < REPORT_EVERY) return;
    this.#told = now;
    this.#tell(
      this.#calls.map(({ id, name, state, progress, pace }) => ({ id, name, state, progress, ...pace.reading() })),
    );
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
