import { _electron } from 'playwright-core';
import type { DialogQuestion } from '../../support/electron-stand-in/messages.ts';
import { dropFiles } from './drop-files.ts';
import { chosen, type LaunchSpec, type RunningApp } from './running-app.ts';

/** What the test leaves in the main process; only there can Electron's dialogs be answered. */
interface TestHooks {
  readonly choices: (readonly string[])[];
  readonly dialogs: DialogQuestion[];
  readonly revealed: string[];
  readonly refused: string[];
}
type Hooked = typeof globalThis & { tramTest: TestHooks };

/** Starts the program on real Electron. */
export async function launchElectron(spec: LaunchSpec, executablePath: string): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath,
    args: [spec.entry, ...spec.args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: Object.fromEntries(Object.entries(spec.env).filter((one): one is [string, string] => one[1] !== undefined)),
  });
  await electron.evaluate(({ dialog, shell }, choices) => {
    const hooks: TestHooks = { choices, dialogs: [], revealed: [], refused: [] };
    (globalThis as Hooked).tramTest = hooks;
    const note = (kind: 'open' | 'save', args: readonly unknown[]) => {
      const { title = '', defaultPath = '', properties = [] } = args.at(-1) as Partial<DialogQuestion>;
      hooks.dialogs.push({ kind, title, defaultPath, properties });
      return hooks.choices.shift() ?? [];
    };
    dialog.showOpenDialog = (...args: unknown[]) => {
      const filePaths = [...note('open', args)];
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    };
    dialog.showSaveDialog = (...args: unknown[]) => {
      const [filePath = ''] = note('save', args);
      return Promise.resolve({ canceled: filePath === '', filePath });
    };
    shell.showItemInFolder = (path) => void hooks.revealed.push(path);
  }, spec.choices.map(chosen));
  const page = await electron.firstWindow();
  const refused: string[] = [];
  page.on('requestfailed', (request) => refused.push(request.url()));
  await page.waitForLoadState('load');
  const exited = new Promise<number>((resolve) => electron.process().once('exit', (code) => resolve(code ?? 1)));
  return {
    host: 'electron',
    get page() {
      return electron.windows()[0] ?? page;
    },
    userData: spec.userData,
    exited,
    choose: (choice) =>
      electron.evaluate((_, paths) => void (globalThis as Hooked).tramTest.choices.push(paths), chosen(choice)),
    dialogs: () => electron.evaluate(() => (globalThis as Hooked).tramTest.dialogs),
    revealed: () => electron.evaluate(() => (globalThis as Hooked).tramTest.revealed),
    menu: () =>
      electron.evaluate(({ Menu }) =>
        (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
          (menu.submenu?.items ?? [])
            .filter(({ type }) => type !== 'separator')
            .map(({ id, label, accelerator }) => ({
              id,
              menu: menu.label,
              label,
              accelerator: (accelerator as string | undefined) ?? null,
            })),
        ),
      ),
    chooseMenu: (id) =>
      electron.evaluate(({ Menu }, chosenId) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(chosenId);
        if (!item) throw new Error(`the menu has no entry ${chosenId}`);
        (item.click as () => void)();
      }, id),
    drop: (target, paths) => dropFiles(target, paths),
    signalEngine: (signal) =>
      electron.evaluate(({ app }, sent) => {
        const engine = app.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('tram-engine'));
        if (!engine) throw new Error('there is no engine process');
        process.kill(engine.pid, sent);
        return engine.pid;
      }, signal),
    pressClose: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    bounds: () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds()),
    setBounds: (bounds) =>
      electron.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]!.setBounds(wanted), bounds),
    refused: () => Promise.resolve(refused),
    // Electron has no handler for foreign schemes that could count them; the guard's own refusals are what is asserted.
    leaks: () => Promise.resolve([]),
    close: async () => {
      electron.process().kill('SIGKILL');
      await exited;
    },
  };
}
