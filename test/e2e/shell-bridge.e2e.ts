import { describe, expect, it } from 'vitest';
import type { Answer } from '../../shared/contract/bridge.ts';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { verdict } from './support/shell-talk.ts';

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
