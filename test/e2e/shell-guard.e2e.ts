import { describe, expect, it } from 'vitest';
import { createSampleWorkspace } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { settled } from './support/settled.ts';
import { OUTSIDE, refused, verdict, withoutPolicy } from './support/shell-talk.ts';
import { descendants, networkSockets } from './support/sockets.ts';

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
    const before = app.page;
    const session = await before.context().newCDPSession(before);
    void session.send('Page.crash').catch(() => undefined);
    await expect.poll(() => app.page !== before).toBe(true);
    await app.page.locator('nav.rail').waitFor();
    expect(await app.page.evaluate(() => window.tram.call('x', 'workspace/state', {}))).toMatchObject({
      ok: true,
      value: { id: state.id },
    });
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
