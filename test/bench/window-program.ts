import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Preferences } from '../../shared/contract/shell.ts';
import { electronBinary } from '../e2e/support/electron-binary.ts';
import { launchElectron } from '../e2e/support/launch-electron.ts';
import { launchStandIn } from '../e2e/support/launch-stand-in.ts';
import type { RunningApp } from '../e2e/support/running-app.ts';

/** What a program outside the tests asks of the window it starts. */
export interface ProgramOptions {
  /** Opened at the start. */
  readonly workspace?: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly preferences?: Partial<Preferences>;
}

/** Where `dist/` lies; the variable names another build. */
const ROOT = process.env['TRAM_E2E_BUILD'] ?? join(import.meta.dirname, '../..');

/**
 * Starts the built program as `launchWindow` of the e2e tests does, for programs that are no tests. `end` ends it and takes its
 * folders away.
 */
export async function startProgram(
  options: ProgramOptions,
): Promise<{ readonly app: RunningApp; readonly end: () => Promise<void> }> {
  const entry = join(ROOT, 'dist/electron/main/entry.js');
  if (!existsSync(entry)) throw new Error('the program is not built: npm run build:window');
  const folder = mkdtempSync(join(tmpdir(), 'tram-window-'));
  const userData = join(folder, 'user');
  mkdirSync(userData);
  const { workspace, size, preferences } = options;
  writeFileSync(
    join(userData, 'preferences.json'),
    JSON.stringify({ ...(workspace === undefined ? {} : { recent: [workspace], reopen: true }), ...preferences }),
  );
  writeFileSync(join(userData, 'window.json'), JSON.stringify({ bounds: { x: 0, y: 0, ...size }, maximised: false }));
  const spec = {
    entry,
    args: [`--user-data-dir=${userData}`],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tram-e2e-compiled'), TMPDIR: folder },
    userData,
    choices: [],
    size,
  };
  const electron = electronBinary();
  const app = await (electron === null ? launchStandIn(spec) : launchElectron(spec, electron));
  return {
    app,
    end: async () => {
      // In good order: a workspace left in the middle would ask to be recovered at the next start.
      await app.pressClose();
      await Promise.race([app.exited, new Promise((resolve) => setTimeout(resolve, 10_000))]);
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
