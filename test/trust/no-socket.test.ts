import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainJob, makeStation, runNode, tram } from '../support/trust/station.ts';
import { watchedRun } from '../support/trust/watched-run.ts';
import { tempFolder } from '../support/temp-folder.ts';

// The whole of `tram demo` is watched in test/conformance/no-socket.test.ts; here it is the same job on small scans.
describe('the main job', () => {
  it('opens no socket in any process or thread', async () => {
    const station = await makeStation(tempFolder());
    let threads = 0;
    for (const step of mainJob(station, station.workspace, join(station.root, 'transfer'))) {
      const watched = await watchedRun(station.root, (options) => tram(step, options));
      const { ran, asked, held, samples } = watched;
      expect([step[0], ran.code, asked, held], ran.stdout + ran.stderr).toEqual([step[0], 0, [], []]);
      if (process.platform === 'linux') expect(samples).toBeGreaterThan(0);
      expect(watched.threads.length).toBeGreaterThan(0);
      threads += watched.threads.length;
    }
    // Beside the main threads those that read text, look into PDFs, open keys and spreadsheets.
    expect(threads).toBeGreaterThan(12);
  }, 100_000);
});

const NET = {
  http: `(await import('node:http')).get('http://127.0.0.1:45999/').on('error', () => {})`,
  fetch: `await fetch('http://127.0.0.1:45999/').catch(() => {})`,
  lookup: `(await import('node:dns')).lookup('localhost', () => {})`,
  resolve: `await (await import('node:dns/promises')).resolve4('localhost').catch(() => {})`,
  udp: `(await import('node:dgram')).createSocket('udp4').bind(0).unref()`,
  listen: `(await import('node:net')).createServer().listen(0).unref()`,
};

const IN = {
  'the main thread': (code: string) => code,
  'a worker thread': (code: string) =>
    `const { Worker } = await import('node:worker_threads');
     const source = ${JSON.stringify(`void (async () => { ${code} })()`)};
     new Worker(source, { eval: true }).on('error', () => {});`,
  'a worker thread of its own options': (code: string) =>
    `const { Worker } = await import('node:worker_threads');
     const source = ${JSON.stringify(`void (async () => { ${code} })()`)};
     new Worker(source, { eval: true, execArgv: [] }).on('error', () => {});`,
  'a child process': (code: string) =>
    `const { spawnSync } = await import('node:child_process');
     spawnSync(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(code)}]);`,
};

describe('the observer', () => {
  const planted = [
    ...Object.keys(NET).map((kind) => [kind, 'the main thread'] as const),
    ['fetch', 'a worker thread'] as const,
    ['udp', 'a worker thread of its own options'] as const,
    ['http', 'a child process'] as const,
  ] as readonly (readonly [keyof typeof NET, keyof typeof IN])[];

  it.each(planted)('sees %s in %s', async (kind, place) => {
    const folder = tempFolder();
    const program = join(folder, 'planted.mjs');
    writeFileSync(program, IN[place](NET[kind]));
    const { asked } = await watchedRun(folder, (options) => runNode([program], options));
    expect(asked.join('\n')).toMatch(/TCP|UDP|GETADDRINFO|QUERY/);
  });

  it.runIf(process.platform === 'linux')('sees from outside the socket of a process it is not in', async () => {
    const folder = tempFolder();
    const program = join(folder, 'planted.mjs');
    const listen = `require('node:net').createServer().listen(0); setTimeout(() => process.exit(), 500)`;
    writeFileSync(
      program,
      `import { spawnSync } from 'node:child_process';
       spawnSync(process.execPath, ['-e', ${JSON.stringify(listen)}], { env: {} });`,
    );
    const { asked, held } = await watchedRun(folder, (options) => runNode([program], options));
    expect(asked).toEqual([]);
    expect(held.join('\n')).toMatch(/descriptor \d+: tcp/);
  });
});
