import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { BrowserContext, CDPSession, Dialog, Page, Route } from 'playwright-core';
import { Link, type Message } from '../link.ts';
import {
  SETTINGS_VARIABLE,
  toWeb,
  type Bounds,
  type DialogQuestion,
  type HostSettings,
  type PageAnswer,
} from '../messages.ts';

const ORIGIN = toWeb('app://tram');
const PAGE_SIDE = readFileSync(new URL('./page-side.js', import.meta.url), 'utf8');

/** Permissions a page may ask for, by Electron's names → the Chromium's own. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'camera',
  midi: 'midi',
};

export interface StandInOptions {
  /** The program's `entry.js` and what follows it on the command line. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A context of its own; the screen closes it at the end. */
  readonly context: BrowserContext;
  readonly headed: boolean;
  readonly settings: HostSettings;
  /** Chooses for the person: paths, or none when they think better of it. */
  readonly choose: (question: DialogQuestion, page: Page) => Promise<readonly string[]> | readonly string[];
}

type FromPageSide = {
  readonly kind: 'invoke' | 'message' | 'open-window' | 'moved';
  readonly channel: string;
  readonly args: readonly unknown[];
};

/** The program, running: its host process and the page it shows. */
export class StandIn {
  readonly link: Link;
  readonly #options: StandInOptions;
  readonly #child: ChildProcess;
  /** Resolves with the host's exit code. */
  readonly exited: Promise<number>;
  /** The page, once the program has loaded its document into it. */
  readonly ready: Promise<Page>;
  /** Requests the program's guard refused, and those it let through that nobody took. Addresses. */
  readonly refused: string[] = [];
  readonly leaks: string[] = [];
  /** Paths shown in the file manager. */
  readonly revealed: string[] = [];
  /** Processes the program has started that have not ended. */
  readonly #children = new Set<number>();
  #page: Page | null = null;
  #cdp: CDPSession | null = null;
  #loading = '';
  #preload = '';
  #crashed = false;
  #colours: 'light' | 'dark' | null = null;
  #moving = false;
  #closing = false;
  #markReady: (page: Page) => void = () => undefined;

  constructor(options: StandInOptions) {
    this.#options = options;
    const { entry, args, env, settings } = options;
    this.#child = fork(entry, args, {
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', new URL('../register.mjs', import.meta.url).href],
      serialization: 'advanced',
      env: { ...env, [SETTINGS_VARIABLE]: JSON.stringify(settings) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.link = new Link({
      send: (message) => {
        // It may end while the message is on its way; its end is told by `exited`.
        if (this.#child.connected) this.#child.send(message, () => undefined);
      },
      onMessage: (listener) => this.#child.on('message', (message) => listener(message as Message)),
    });
    this.exited = new Promise((resolve) => this.#child.on('exit', (code) => resolve(code ?? 1)));
    const gone = this.exited.then(async () => {
      this.link.close();
      this.#closing = true;
      await options.context.close().catch(() => undefined);
    });
    const loaded = new Promise<Page>((resolve) => (this.#markReady = resolve));
    this.ready = Promise.race([
      loaded,
      gone.then(() => Promise.reject(new Error('the program ended before it showed its window'))),
    ]);
    this.ready.catch(() => undefined);
    this.#answerHost(this.#prepare());
  }

  /** The page the program shows now. */
  get page(): Page {
    if (this.#page === null) throw new Error('the program has no window');
    return this.#page;
  }

  /**
   * Ends the program without asking it, and what it started: left alone, its engine would write on into the program's folder
   * while it notices that it is alone (or, when stopped, for ever hold it).
   */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
    for (const pid of this.#children) endProcess(pid);
    await this.#options.context.close().catch(() => undefined);
  }

  async #prepare(): Promise<Page> {
    const { context } = this.#options;
    await context.exposeBinding('__tramStandIn', ({ page, frame }, message: FromPageSide) =>
      this.#fromPage(page, frame.parentFrame() === null, frame.url(), message),
    );
    await context.route('**/*', (route) => this.#route(route));
    return context.pages()[0] ?? (await context.newPage());
  }

  #answerHost(prepared: Promise<Page>): void {
    const { link } = this;
    link.on('open', async ({ bounds, preload }: { readonly bounds: Bounds; readonly preload: string }) => {
      await this.#adopt(await prepared, preload);
      await this.#size(bounds);
      await this.#permit();
    });
    link.on('load', async (url: string) => {
      await this.#goto(url);
      this.#markReady(this.#page!);
    });
    link.on('send', ({ channel, args }: { readonly channel: string; readonly args: readonly unknown[] }) =>
      this.#page
        ?.evaluate(
          ([to, values]) =>
            (globalThis as unknown as Record<symbol, { deliver(channel: unknown, args: unknown): void } | undefined>)[
              Symbol.for('tram-stand-in')
            ]?.deliver(to, values),
          [channel, args] as const,
        )
        // The page is being loaded or closed: nobody listens.
        .catch(() => undefined),
    );
    link.on('reload', () => this.#reload());
    link.on('focus', () => this.#page?.bringToFront());
    link.on('bounds', (bounds: Bounds) => this.#size(bounds));
    link.on('maximise', () => this.#state('maximized'));
    link.on('full-screen', (on: boolean) => this.#state(on ? 'fullscreen' : 'normal'));
    link.on('theme', async (source: string) => {
      this.#colours = source === 'system' ? null : (source as 'light' | 'dark');
      await paint(this.#page ?? (await prepared), this.#colours);
    });
    link.on('dialog', (question: DialogQuestion) => this.#options.choose(question, this.#page!));
    link.on('child-started', (pid: number) => void this.#children.add(pid));
    link.on('child-ended', (pid: number) => void this.#children.delete(pid));
    link.on('reveal', (path: string) => void this.revealed.push(path));
    link.on('close', () => {
      this.#closing = true;
    });
    this.#options.context.on('page', (page) => void this.#watchPopup(page));
  }

  async #adopt(page: Page, preload: string): Promise<void> {
    this.#page = page;
    this.#preload = preload;
    this.#cdp = await this.#options.context.newCDPSession(page);
    await paint(page, this.#colours);
    await page.addInitScript(
      `{const preloadScript=(require)=>{${preload}\n},ORIGIN=${JSON.stringify(ORIGIN)},HEADED=${String(this.#options.headed)};${PAGE_SIDE}}`,
    );
    page.on('crash', () => {
      this.#crashed = true;
      void this.link.ask('page-gone').catch(() => undefined);
    });
    // Web sockets do not pass by the route; the guard is asked all the same, and no name resolves.
    page.on('websocket', (socket) => void this.#judge(socket.url()).catch(() => undefined));
    page.on('download', (download) => {
      void this.link.ask<boolean>('download', download.url()).then((prevented) => {
        if (!prevented) this.leaks.push(download.url());
      });
      void download.cancel().catch(() => undefined);
    });
    page.on('dialog', (dialog) => void this.#leaving(dialog).catch(() => undefined));
    page.on('close', () => {
      if (page === this.#page) void this.#pageClosed();
    });
  }

  /**
   * A person wants to close the Chromium's window, or to leave its document: the program decides, and what it decides it
   * does by itself.
   */
  async #leaving(dialog: Dialog): Promise<void> {
    if (dialog.type() !== 'beforeunload' || this.#moving) return dialog.accept();
    await dialog.dismiss();
    await this.link.ask('close-request').catch(() => undefined);
  }

  /** The window is gone without a question (nobody had touched it yet). A program that stays has no window any more. */
  async #pageClosed(): Promise<void> {
    if (this.#closing) return;
    await this.link.ask('close-request').catch(() => undefined);
    const patience = new Promise((resolve) => setTimeout(resolve, 5000));
    await Promise.race([this.exited, patience]);
    await this.end();
  }

  /** A page that crashed is of no use to Playwright: another takes its place. */
  async #reload(): Promise<void> {
    const old = this.#page;
    if (this.#crashed) {
      this.#crashed = false;
      await this.#adopt(await this.#options.context.newPage(), this.#preload);
      await old?.close();
    }
    await this.#goto(this.#loading);
  }

  async #goto(url: string): Promise<void> {
    this.#loading = url;
    this.#moving = true;
    await this.#page?.goto(url, { waitUntil: 'load' }).finally(() => (this.#moving = false));
  }

  async #size({ x, y, width, height }: Bounds): Promise<void> {
    if (!this.#options.headed) return this.#page?.setViewportSize({ width, height });
    const { windowId } = await this.#cdp!.send('Browser.getWindowForTarget');
    await this.#cdp!.send('Browser.setWindowBounds', {
      windowId,
      bounds: { left: x, top: y, width, height, windowState: 'normal' },
    });
  }

  async #state(windowState: 'normal' | 'maximized' | 'fullscreen'): Promise<void> {
    if (!this.#options.headed) return;
    const { windowId } = await this.#cdp!.send('Browser.getWindowForTarget');
    await this.#cdp!.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }

  async #permit(): Promise<void> {
    const allowed = await this.link.ask<readonly string[]>('permissions', Object.keys(PERMISSIONS));
    const granted = allowed.map((name) => PERMISSIONS[name]!);
    await this.#options.context.grantPermissions(granted, { origin: ORIGIN });
  }

  async #route(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url();
    try {
      const owner = this.#ownerOf(route);
      if (owner === 'other') {
        await this.link.ask('open-window', url);
        this.refused.push(url);
        await route.abort('blockedbyclient');
        return;
      }
      if (request.isNavigationRequest() && !this.#expected(url)) {
        const mainFrame = request.frame().parentFrame() === null;
        if (await this.link.ask<boolean>('navigate', { url, mainFrame })) {
          this.refused.push(url);
          // `aborted` leaves the document where it is; any other refusal would show an error page in its place.
          await route.abort('aborted');
          return;
        }
      }
      await this.#fulfil(route, url);
    } catch {
      // The page or the program has gone in the meantime.
      await route.abort('aborted').catch(() => undefined);
    }
  }

  async #fulfil(route: Route, url: string): Promise<void> {
    const request = route.request();
    const question = { url, method: request.method(), resourceType: request.resourceType() };
    const answer = await this.link.ask<PageAnswer>('request', question);
    if (answer.kind === 'response') {
      const { status, headers, body } = answer;
      return route.fulfill({ status, headers, body: Buffer.from(body) });
    }
    this[answer.kind === 'leak' ? 'leaks' : 'refused'].push(url);
    return route.abort('blockedbyclient');
  }

  async #judge(url: string): Promise<void> {
    const question = { url, method: 'GET', resourceType: 'websocket' };
    const { kind } = await this.link.ask<PageAnswer>('request', question);
    this[kind === 'refused' ? 'refused' : 'leaks'].push(url);
  }

  #expected(url: string): boolean {
    return url === this.#loading;
  }

  #ownerOf(route: Route): 'window' | 'other' {
    try {
      return route.request().frame().page() === this.#page ? 'window' : 'other';
    } catch {
      // A frame that is not there yet belongs to a page that is being opened.
      return 'other';
    }
  }

  /** A page the program's page has opened; pages a test opens for itself have no opener and stay. */
  async #watchPopup(page: Page): Promise<void> {
    if (page === this.#page || (await page.opener()) === null) return;
    const url = page.url();
    // When the program has ended meanwhile, nobody is left to ask, and the page goes with its context.
    const refused = await this.link.ask<boolean>('open-window', url).catch(() => null);
    if (refused === false) this.leaks.push(url);
    else if (refused) await page.close().catch(() => undefined);
  }

  async #fromPage(page: Page, main: boolean, url: string, message: FromPageSide): Promise<unknown> {
    if (message.kind === 'open-window') {
      this.refused.push(message.channel);
      return this.link.ask('open-window', message.channel);
    }
    if (message.kind === 'moved') return this.link.ask('moved', message.args[0]);
    const args = await Promise.all(message.args.map((arg) => this.#withPaths(arg)));
    const frame = { main: main && page === this.#page, url };
    return this.link.ask(message.kind, { channel: message.channel, args, frame });
  }

  /** Files' paths in place of the marks that page-side.js put there. */
  async #withPaths(arg: unknown): Promise<unknown> {
    if (!Array.isArray(arg)) return arg;
    return Promise.all(
      arg.map(async (one: unknown) => {
        const mark = typeof one === 'string' ? /^stand-in-file:(\d+)$/.exec(one) : null;
        if (!mark || !this.#cdp) return one;
        const expression = `window[Symbol.for('tram-stand-in')].files[${mark[1]!}]`;
        const { result } = await this.#cdp.send('Runtime.evaluate', { expression });
        const { path } = await this.#cdp.send('DOM.getFileInfo', { objectId: result.objectId ?? '' });
        return path;
      }),
    );
  }
}

/** Light, dark or as the machine has it. A page that breaks down meanwhile is painted when another takes its place. */
async function paint(page: Page, colorScheme: 'light' | 'dark' | null): Promise<void> {
  await page.emulateMedia({ colorScheme }).catch(() => undefined);
}

/** Ends a process at once; one that has just ended by itself is as good. */
function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone.
  }
}
