import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { main } from '../../electron/cli/main.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/tram.mjs', import.meta.url));

export interface TramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself, before the program. */
  readonly node?: readonly string[];
  /** An open file that takes standard output. */
  readonly stdout?: number;
}

export interface TramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built `tram` as its own process, in Vietnamese unless `env` or the words say otherwise. */
export function startTram(
  words: readonly string[],
  { cwd, env = {}, node = [], stdout }: TramOptions = {},
): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  return spawn(process.execPath, [...node, PROGRAM, ...words], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), LANG: 'vi_VN.UTF-8', ...env },
    stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
  });
}

/** What a started `tram` wrote, once it has ended. */
export function ended(child: ChildProcess): Promise<TramRun> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** Runs the built `tram` to its end. */
export function tram(words: readonly string[], options: TramOptions = {}): Promise<TramRun> {
  return ended(startTram(words, options));
}

/** The one object `--json` writes. Throws when there is anything else. */
export function jsonOf(run: TramRun): {
  command: string;
  ok: boolean;
  result: unknown;
  findings: { code: string; message: string; remedy: string }[];
  error: {
    code: string;
    message: string;
    remedy: string;
    params: Record<string, unknown>;
    details: { code: string; message: string }[];
  } | null;
} {
  return JSON.parse(run.stdout) as ReturnType<typeof jsonOf>;
}

/**
 * The same command line within this process: cheaper by the start of a process. What it writes is caught, its code is
 * what the process would have ended with. One at a time.
 */
export async function tramHere(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<TramRun> {
  const written = { stdout: '', stderr: '' };
  const caught = (name: keyof typeof written) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    });
  const spies = [caught('stdout'), caught('stderr')];
  for (const [name, value] of Object.entries({ LANG: 'vi_VN.UTF-8', LC_ALL: undefined, ...env }))
    vi.stubEnv(name, value);
  try {
    return { code: await main(words), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
