import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { toApp, toWeb, type Bounds } from '../messages.ts';
import { app, PreventableEvent } from './app.ts';
import { link } from './link.ts';

interface WindowOptions extends Partial<Bounds> {
  readonly webPreferences?: { readonly preload?: string };
}

interface Navigation {
  readonly url: string;
  readonly mainFrame: boolean;
}

/** A document's frame, as a message's sender. */
export interface Frame {
  url: string;
}

/** The page behind a window. */
class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: 'about:blank' };
  openHandler: (details: { url: string }) => { action: 'allow' | 'deny' } = () => ({ action: 'allow' });
  crashed = false;

  send(channel: string, ...args: unknown[]): void {
    void link.ask('send', { channel, args }).catch(() => undefined);
  }
  reload(): void {
    this.crashed = false;
    void link.ask('reload').catch(() => undefined);
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  setWindowOpenHandler(handler: WebContents['openHandler']): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(): void {
    // The Chromium is started with that policy.
  }
}

/** One window; the screen shows it as a page. Only one may be open at a time: the program has no more. */
export class BrowserWindow extends EventEmitter {
  static current: BrowserWindow | null = null;
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.current ? [BrowserWindow.current] : [];
  }

  readonly webContents = new WebContents();
  #bounds: Bounds;
  #maximised = false;
  #fullScreen = false;
  #destroyed = false;
  #opened: Promise<unknown>;

  constructor(options: WindowOptions) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, webPreferences } = options;
    this.#bounds = { x, y, width, height };
    const preload = webPreferences?.preload === undefined ? '' : readFileSync(webPreferences.preload, 'utf8');
    BrowserWindow.current = this;
    this.#opened = link.ask('open', { bounds: this.#bounds, preload });
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    this.webContents.mainFrame.url = url;
    await link.ask('load', toWeb(url));
    this.emit('ready-to-show');
  }
  close(): void {
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindow.current = null;
    void link.ask('close').catch(() => undefined);
    this.emit('closed');
    app.emit('window-all-closed');
  }
  isDestroyed = (): boolean => this.#destroyed;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => this.#maximised;
  isFullScreen = (): boolean => this.#fullScreen;
  getBounds = (): Bounds => this.#bounds;
  getNormalBounds = (): Bounds => this.#bounds;
  show = (): void => undefined;
  restore = (): void => undefined;
  setProgressBar = (): void => undefined;
  focus(): void {
    void link.ask('focus');
  }
  maximize(): void {
    this.#maximised = true;
    void link.ask('maximise');
    this.emit('maximize');
  }
  setFullScreen(on: boolean): void {
    this.#fullScreen = on;
    void link.ask('full-screen', on);
  }
  setBounds(bounds: Bounds): void {
    this.moved(bounds);
    void link.ask('bounds', bounds);
  }
  /** A person moved or sized the window. */
  moved(bounds: Bounds): void {
    const before = this.#bounds;
    this.#bounds = bounds;
    if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resize');
    if (before.x !== bounds.x || before.y !== bounds.y) this.emit('move');
  }
}

app.closeWindows = () => {
  BrowserWindow.current?.close();
  return BrowserWindow.current === null;
};

link.on('close-request', () => BrowserWindow.current?.close());
link.on('moved', (bounds: Bounds) => BrowserWindow.current?.moved(bounds));
link.on('get-bounds', () => BrowserWindow.current?.getNormalBounds() ?? null);
link.on('set-bounds', (bounds: Bounds) => BrowserWindow.current?.setBounds(bounds));
link.on('page-gone', () => {
  const window = BrowserWindow.current;
  if (window === null) return;
  window.webContents.crashed = true;
  window.webContents.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 1 });
});

/** True when the program forbids it. */
link.on('navigate', ({ url, mainFrame }: Navigation): boolean => {
  const contents = BrowserWindow.current?.webContents;
  if (!contents) return true;
  const event = Object.assign(new PreventableEvent(), { url: toApp(url), isMainFrame: mainFrame });
  contents.emit('will-frame-navigate', event);
  if (mainFrame) contents.emit('will-navigate', event);
  if (mainFrame && !event.defaultPrevented) contents.mainFrame.url = toApp(url);
  return event.defaultPrevented;
});

/** True when the program forbids it. */
link.on('open-window', (url: string): boolean => {
  const contents = BrowserWindow.current?.webContents;
  return contents?.openHandler({ url: toApp(url) }).action !== 'allow';
});
