import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = process.env['TRAM_E2E_BUILD'] ?? join(import.meta.dirname, '../../..');

/**
 * A workspace in which everything has been done: the demo's, with scans taken in, recognised, described, packed, signed and
 * handed over. Making it takes half a minute, so the variable TRAM_E2E_DEMO may name a demo's output to use again.
 * `copy` gives each launch one of its own: a program that is ended at once leaves a workspace that asks to be recovered.
 */
export function finishedWorkspace(): { readonly copy: () => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tram-e2e-demo-'));
  const given = process.env['TRAM_E2E_DEMO'];
  const out = given !== undefined && existsSync(given) ? given : join(folder, 'demo');
  if (out !== given) {
    const tram = join(ROOT, 'bin/tram.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [tram, 'demo', '--out', out], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the demo ended with ${String(status)}:\n${stdout}\n${stderr}`);
  }
  let copies = 0;
  return {
    copy: () => {
      const root = join(folder, `copy-${++copies}`);
      cpSync(join(out, 'workspace'), root, { recursive: true });
      return root;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
