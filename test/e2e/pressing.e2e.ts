import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { FINISHED_LIMIT, finishedWorkspace, makeFinishedWorkspace } from './support/finished-workspace.ts';
import { launchWindow } from './support/launch.ts';

/** Presses and lets go as slowly as a hand, so that what moves under the pointer has moved. */
async function pressSlowly(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(120);
  await page.mouse.up();
}

beforeAll(makeFinishedWorkspace, FINISHED_LIMIT);

describe('a list of the form', () => {
  it('stays open under the press that opened it, whichever field was left, and is where it was pressed', async () => {
    const { page } = await launchWindow({
      lang: 'vi',
      workspace: await finishedWorkspace(),
      size: { width: 1280, height: 720 },
    });
    await page.getByRole('button', { name: 'Lập hồ sơ', exact: true }).click();
    for (const [opened, below] of [
      [/^Phông/, /^Mục lục số/],
      [/^Mục lục số/, /^Hồ sơ/],
    ] as const) {
      await page.getByRole('treeitem', { name: opened }).first().click();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('treeitem', { name: below }).first().waitFor();
    }
    await page
      .getByRole('treeitem', { name: /^Hồ sơ/ })
      .first()
      .click();
    await page.getByText('Tiêu đề hồ sơ').waitFor();
    const texts = page.locator('.form-fields :is(input, textarea)');
    const lists = page.locator('.form-fields .ui-select-button');
    await lists.nth(6).waitFor();
    for (const left of [0, Math.floor((await texts.count()) / 2)])
      for (const pressed of [3, 6]) {
        await texts.nth(left).focus();
        const list = lists.nth(pressed);
        await list.scrollIntoViewIfNeeded();
        const said = await list.textContent();
        const box = (await list.boundingBox())!;
        await pressSlowly(page, box.x + box.width / 2, box.y + box.height / 2);
        await page.locator('.ui-popover').waitFor();
        await page.waitForTimeout(200);
        expect(await page.locator('.ui-popover').count()).toBe(1);
        expect(Math.round((await list.boundingBox())!.y)).toBe(Math.round(box.y));
        await page.keyboard.press('Escape');
        await page.locator('.ui-popover').waitFor({ state: 'hidden' });
        expect(await list.textContent()).toBe(said);
      }
    // Drawn to an option and let go there, as everywhere.
    const list = lists.nth(3);
    await list.scrollIntoViewIfNeeded();
    const box = (await list.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.down();
    const option = page.locator('.ui-popover [role="option"]').nth(2);
    await option.waitFor();
    const name = (await option.textContent())!;
    await option.hover();
    await page.mouse.up();
    await expect.poll(() => list.textContent()).toContain(name);
  });
});
