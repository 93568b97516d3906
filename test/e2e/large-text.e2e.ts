import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SCREENS } from '../../shared/model/screens.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { launchWindow } from './support/launch.ts';
import { readyWorkspace, toScreen } from './support/looking.ts';
import { settled } from './support/settled.ts';
import { spoken } from './support/spoken.ts';

const shots = process.env['TRAM_SHOTS'];

const WINDOWS = [
  ['vi', 'light', { width: 1280, height: 720 }],
  ['en', 'dark', { width: 1366, height: 768 }],
] as const;

/** Those of the elements that are seen whole: nothing scrolls them away or cuts them off. */
const seen = (all: Locator): Promise<string[]> =>
  all.evaluateAll((elements) =>
    elements
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return [
          [box.left + 2, box.top + 2],
          [box.right - 2, box.bottom - 2],
        ].every(([x, y]) => {
          const at = document.elementFromPoint(x!, y!);
          return at !== null && (element.contains(at) || at.contains(element));
        });
      })
      .map((element) => element.textContent),
  );

/** Cells of the rows that lie beside their list, where one would have to scroll sideways. */
const beside = (list: Locator): Promise<string[]> =>
  list.evaluate((grid) =>
    [...grid.querySelectorAll<HTMLElement>('[role="gridcell"]')]
      .filter((cell) => cell.getBoundingClientRect().right > grid.getBoundingClientRect().right + 1)
      .map((cell) => cell.textContent),
  );

describe.each(WINDOWS)('with letters of twice the size, in %s, %s', (lang, theme, size) => {
  const { say } = spoken(lang);
  const open = async (): Promise<Page> => {
    const workspace = await readyWorkspace();
    const { page } = await launchWindow({ lang, workspace, size, preferences: { textScale: 200, theme } });
    await page.locator('nav.rail').waitFor();
    return page;
  };
  const shot = async (page: Page, name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: `${shots}/large-${name}-${lang}.png` });
  };

  it('every screen is in the rail, and named where one is', async () => {
    const page = await open();
    const names = SCREENS.map(({ id }) => say(`screen.${id}`));
    expect(await seen(page.locator('nav.rail button'))).toEqual(names);
    // The last by keys, another by mouse.
    for (let n = 0; n < 30 && !(await page.locator('nav.rail button').last().evaluate(focused)); n++)
      await page.keyboard.press('Tab');
    const tip = page.getByRole('tooltip');
    await tip.filter({ hasText: names.at(-1)! }).waitFor();
    await shot(page, 'rail');
    const letters = await tip.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(letters).toBeGreaterThan(24);
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
    await page.mouse.move(size.width / 2, size.height / 2);
    await page.locator('nav.rail button').nth(4).hover();
    await tip.filter({ hasText: names[4]! }).waitFor();
  });

  it('the number of a document in the tree is seen whole', async () => {
    const page = await open();
    await toScreen(page, say('screen.form'));
    await page.getByRole('tree').focus();
    const items = page.getByRole('treeitem');
    for (const count of [2, 3, 5]) {
      // Opens, then goes down to what is in it.
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => items.count()).toBe(count);
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('ArrowDown');
    await settled(page);
    await shot(page, 'tree');
    const document = (label: string): string => say('form.name.document', { label });
    expect(await seen(page.locator('.form-row strong'))).toContain(document('2'));
    const widths = await page
      .locator('.form-row strong')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).length);
    expect(widths).toBe(0);
    expect(await layoutFaults(page)).toEqual([]);
  });

  it('filters of a search are folded behind a button that says how many are set, and leave room for the hits', async () => {
    const page = await open();
    await toScreen(page, say('screen.search'));
    await page.getByRole('combobox').first().fill('kho');
    await page.locator('.hit').nth(2).waitFor();
    await shot(page, 'search');
    const hits = page.locator('.hit');
    expect((await seen(hits.locator('.title'))).length).toBeGreaterThan(1);
    const type = page.getByLabel(say('search.file'));
    expect(await type.isVisible()).toBe(false);
    const fold = page.getByRole('button', { name: say('filters.fold'), exact: true });
    await fold.focus();
    await page.keyboard.press('Enter');
    await type.fill('2001');
    await page.getByRole('button', { name: say('filters.foldSet', { count: 1 }), expanded: true }).press('Enter');
    expect(await type.isVisible()).toBe(false);
    await page.getByRole('button', { name: say('filters.foldSet', { count: 1 }), expanded: false }).waitFor();
    expect(await layoutFaults(page)).toEqual([]);
  });

  it('what the tables of Appraise and Journal say of a row is all in view', async () => {
    const page = await open();
    await toScreen(page, say('screen.appraise'));
    const files = page.getByRole('grid');
    await files.getByRole('row').nth(1).waitFor();
    await files.focus();
    await page.keyboard.press('ArrowDown');
    await settled(page);
    await shot(page, 'appraise');
    expect(await beside(files)).toEqual([]);
    expect(await seen(files.locator('[data-name]'))).toHaveLength(3);
    expect(await layoutFaults(page)).toEqual([]);

    await toScreen(page, say('screen.journal'));
    const entries = page.getByRole('grid');
    await entries.getByRole('row').nth(3).waitFor();
    await entries.focus();
    await page.keyboard.press('End');
    await expect.poll(async () => (await seen(entries.locator('[aria-selected="true"] .action'))).length).toBe(1);
    await shot(page, 'journal');
    expect(await beside(entries)).toEqual([]);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await seen(entries.locator('[aria-selected="true"] .subject'))).length).toBe(1);
    expect(await layoutFaults(page)).toEqual([]);
  });
});

const focused = (element: Element): boolean => element === document.activeElement;
