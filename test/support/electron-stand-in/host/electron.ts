/** The modules of `electron` that the program's main process uses. What is not here does not exist in the stand-in. */
import type { DialogQuestion } from '../messages.ts';
import { link, settings } from './link.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { protocol, session } from './session.ts';
export { utilityProcess } from './utility-process.ts';

interface DialogOptions {
  readonly title?: string;
  readonly defaultPath?: string;
  readonly properties?: readonly string[];
}

async function ask(kind: 'open' | 'save', args: readonly unknown[]): Promise<readonly string[]> {
  const { title = '', defaultPath = '', properties = [] } = args.at(-1) as DialogOptions;
  const question: DialogQuestion = { kind, title, defaultPath, properties };
  return link.ask<readonly string[]>('dialog', question);
}

export const dialog = {
  async showOpenDialog(...args: unknown[]) {
    const filePaths = await ask('open', args);
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(...args: unknown[]) {
    const [filePath = ''] = await ask('save', args);
    return { canceled: filePath === '', filePath };
  },
};

export const shell = {
  showItemInFolder: (path: string): void => void link.ask('reveal', path),
};

export const nativeTheme = {
  get shouldUseDarkColors(): boolean {
    return theme === 'dark';
  },
  get themeSource(): string {
    return theme;
  },
  set themeSource(source: string) {
    theme = source;
    void link.ask('theme', source);
  },
};
let theme = 'system';

/** Nothing is kept awake in the stand-in. */
export const powerSaveBlocker = { start: (): number => 1, stop: (): boolean => true };

const displays = settings.workAreas.map((workArea, id) => ({ id, workArea, bounds: workArea, scaleFactor: 1 }));

export const screen = {
  getAllDisplays: () => displays,
  getPrimaryDisplay: () => displays[0],
};
