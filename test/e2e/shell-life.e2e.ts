import { describe, expect, it } from 'vitest';
import { createSampleWorkspace, openRecent } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { heard, listen, verdict } from './support/shell-talk.ts';

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
    await first.page.locator('nav.rail').waitFor();
    await first.page.keyboard.press('Control+4');
    await first.page.locator('nav.rail [aria-current="page"]', { hasText: 'Xác định giá trị' }).waitFor();
    await first.pressClose();
    expect(await first.exited).toBe(0);
    const second = await launchWindow({ userData: first.userData });
    expect(await second.bounds()).toEqual(bounds);
    const { root } = await openRecent(second.page, state.root);
    expect(root).toBe(state.root);
    await second.page.locator('nav.rail [aria-current="page"]', { hasText: 'Xác định giá trị' }).waitFor();
    // Of another workspace nothing is remembered.
    await createSampleWorkspace(second.page);
    await second.page.locator('nav.rail [aria-current="page"]', { hasText: 'Số hóa' }).waitFor();
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
    // Both are known to the program before it is asked to close.
    const calls = async () => (await heard(page, 'work')).flatMap((event) => event.calls.map(({ name }) => name));
    await expect.poll(calls).toContain('ocr/recognise');
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
