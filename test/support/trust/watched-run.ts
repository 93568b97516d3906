import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchSockets, type SocketWatch } from './open-sockets.ts';
import type { Ran, RunOptions } from './station.ts';

/** Required and not imported: a thread made from a text, not from a file, has no imports made for it. */
const WATCH = fileURLToPath(new URL('socket-watch.ts', import.meta.url));

/** What was seen of the network during a run: from inside every thread, and from outside by the kernel's tables. */
export interface Watched {
  readonly ran: Ran;
  /** Threads that were watched from inside, as `process/thread`. */
  readonly threads: readonly string[];
  /** Handles of the network that the program asked for. */
  readonly asked: readonly string[];
  /** Sockets that processes of the run held. */
  readonly held: readonly string[];
  /** How often a process was looked at from outside; 0 where there is no /proc. */
  readonly samples: number;
}

/** Runs something with an observer in every process and thread it starts, and another one outside. */
export async function watchedRun(folder: string, run: (options: RunOptions) => Promise<Ran>): Promise<Watched> {
  const log = join(folder, `sockets-${process.hrtime.bigint()}.log`);
  const watches: SocketWatch[] = [];
  const ran = await run({
    env: { TRAM_SOCKET_LOG: log, NODE_OPTIONS: `--require=${JSON.stringify(WATCH)}` },
    onStart: (child) => {
      if (child.pid !== undefined) watches.push(watchSockets(child.pid));
    },
  });
  for (const watch of watches) watch.stop();
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  return {
    ran,
    threads: lines.filter((line) => line.endsWith(' watching')).map((line) => line.split(' ')[0]!),
    asked: lines.filter((line) => !line.endsWith(' watching')),
    held: watches.flatMap((watch) => watch.found()),
    samples: watches.reduce((sum, watch) => sum + watch.samples(), 0),
  };
}
