import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import type { Bounds } from '../messages.ts';
import { askPerson } from './ask-person.ts';
import { CHROMIUM_FLAGS, findChromium, HOW_TO_GET_ONE } from './chromium.ts';
import { StandIn } from './stand-in.ts';

/** Opens the program in a window of a Chromium, for a look and for work. Resolves with the exit code when it is closed. */
export async function startOnChromium(entry: string, args: readonly string[]): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write(HOW_TO_GET_ONE);
    return 4;
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    process.stderr.write(
      'Không có màn hình (DISPLAY trống) nên không mở được cửa sổ. Dòng lệnh vẫn dùng được: npm run tram -- --help\n' +
        'There is no display (DISPLAY is empty), so no window can open. The command line works: npm run tram -- --help\n',
    );
    return 4;
  }
  process.stdout.write(
    `Chưa có Electron: mở bằng bản thay thế trên ${executablePath}.\n` +
      `Electron is not here: opening on the stand-in, on ${executablePath}.\n`,
  );
  const profile = newProfile();
  try {
    const context = await openContext(executablePath, profile);
    const workArea = await workAreaOf(context);
    const standIn = new StandIn({
      entry,
      args,
      env: process.env,
      context,
      headed: true,
      settings: {
        appData: appDataFolder(),
        userAgent: `Chrome/${context.browser()?.version() ?? ''}`,
        workAreas: [workArea],
      },
      choose: askPerson,
    });
    // The first asks the program, which may ask the person; the second ends it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        process.once(signal, () => void standIn.end());
        void standIn.link.ask('quit').catch(() => undefined);
      });
    return await standIn.exited;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A profile of its own for this one run, which offers neither to translate nor to keep passwords. */
function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'tram-chromium-'));
  mkdirSync(join(profile, 'Default'));
  const wishes = { translate: { enabled: false }, credentials_enable_service: false, autofill: { enabled: false } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(wishes));
  return profile;
}

/** A window without tabs and address bar. It starts empty; the program's document is loaded when the program asks for it. */
function openContext(executablePath: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    acceptDownloads: false,
    serviceWorkers: 'block',
    colorScheme: null,
    // `--test-type` takes away the bar that warns of the flags above.
    args: [...CHROMIUM_FLAGS, '--test-type', '--app=data:text/html,<title>Tram</title>'],
    // The last would open a window of its own, with tabs.
    ignoreDefaultArgs: ['--enable-automation', 'about:blank'],
  });
}

async function workAreaOf(context: BrowserContext): Promise<Bounds> {
  const page = context.pages()[0] ?? (await context.newPage());
  return page.evaluate(() => ({ x: 0, y: 0, width: screen.availWidth, height: screen.availHeight }));
}

/** Where programs keep their own folders, by the system's custom; Electron uses the same. */
function appDataFolder(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}
