import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { link } from './link.ts';

interface ForkOptions {
  readonly serviceName?: string;
  readonly stdio?: ('ignore' | 'inherit' | 'pipe')[];
  readonly env?: NodeJS.ProcessEnv;
}

const children = new Map<string, ChildProcess>();

/** The screen ends what the program started when it ends the program. */
function tell(event: 'child-started' | 'child-ended', pid: number): void {
  link.ask(event, pid).catch(() => undefined);
}

/** A process of the program's own, as Electron's UtilityProcess. */
class UtilityProcess extends EventEmitter {
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    this.stderr = child.stderr;
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code, signal) => this.emit('exit', code ?? (signal === null ? 0 : 1)));
    child.on('spawn', () => this.emit('spawn'));
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork(
    module: string,
    args: readonly string[] = [],
    { serviceName = 'utility', stdio, env }: ForkOptions = {},
  ): UtilityProcess {
    const child = fork(module, args, {
      execArgv: ['--import', new URL('../utility-child.mjs', import.meta.url).href],
      serialization: 'advanced',
      ...(env && { env }),
      stdio: [...(stdio ?? ['ignore', 'inherit', 'inherit']), 'ipc'],
    });
    children.set(serviceName, child);
    const { pid } = child;
    if (pid !== undefined) {
      tell('child-started', pid);
      child.on('exit', () => tell('child-ended', pid));
    }
    return new UtilityProcess(child);
  },
};

/** Ends a process as a crash would, at once and without a word. Its number, or null when there is none. */
link.on('signal', ({ serviceName, signal }: { serviceName: string; signal: NodeJS.Signals }): number | null => {
  const child = children.get(serviceName);
  child?.kill(signal);
  return child?.pid ?? null;
});
