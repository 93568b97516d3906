import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

const SCANS = join(import.meta.dirname, '../../resources/samples/hop-05/ho-so-01');
const SHOTS = process.env['TRAM_SHOTS'];

/** A picture for whoever looks at the suite's work; nothing without the variable. */
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

const pagesOf = (page: Page) => callCommand(page, 'pages/list', {});

it('a folder of scans comes in, is looked at, set right, checked and undone, all in the window', async () => {
  const { page, ...app } = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
  await createSampleWorkspace(page);
  await page.getByText('Chưa có bản quét nào').waitFor();
  await shot(page, 'empty');

  await app.choose(SCANS);
  await page.getByRole('button', { name: 'Thêm thư mục…' }).first().click();
  await page.getByRole('dialog').getByLabel('Tên đợt số hóa').fill('Hộp 05');
  await shot(page, 'add');
  await page.getByRole('dialog').getByRole('button', { name: 'Tiếp nhận' }).click();
  await page.getByText(/Nhận \d+ tệp: tiếp nhận/).waitFor();
  await shot(page, 'busy');
  const grid = page.getByRole('grid', { name: 'Các trang của đợt' });
  await grid.waitFor();
  const pages = await pagesOf(page);
  expect(await grid.getAttribute('aria-rowcount')).not.toBe('0');
  await expect.poll(async () => (await callCommand(page, 'list/batches', {}))[0]!.checked, { timeout: 60_000 }).toBe(
    pages.length,
  );
  await page.getByRole('button', { name: 'Bỏ thông báo' }).click();

  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('p');
  await expect.poll(async () => (await pagesOf(page))[0]!.checkState).toBe('passed');
  await page.keyboard.press('r');
  await expect.poll(async () => (await pagesOf(page))[1]!.edited).toBe(true);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('b');
  await expect
    .poll(async () => (await pagesOf(page)).slice(1, 4).map(({ blankness }) => blankness))
    .toEqual(['blank', 'blank', 'blank']);
  await shot(page, 'grid');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await pagesOf(page))[1]!.edited).toBe(false);

  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.locator('.page-viewer[data-opened]:not([data-opened=""])').waitFor();
  await shot(page, 'page');
  await page.keyboard.press('f');
  await page.getByRole('dialog').waitFor();
  await shot(page, 'rescan');
  await page.getByLabel('Lý do quét lại').fill('Mất góc dưới');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await callCommand(page, 'pages/read', { pageId: pages[0]!.id })).checkReason).toBe(
    'Mất góc dưới',
  );
  await page.keyboard.press('PageUp');

  await page.keyboard.press('c');
  await page.getByRole('application').waitFor();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowUp');
  await shot(page, 'crop');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await callCommand(page, 'pages/read', { pageId: pages[0]!.id })).recipe.crop)
    .toBeDefined();
  await page.keyboard.press('n');
  await page.getByRole('slider').waitFor();
  await page.keyboard.press('ArrowRight');
  await shot(page, 'level');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.getByText('Trước: bản quét gốc').waitFor();
  await shot(page, 'compare');
  await page.getByRole('button', { name: 'Đóng', exact: true }).click();

  await page.keyboard.press('d');
  await page.getByRole('slider', { name: 'Đường tách trang' }).waitFor();
  await shot(page, 'split');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await pagesOf(page)).length).toBe(pages.length + 1);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await pagesOf(page)).length).toBe(pages.length);
  await page.keyboard.press('Escape');
  await grid.waitFor();
  await shot(page, 'grid-after');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
