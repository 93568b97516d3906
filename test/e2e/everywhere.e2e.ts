import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../renderer/sources.ts';
import { ACTIONS } from '../../shared/model/actions/index.ts';
import { SCREENS } from '../../shared/model/screens.ts';
import { createSampleWorkspace } from './support/calls.ts';
import { FINISHED_LIMIT, finishedWorkspace, makeFinishedWorkspace } from './support/finished-workspace.ts';
import { layoutFaults, tabStops } from './support/layout-faults.ts';
import { launchWindow } from './support/launch.ts';
import { settled } from './support/settled.ts';

const VI = textsOf('vi');

beforeAll(makeFinishedWorkspace, FINISHED_LIMIT);

/** The keys of an action as Playwright and as the screen write them. */
const press = (keys: string): string => keys.replace('Mod', 'Control').replace(/^,$/, 'Comma');
const written = (keys: string): string =>
  keys
    .replace('Mod', 'Ctrl')
    .replace('Delete', 'Del')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓');

async function goTo(page: Page, place: number): Promise<void> {
  await page.locator('nav.rail li button').nth(place).click();
  await settled(page);
}

/** An open finished workspace. */
async function open(options: Parameters<typeof launchWindow>[0] = {}) {
  const app = await launchWindow({ lang: 'vi', workspace: await finishedWorkspace(), ...options });
  await app.page.locator('nav.rail').waitFor();
  await settled(app.page);
  return app;
}

describe('the table of actions', () => {
  it('is what the menu shows, with the same names and keys', async () => {
    const app = await open();
    const menu = await app.menu();
    const wanted = ACTIONS.filter((action) => action.menu !== undefined);
    expect(menu.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
    for (const { id, menu: section, keys } of wanted)
      expect(menu.find((line) => line.id === id)).toMatchObject({
        menu: VI[`menu.${section!}`],
        label: VI[`action.${id}`],
        accelerator: keys?.replace(/^Mod\b/, 'CmdOrCtrl') ?? null,
      });
  });

  it('is what the shortcut list and the palette show on every screen', async () => {
    const { page } = await open();
    for (const [place, { id }] of SCREENS.entries()) {
      await goTo(page, place);
      const here = ACTIONS.filter(({ screen }) => screen === undefined || screen === id);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      const list = page.getByRole('dialog');
      await list.waitFor();
      const lines = await list
        .locator('dl > div')
        .evaluateAll((rows) =>
          rows.map((row) => [row.querySelector('dt')?.textContent ?? '', row.querySelector('dd')?.textContent ?? '']),
        );
      const wanted = here.filter(({ keys }) => keys !== undefined);
      expect([id, lines.map(([name]) => name).sort()]).toEqual([
        id,
        wanted.map((one) => VI[`action.${one.id}`]).sort(),
      ]);
      for (const one of wanted) expect(lines).toContainEqual([VI[`action.${one.id}`], written(one.keys!)]);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });

      await page.keyboard.press('Control+k');
      await list.waitFor();
      const offered = await list.getByRole('option').evaluateAll((options) => options.map(({ id: of }) => of));
      const allowed = here.map((one) => `palette-${one.id}`);
      expect(offered.filter((one) => !allowed.includes(one))).toEqual([]);
      expect(offered).toEqual(expect.arrayContaining(['palette-view.theme', 'palette-go.overview']));
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'detached' });
    }
  });
});

describe('the keyboard', () => {
  it('reaches every screen, whose name is then the heading', async () => {
    const { page } = await open();
    for (const { id, keys } of [...SCREENS].reverse()) {
      await page.keyboard.press(press(keys));
      await page.locator(`main section.ui-screen[aria-label="${VI[`screen.${id}`]!}"]`).waitFor();
      expect(await page.locator('nav.rail [aria-current="page"]').textContent()).toBe(VI[`screen.${id}`]);
    }
    expect(await page.title()).toContain('Trạm Lưu trữ');
  });

  it('goes through every screen by Tab, always seen, and is held nowhere', async () => {
    const { page } = await open({ size: { width: 1280, height: 720 } });
    const faults: string[] = [];
    for (const [place, { id }] of SCREENS.entries()) {
      await goTo(page, place);
      const stops = await tabStops(page, 70);
      if (stops.length < SCREENS.length + 4) faults.push(`${id}: only ${stops.length} stops`);
      for (const { name, inWindow, marked } of stops) {
        if (!inWindow) faults.push(`${id}: ${name} has the focus outside the window`);
        if (!marked) faults.push(`${id}: ${name} does not show that it has the focus`);
      }
    }
    expect(faults).toEqual([]);
  });

  it.each(['Control+k', 'F1'])('stays in the dialog %s opens and goes back where it was', async (keys) => {
    const { page } = await open();
    const button = page.locator('nav.rail li button').nth(2);
    await button.focus();
    await page.keyboard.press(keys);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (let n = 0; n < 6; n++) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    // A key of the window does nothing behind it.
    await page.keyboard.press('Control+9');
    expect(await page.locator('nav.rail [aria-current="page"]').textContent()).toBe(VI['screen.digitise']);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('the layout', () => {
  const SIZES = [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ];
  it.each([
    ['vi', 100],
    ['vi', 200],
    ['en', 100],
    ['en', 200],
  ] as const)('in %s at %i per cent text breaks nowhere from 1280×720 to 3840×2160', async (lang, textScale) => {
    const { page } = await open({ lang, preferences: { textScale } });
    const faults: string[] = [];
    for (const [place, { id }] of SCREENS.entries()) {
      await page.setViewportSize(SIZES[1]!);
      await goTo(page, place);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await settled(page);
        faults.push(...(await layoutFaults(page)).map((fault) => `${id} ${size.width}×${size.height}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('closing during work', () => {
  it('asks with what is going on, stays when told so, and goes when told so', async () => {
    const app = await launchWindow({ lang: 'vi' });
    const { page } = app;
    await createSampleWorkspace(page);
    await page.evaluate(async () => {
      const samples = await window.tram.shell('samples/tokens', {});
      const { scans } = (samples as { value: { scans: { token: string } } }).value;
      void window.tram.call('taking-in', 'intake/import', { paths: [scans.token], batch: 'hop-05' });
      void window.tram.call('reading', 'ocr/recognise', { ocr: { languages: ['vie'], workers: 1 } });
    });
    const dialog = page.getByRole('dialog', { name: VI['closing.title']! });
    await page.getByRole('progressbar').first().waitFor();
    await app.pressClose();
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain(VI['work.ocr/recognise']);
    // Enter is the answer that loses nothing.
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await app.pressClose();
    await dialog.waitFor();
    await dialog.getByRole('button', { name: VI['closing.close']! }).click();
    expect(await app.exited).toBe(0);
  });
});
