/**
 * Starts the built program for an e2e test and gives it to the test as a person has it: a page, and what lies around it.
 *
 *     const app = await launchWindow({ lang: 'vi', workspace: folder });
 *     await app.page.getByRole('button', { name: '…' }).click();
 *
 * Two launchers, one face: real Electron where its binary is installed, else the stand-in on a Chromium. Build first
 * (`npm run build:window`; `npm run test:e2e` does). Run one file, already built:
 * `npx vitest run --config vitest.e2e.config.ts test/e2e/shell-guard.e2e.ts`.
 *
 * - Every launch has its own user-data folder and its own browser context, both gone after the test; give `userData` to start
 *   again on the folder of a launch before.
 * - Dialogs: say before the click what the person will choose: `await app.choose('/folder')`, `await app.choose([a, b])`,
 *   `await app.choose(null)` (thinks better of it). A dialog nobody answered is cancelled and listed in `await app.dialogs()`.
 * - Dropping files: `await app.drop(locator, [path, …])`: a real drop of real files and folders.
 * - The menu: `await app.menu()` lists it, `await app.chooseMenu('view.palette')` chooses by the action's id.
 * - `await app.signalEngine('SIGKILL')` ends the engine's process as a crash would, 'SIGSTOP' lets nothing be answered; `await app.pressClose()` presses the window's ✕;
 *   `await app.exited` waits for the program's end; `await app.close()` ends it at once (done after each test anyway).
 * - axe: `new AxeBuilder({ page }).setLegacyMode(true)`; without it axe opens a page of its own, which Electron cannot.
 * - `page.emulateMedia`, `page.setViewportSize`, `page.screenshot` work; the viewport is the window (1440×900 unless `size`).
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Preferences } from '../../../shared/contract/shell.ts';
import { electronBinary } from './electron-binary.ts';
import { openRecent } from './calls.ts';
import { launchElectron } from './launch-electron.ts';
import { launchStandIn } from './launch-stand-in.ts';
import type { Choice, LaunchSpec, RunningApp } from './running-app.ts';

export type { Choice, RunningApp } from './running-app.ts';

export interface LaunchOptions {
  /** Folder of a workspace that is open when the launch resolves. (How the program reopens one by itself: `preferences`.) */
  readonly workspace?: string;
  readonly preferences?: Partial<Preferences>;
  readonly lang?: 'vi' | 'en';
  /** Answers to the first dialogs, in order. */
  readonly dialogs?: readonly Choice[];
  /** Size of the window at its first start, in px. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The user-data folder of an earlier launch, to come back to. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Where `dist/` lies; the variable names another build to test, which nobody builds anew meanwhile. */
const ROOT = process.env['TRAM_E2E_BUILD'] ?? join(import.meta.dirname, '../../..');
const ENTRY = join(ROOT, 'dist/electron/main/entry.js');

/** Starts the program; resolves when its document is loaded. It is ended after the test, its folder removed. */
export async function launchWindow(options: LaunchOptions = {}): Promise<RunningApp> {
  if (!existsSync(ENTRY) || !existsSync(join(ROOT, 'dist/renderer/index.html')))
    throw new Error('the program is not built: npm run build:window');
  const userData = options.userData ?? temporaryFolder();
  writePreferences(userData, options);
  const spec: LaunchSpec = {
    entry: ENTRY,
    args: [`--user-data-dir=${userData}`],
    env: {
      ...process.env,
      // Compiled code is kept from launch to launch: a third of the engine's start.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tram-e2e-compiled'),
      // What the program puts into the temporary area, and under the person's documents, goes with its folder.
      TMPDIR: temporaryFolder(),
      HOME: userData,
      USERPROFILE: userData,
      ...options.env,
    },
    userData,
    choices: [...(options.dialogs ?? [])],
    size: options.size ?? { width: 1440, height: 900 },
  };
  const electron = electronBinary();
  const app = await (electron === null ? launchStandIn(spec) : launchElectron(spec, electron));
  running.add(app);
  void app.exited.then(() => running.delete(app));
  if (options.workspace !== undefined) await openRecent(app.page, options.workspace);
  return app;
}

const running = new Set<RunningApp>();
const folders = new Set<string>();

/** Ends what is still running and removes the folders; done after each test of a suite that launches. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((app) => app.close()));
  // A process killed in the middle of a write may finish that write: then the folder is not empty yet, and is tried again.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  folders.clear();
}

afterEach(endAll);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tram-e2e-'));
  folders.add(folder);
  return folder;
}

function writePreferences(userData: string, { workspace, preferences, lang, size }: LaunchOptions): void {
  mkdirSync(userData, { recursive: true });
  const given = {
    ...(lang === undefined ? {} : { language: lang }),
    ...(workspace === undefined ? {} : { recent: [workspace], reopen: false }),
    ...preferences,
  };
  const path = join(userData, 'preferences.json');
  if (Object.keys(given).length > 0 || !existsSync(path)) writeFileSync(path, JSON.stringify(given));
  const bounds = { x: 0, y: 0, ...size };
  if (size) writeFileSync(join(userData, 'window.json'), JSON.stringify({ bounds, maximised: false }));
}
