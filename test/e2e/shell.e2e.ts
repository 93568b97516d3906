import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Answer } from '../../shared/contract/bridge.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { callCommand, createSampleWorkspace, openRecent } from './support/calls.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { settled } from './support/settled.ts';
import { descendants, networkSockets } from './support/sockets.ts';

const OUTSIDE = 'https://example.org';

/** Keeps what the program tells the window, for `heard`. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: AppEvent[] = [];
    Object.assign(window, { heard });
    window.tram.onEvent((event) => heard.push(event));
  });
}

function heard<T extends AppEvent['type']>(page: Page, type: T): Promise<Extract<AppEvent, { type: T }>[]> {
  return page.evaluate(
    (wanted) => (window as unknown as { heard: AppEvent[] }).heard.filter((event) => event.type === wanted) as never,
    type,
  );
}

/** What an answer's error is, or `ok`. */
function verdict(answer: Answer): string {
  return answer.ok ? 'ok' : answer.error.code;
}

/** Waits until the guard has refused these addresses. Electron's own guard ends them before there is a request to hear of. */
async function refused(app: RunningApp, ...addresses: readonly string[]): Promise<void> {
  if (app.host === 'stand-in') await expect.poll(() => app.refused()).toEqual(expect.arrayContaining([...addresses]));
}

/** Loads the document anew without its content security policy, so that only the session's own guard stands. */
async function withoutPolicy({ page }: RunningApp): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
}

describe('what leaves the window', () => {
  it('is nothing: requests that are not its own are refused, by the policy and by the session', async () => {
    const app = await launchWindow();
    const tryAll = () =>
      app.page.evaluate(async (outside) => {
        const outcomes: Record<string, string> = {};
        const note = async (name: string, work: Promise<unknown>) => {
          outcomes[name] = await work.then(
            () => 'got through',
            () => 'refused',
          );
        };
        const element = (one: HTMLElement) =>
          new Promise((resolve, reject) => {
            one.addEventListener('load', resolve);
            one.addEventListener('error', reject);
            document.head.append(one);
          });
        await note('fetch', fetch(`${outside}/fetch`, { mode: 'no-cors' }));
        await note('image', element(Object.assign(new Image(), { src: `${outside}/image.png` })));
        await note('script', element(Object.assign(document.createElement('script'), { src: `${outside}/s.js` })));
        const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${outside}/s.css` });
        await note('style', element(style));
        await note(
          'socket',
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`${outside.replace('https', 'wss')}/socket`);
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        );
        navigator.sendBeacon(`${outside}/beacon`, 'x');
        return outcomes;
      }, OUTSIDE);
    const all = { fetch: 'refused', image: 'refused', script: 'refused', style: 'refused', socket: 'refused' };
    expect(await tryAll()).toEqual(all);
    await withoutPolicy(app);
    expect(await tryAll()).toEqual(all);
    await expect
      .poll(async () => (await app.refused()).filter((url) => /example\.org/.test(url)).length)
      .toBeGreaterThan(5);
    expect(await app.leaks()).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'has no way out: no process of the program holds a socket to a network',
    async () => {
      const app = await launchWindow();
      await createSampleWorkspace(app.page);
      expect(await app.page.evaluate(() => 'RTCPeerConnection' in window)).toBe(false);
      const processes = descendants();
      expect(processes.length).toBeGreaterThan(4);
      expect(networkSockets(processes)).toEqual([]);
    },
  );

  it('is no script of a stranger: what stands in the document itself does not run', async () => {
    const { page } = await launchWindow();
    await page.evaluate(async () => {
      const inline = document.createElement('script');
      inline.textContent = 'window.ranInline = true';
      document.body.append(inline);
      document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ranInline = true">');
      await new Promise((resolve) => document.body.lastElementChild?.addEventListener('error', resolve));
    });
    expect(await page.evaluate(() => 'ranInline' in window)).toBe(false);
    expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([]);
  });
});

describe('the window', () => {
  it('shows its document without breaking any of its own rules', async () => {
    const app = await launchWindow();
    const complaints: string[] = [];
    app.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    app.page.on('pageerror', (error) => complaints.push(error.message));
    await app.page.reload();
    await app.page.getByRole('button').first().waitFor();
    await settled(app.page);
    expect(complaints).toEqual([]);
    expect(await app.refused()).toEqual([]);
  });

  it('comes back by itself when its document breaks down', async () => {
    const app = await launchWindow();
    const state = await createSampleWorkspace(app.page);
    const session = await app.page.context().newCDPSession(app.page);
    void session.send('Page.crash').catch(() => undefined);
    await expect
      .poll(() => app.page.evaluate(() => window.tram.call('x', 'workspace/state', {})).catch(() => null))
      .toMatchObject({ ok: true, value: { id: state.id } });
  });

  it('stays at its document whatever a script or a link says', async () => {
    const app = await launchWindow();
    const { page } = app;
    const before = page.url();
    await page.evaluate((outside) => (location.href = `${outside}/away`), OUTSIDE);
    await page.evaluate(() => location.assign('/assets/'));
    await page.evaluate((outside) => {
      const link = Object.assign(document.createElement('a'), { href: `${outside}/link`, textContent: 'link' });
      document.body.append(link);
      link.click();
      const frame = Object.assign(document.createElement('iframe'), { src: `${outside}/frame` });
      document.body.append(frame);
    }, OUTSIDE);
    await refused(app, `${OUTSIDE}/away`, new URL('/assets/', before).href, `${OUTSIDE}/link`);
    expect(page.url()).toBe(before);
    expect(verdict(await page.evaluate(() => window.tram.shell('app/info', {})))).toBe('ok');
    expect(page.frames().filter((frame) => frame.url().includes('example.org'))).toEqual([]);
    expect(await app.leaks()).toEqual([]);
  });

  it('opens no other window', async () => {
    const app = await launchWindow();
    const { page } = app;
    const opened = await page.evaluate((outside) => window.open(`${outside}/open`) === null, OUTSIDE);
    expect(opened).toBe(true);
    await page.evaluate((outside) => {
      for (const href of [`${outside}/blank`, '/index.html']) {
        const link = Object.assign(document.createElement('a'), { href, target: '_blank', rel: 'opener' });
        document.body.append(link);
        link.click();
      }
    }, OUTSIDE);
    await refused(app, `${OUTSIDE}/blank`);
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(await app.leaks()).toEqual([]);
  });

  it('is given no permission but to put text on the clipboard', async () => {
    const { page } = await launchWindow();
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      const found = await Promise.all(
        names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
      );
      return found.filter((state) => state === 'granted').length;
    });
    expect(states).toBe(0);
    const located = await page.evaluate(
      () =>
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('located'),
            ({ code }) => resolve(code),
          ),
        ),
    );
    expect(located).toBe(1);
    const seen = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'heard',
        () => 'refused',
      ),
    );
    expect(seen).toBe('refused');
  });
});

describe('the bridge', () => {
  it('takes no path the window made up, in any field that is one', async () => {
    const { page } = await launchWindow();
    const answers = await page.evaluate(() =>
      Promise.all([
        window.tram.call('1', 'workspace/open', { root: '/etc' }),
        window.tram.call('2', 'intake/import', { paths: ['/etc/passwd'], batch: 'a' }),
        window.tram.call('3', 'intake/import', { paths: '/etc/passwd', batch: 'a' }),
        window.tram.call('4', 'keys/show', { key: { path: 'path-token:made-up', passphrase: 'x' } }),
        window.tram.call('5', 'verify/path', { path: { token: 'x' }, trust: { anchors: [], crls: [] } }),
        window.tram.shell('path/reveal', { path: '/etc/passwd' }),
      ]),
    );
    expect(answers.map(verdict)).toEqual(Array(6).fill('shell/path-not-chosen'));
  });

  it('lets no made-up folder into the list of recent ones', async () => {
    const { page } = await launchWindow();
    const recent = await page.evaluate(async () => {
      await window.tram.shell('preferences/set', { recent: ['/etc'] });
      return window.tram.shell('recent/token', { path: '/etc' });
    });
    expect(verdict(recent)).toBe('shell/not-recent');
  });

  it('knows the commands of the contract and nothing else', async () => {
    const { page } = await launchWindow();
    const answers = await page.evaluate(() =>
      Promise.all([
        window.tram.call('1', 'constructor' as never, {}),
        window.tram.call('2', 'shell/run' as never, {}),
        window.tram.call('', 'workspace/state', {}),
        window.tram.shell('__proto__' as never, {}),
        window.tram.shell('dialog/open', { want: 'anything', title: '' }),
      ]),
    );
    expect(answers.map(verdict)).toEqual([
      'shell/unknown-command',
      'shell/unknown-command',
      'usage/invalid-input',
      'shell/unknown-command',
      'usage/invalid-input',
    ]);
  });

  it('takes what a person chose in a dialog or dropped, and shows it by name', async () => {
    const app = await launchWindow({ dialogs: ['/etc/hostname'] });
    const { page } = app;
    const chosen = await page.evaluate(() => window.tram.shell('dialog/open', { want: 'file', title: 'Chọn' }));
    expect(chosen).toMatchObject({ ok: true, value: [{ name: 'hostname', path: '/etc/hostname' }] });
    expect(await app.dialogs()).toMatchObject([{ kind: 'open', title: 'Chọn' }]);
    expect(await page.evaluate(() => window.tram.shell('dialog/open', { want: 'file', title: '' }))).toEqual({
      ok: true,
      value: [],
    });

    await page.evaluate(() => {
      addEventListener('dragover', (event) => event.preventDefault());
      addEventListener('drop', (event) => {
        event.preventDefault();
        const made = new File(['x'], 'made-up.txt');
        const answer = window.tram.dropped([...(event.dataTransfer?.files ?? []), made]);
        Object.assign(window, { dropAnswer: answer });
      });
    });
    // In the order of their names, whatever order they come in.
    await app.drop(page.locator('body'), ['/etc/hostname', '/etc']);
    const dropped = await page.evaluate(() => (window as unknown as { dropAnswer: Promise<Answer> }).dropAnswer);
    expect(dropped).toMatchObject({ ok: true, value: [{ name: 'etc' }, { name: 'hostname' }] });
  });
});

describe('addresses of the program', () => {
  it('lead to the window’s own files and nowhere else', async () => {
    const { page } = await launchWindow();
    const statuses = await page.evaluate(async () => {
      const addresses = [
        '/index.html',
        '/',
        '/nothing.js',
        '/package.json',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/assets/..%5c..%5c..%5cpackage.json',
        '/assets/%00.js',
        '/assets',
        '/page-image/999999/thumb',
        '/page-image/1/../../package.json',
        '/page-image/1/full',
      ];
      return Promise.all(addresses.map(async (address) => (await fetch(address)).status));
    });
    expect(statuses).toEqual([200, 200, ...Array<number>(10).fill(404)]);
    expect(await page.evaluate(async () => (await fetch('/index.html', { method: 'POST' })).status)).toBe(403);
    const policy = await page.evaluate(
      async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '',
    );
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
  });
});

describe('pictures of pages', () => {
  it('come by an address of the program, to be kept for good', async () => {
    const { page } = await launchWindow();
    await createSampleWorkspace(page);
    const samples = await page.evaluate(() => window.tram.shell('samples/tokens', {}));
    const { scans } = (samples as { value: { scans: { token: string } } }).value;
    await callCommand(page, 'intake/import', { paths: [scans.token], batch: 'hop-05' });
    const shown = await page.evaluate(async () => {
      const response = await fetch('/page-image/1/thumb?v=1');
      const picture = await createImageBitmap(await response.blob());
      return {
        type: response.headers.get('content-type'),
        caching: response.headers.get('cache-control'),
        high: picture.height > picture.width,
      };
    });
    expect(shown).toEqual({ type: 'image/jpeg', caching: 'max-age=31536000, immutable', high: true });
    const size = await page.evaluate(async () => (await fetch('/page-image/1/enormous')).status);
    expect(size).toBe(404);
  });
});

describe('when the engine’s process is killed', () => {
  it('the call under way says so, the workspace is opened again and work goes on', async () => {
    const app = await launchWindow();
    const { page } = app;
    const state = await createSampleWorkspace(page);
    await listen(page);
    const during = page.evaluate(async () => {
      const samples = await window.tram.shell('samples/tokens', {});
      const { scans } = (samples as { value: { scans: { token: string } } }).value;
      return window.tram.call('under-way', 'intake/import', { paths: [scans.token], batch: 'hop-05' });
    });
    await expect.poll(async () => (await heard(page, 'work')).length).toBeGreaterThan(0);
    await app.signalEngine('SIGKILL');
    expect(verdict(await during)).toBe('shell/engine-ended');
    await expect
      .poll(async () => (await heard(page, 'engine')).map((event) => event.state))
      .toEqual(['restarting', 'ready']);
    expect(await page.evaluate(() => window.tram.call('after', 'workspace/state', {}))).toMatchObject({
      ok: true,
      value: { id: state.id, root: state.root },
    });
    expect((await heard(page, 'work')).at(-1)?.calls).toEqual([]);
  });
});

describe('closing', () => {
  it('ends the program at once when nothing is going on, the window comes back where it was and knows the workspace', async () => {
    const first = await launchWindow();
    const state = await createSampleWorkspace(first.page);
    const bounds = { x: 40, y: 30, width: 1300, height: 820 };
    await first.setBounds(bounds);
    await first.pressClose();
    expect(await first.exited).toBe(0);
    const second = await launchWindow({ userData: first.userData });
    expect(await second.bounds()).toEqual(bounds);
    const { root } = await openRecent(second.page, state.root);
    expect(root).toBe(state.root);
  });

  it('asks while work is going on, with what is running, and stops it only when told to', async () => {
    const app = await launchWindow();
    const { page } = app;
    await createSampleWorkspace(page);
    await listen(page);
    await page.evaluate(async () => {
      const samples = await window.tram.shell('samples/tokens', {});
      const { scans } = (samples as { value: { scans: { token: string } } }).value;
      void window.tram.call('under-way', 'intake/import', { paths: [scans.token], batch: 'hop-05' });
      void window.tram.call('waiting', 'ocr/recognise', { ocr: { languages: ['vie'], workers: 1 } });
    });
    await expect.poll(async () => (await heard(page, 'work')).length).toBeGreaterThan(0);
    await app.pressClose();
    await expect.poll(async () => (await heard(page, 'closing')).length).toBe(1);
    const [asked] = await heard(page, 'closing');
    expect(asked?.calls.map(({ name }) => name)).toContain('ocr/recognise');

    await page.evaluate(() => window.tram.shell('window/close', { close: false }));
    expect(verdict(await page.evaluate(() => window.tram.call('x', 'workspace/state', {})))).toBe('ok');
    await page.evaluate(() => void window.tram.shell('window/close', { close: true }));
    expect(await app.exited).toBe(0);
  });
});
