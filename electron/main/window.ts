import { app, BrowserWindow, nativeTheme, screen, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '../../shared/contract/bridge.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { isAppUrl, isStartPage, START_PAGE } from './app-origin.ts';
import { installedPath } from './installed-files.ts';
import { readJson, writeJson } from './json-file.ts';
import { userDataFile } from './user-data.ts';
import { placeWindow, SMALLEST, WindowState } from './window-state.ts';

/** `--ground` of the window's style sheet (renderer/ui/styles/theme.css). */
const GROUND = { light: '#f7f6f2', dark: '#1a1e22' } as const;

/** So many breakdowns of the document within this time (ms), and it is not loaded again. */
const BREAKDOWNS = { most: 3, within: 60_000 } as const;

/** The program's one window. */
export interface AppWindow {
  open(): Promise<void>;
  /** Tells the window something; silently nothing while there is no window. */
  send(event: AppEvent): void;
  /** Whether a message came from this window's own document, not from a frame inside it or from anywhere else. */
  owns(event: IpcMainEvent | IpcMainInvokeEvent): boolean;
  /** Asked before the window closes: true lets it. */
  beforeClose(mayClose: () => boolean): void;
  /** Whether the document is alive: neither broken down nor hanging. */
  answers(): boolean;
  /** The window itself, for dialogs; null before it is open. */
  browserWindow(): BrowserWindow | null;
}

export function setupWindow(): AppWindow {
  let window: BrowserWindow | null = null;
  let mayClose = (): boolean => true;
  let hangs = false;
  return {
    async open() {
      window = makeWindow();
      window.on('close', (event) => {
        if (!mayClose()) event.preventDefault();
      });
      window.on('closed', () => (window = null));
      window.on('unresponsive', () => (hangs = true));
      window.on('responsive', () => (hangs = false));
      await window.loadURL(START_PAGE);
    },
    send: (event) => {
      if (window && !window.isDestroyed()) window.webContents.send(CHANNELS.event, event);
    },
    owns: ({ sender, senderFrame }) =>
      window !== null &&
      sender === window.webContents &&
      senderFrame !== null &&
      senderFrame === window.webContents.mainFrame &&
      isAppUrl(senderFrame.url),
    beforeClose: (ask) => (mayClose = ask),
    answers: () => window !== null && !hangs && !window.webContents.isCrashed(),
    browserWindow: () => window,
  };
}

/** Brings the window to the front. */
export function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function makeWindow(): BrowserWindow {
  const stateFile = userDataFile('window.json');
  const saved = WindowState.safeParse(readJson(stateFile)).data ?? null;
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const window = new BrowserWindow({
    ...placeWindow(
      saved,
      [main, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    // The page's own ground while it loads: no white flash on a dark screen.
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: installedPath('dist', 'electron', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Its dictionaries would be downloaded.
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  if (saved?.maximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepState(window, stateFile);
  keepInside(window);
  return window;
}

function keepState(window: BrowserWindow, path: string): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    try {
      writeJson(path, { bounds: window.getNormalBounds(), maximised: window.isMaximized() } satisfies WindowState);
    } catch {
      // A full disk must not stop anybody from moving a window; it opens where it was before that.
    }
  };
  // While a person drags the edge there are dozens of these a second.
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, 500);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', write);
}

/** One document, one window: it never goes anywhere else and opens nothing. A document that broke down is loaded anew. */
function keepInside(window: BrowserWindow): void {
  const contents = window.webContents;
  contents.on('will-navigate', (event) => {
    if (!isStartPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  const breakdowns: number[] = [];
  contents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    breakdowns.push(now);
    const lately = breakdowns.filter((at) => now - at < BREAKDOWNS.within).length;
    // One that breaks down at every start would do so for ever; the engine closes the workspace in good order.
    if (lately > BREAKDOWNS.most) window.close();
    else contents.reload();
  });
}
