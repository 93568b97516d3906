import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { preparedCopy } from './prepared.ts';

const ROOT = process.env['TRAM_E2E_BUILD'] ?? join(import.meta.dirname, '../../..');

/** As long as making it may take on a busy machine, in ms: say so to the `beforeAll` that asks for it first. */
export const FINISHED_LIMIT = 300_000;

/** Makes it beforehand, so that no test has to wait for it. */
export async function makeFinishedWorkspace(): Promise<void> {
  await finishedWorkspace();
}

/**
 * A copy of a workspace in which everything has been done: the demo's, with scans taken in, recognised, described, packed,
 * signed and handed over. The first to ask waits half a minute.
 */
export function finishedWorkspace(): Promise<string> {
  return preparedCopy('finished', async (folder) => {
    const out = `${folder}.demo`;
    const tram = spawn(process.execPath, [join(ROOT, 'bin/tram.mjs'), 'demo', '--out', out]);
    let said = '';
    for (const stream of [tram.stdout, tram.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (said += part));
    const [code] = (await once(tram, 'close')) as [number | null];
    if (code !== 0) throw new Error(`the demo ended with ${String(code)}:\n${said}`);
    renameSync(join(out, 'workspace'), folder);
  });
}
