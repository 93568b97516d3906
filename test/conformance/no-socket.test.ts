import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judged } from '../support/judges/ledger.ts';
import { hasStrace } from '../support/judges/programs.ts';
import { runNode, runProgram, TRAM } from '../support/trust/station.ts';
import { watchedRun } from '../support/trust/watched-run.ts';
import { tempFolder } from '../support/temp-folder.ts';

const LIMIT = 900_000;

/** Calls that make a socket or use one, with what they were given; `-1 E…` is a call the kernel refused. */
const SOCKET_CALL = /\b(socket|connect|bind|listen|accept4?|sendto|sendmsg)\((.*)$/;
/** Of this machine only: pipes to children, and the C library asking for the name of the user. */
const UNIX = /AF_UNIX/;

describe('the whole demonstration', () => {
  it(
    'opens no socket, as seen from inside every thread and from outside every process',
    async () => {
      const folder = tempFolder();
      const argv = [TRAM, '--json', 'demo', '--out', join(folder, 'demo')];
      const { ran, asked, held, samples, threads } = await watchedRun(folder, (options) => runNode(argv, options));
      expect([ran.code, asked, held], ran.stdout + ran.stderr).toEqual([0, [], []]);
      expect(threads.length).toBeGreaterThan(4);
      if (process.platform === 'linux') expect(samples).toBeGreaterThan(100);
    },
    LIMIT,
  );

  it.runIf(hasStrace)(
    'makes no call to the kernel for one, in any process or thread, native code included',
    async () => {
      const folder = tempFolder();
      const calls = await traced(folder, [TRAM, '--json', 'demo', '--out', join(folder, 'demo')], 0);
      expect(calls).toEqual([]);
      judged('strace', 1, 'demonstrations');
    },
    LIMIT,
  );

  it.runIf(hasStrace)('fetches no part of what draws and reads the codes of separator sheets', async () => {
    const run = join(import.meta.dirname, '../support/trust/codes-run.ts');
    expect(await traced(tempFolder(), [run], 0)).toEqual([]);
  });

  it.runIf(hasStrace)('the trace shows a socket that was planted', async () => {
    const folder = tempFolder();
    const program = join(folder, 'planted.mjs');
    writeFileSync(program, `import { createSocket } from 'node:dgram'; createSocket('udp4').bind(0).unref();`);
    expect((await traced(folder, [program], 0)).join('\n')).toMatch(/socket\(AF_INET.*\n.*bind\(/);
  });
});

/** Runs Node under strace and gives the calls about sockets other than the nameless pipes to children. */
async function traced(folder: string, argv: readonly string[], wanted: number): Promise<string[]> {
  const log = join(folder, 'strace.log');
  const ran = await runProgram('strace', [
    '-f',
    '-qq',
    '-e',
    'trace=network',
    '--seccomp-bpf',
    '-o',
    log,
    process.execPath,
    ...argv,
  ]);
  expect(ran.code, ran.stdout + ran.stderr).toBe(wanted);
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => SOCKET_CALL.test(line) && !UNIX.test(line));
}
