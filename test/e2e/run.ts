/**
 * `npm run test:e2e`: builds the window and drives it as it is used (test/e2e). The window opens on Electron where its
 * binary is, else on a Chromium, which is installed when it is missing and this may be done. Where neither can be had every
 * suite is named as skipped with the reason. What follows `--` goes to vitest: `npm run test:e2e -- test/e2e/form.e2e.ts`.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { electronBinary } from './support/electron-binary.ts';
import { needChromium } from './support/need-chromium.ts';

const root = join(import.meta.dirname, '../..');
const node = (...args: readonly string[]): number =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const lacking = electronBinary() === null ? needChromium() : null;
if (lacking !== null) {
  for (const suite of globSync('test/e2e/**/*.e2e.ts', { cwd: root }).sort())
    console.log(`SKIPPED suite: ${suite} – ${lacking}`);
} else {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const built = node('scripts/build-window.mjs');
  process.exitCode =
    built === 0 ? node(vitest, 'run', '--config', 'vitest.e2e.config.ts', ...process.argv.slice(2)) : built;
}
