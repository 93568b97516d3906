import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { scan } from '../support/scanned-workspace.ts';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { SCANS, scannedBatch } from './support/scans.ts';

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
  await expect
    .poll(async () => (await callCommand(page, 'list/batches', {}))[0]!.checked, { timeout: 60_000 })
    .toBe(pages.length);
  // What the machine found is said; that nobody has looked at a page yet is another thing.
  const looked = page.getByText(
    /Máy đã kiểm tra \d+ trang của đợt “Hộp 05”: \d+ trắng, \d+ cần xem, [1-9]\d* xoay, \d+ nghiêng/,
  );
  await looked.waitFor();
  expect(await page.getByText('chưa kiểm tra bằng mắt').count()).toBeGreaterThan(0);
  await shot(page, 'looked');
  await page.getByRole('button', { name: 'Bỏ thông báo' }).click();
  await looked.waitFor({ state: 'detached' });

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
  await expect
    .poll(async () => (await callCommand(page, 'pages/read', { pageId: pages[0]!.id })).checkReason)
    .toBe('Mất góc dưới');
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

/** A window at the grid of a workspace with the sample scans taken in as `Hộp 05` and looked at by nobody. */
async function withScans(options: Parameters<typeof launchWindow>[0] = {}) {
  const app = await launchWindow({
    lang: 'vi',
    size: { width: 1280, height: 720 },
    workspace: await scannedBatch(),
    ...options,
  });
  await app.page.getByRole('grid').waitFor();
  return app;
}

it('pages are put in another order by dragging and by keys, and undo puts them back', async () => {
  const { page } = await withScans();
  const order = async () => (await pagesOf(page)).map(({ id }) => id);
  const before = await order();
  const cell = (at: number) => page.locator(`[data-id="${before[at]}"]`);
  const [from, to] = [await cell(3).boundingBox(), await cell(0).boundingBox()];
  await page.mouse.move(from!.x + 60, from!.y + 60);
  await page.mouse.down();
  await page.mouse.move(to!.x + 80, to!.y + 60, { steps: 8 });
  await page.mouse.move(to!.x + 10, to!.y + 60, { steps: 4 });
  await shot(page, 'drag');
  await page.mouse.up();
  const [a, b, c, d, ...rest] = before;
  await expect.poll(order).toEqual([d, a, b, c, ...rest]);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(order).toEqual([a, d, b, c, ...rest]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual(before);
});

it('a sample is drawn, checked by keys and decided; the rate found is shown', async () => {
  const { page } = await withScans();
  await page.getByRole('button', { name: 'Kiểm tra theo mẫu…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Số trang', { exact: true }).first().click();
  await dialog.getByRole('textbox').fill('4');
  await shot(page, 'sample-dialog');
  await dialog.getByRole('button', { name: 'Chọn mẫu' }).click();
  await page.getByText('Đã kiểm tra 0/4 trang').waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  for (let at = 0; at < 3; at++) {
    await page.keyboard.press(' ');
    await page.getByText(`Đã kiểm tra ${at + 1}/4 trang`).waitFor();
  }
  await page.keyboard.press('f');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('4');
  await page.getByText(/Lỗi 1 trang \(25%\)/).waitFor();
  await shot(page, 'sample');
  await page.getByRole('button', { name: 'Kết luận: không đạt' }).click();
  await page.getByText('Mẫu không đạt').waitFor();
  const [sample] = await callCommand(page, 'samples/list', { batch: 'Hộp 05' });
  expect(sample).toMatchObject({ checked: 4, found: 1, decision: 'rejected' });
  const judged = (await pagesOf(page)).filter(({ checkState }) => checkState !== 'unchecked');
  expect(judged.map(({ id }) => id)).toEqual(sample!.pages.map(({ pageId }) => pageId));
});

it('a watched folder brings its files by itself; work that was paused is offered and goes on', async () => {
  const { page, ...app } = await withScans({ lang: 'en' });
  const folder = mkdtempSync(join(tmpdir(), 'tram-scanner-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await app.choose(folder);
  await app.chooseMenu('digitise.watch');
  await page.getByRole('dialog').getByRole('button', { name: 'Start watching' }).click();
  copyFileSync(join(SCANS, '../../truth.json'), join(folder, 'not-a-scan.json'));
  writeFileSync(join(folder, 'page-1.jpg'), await scan(1, { width: 400, height: 560, dpi: 100 }));
  await page.getByText(/1 taken in, 0 already there, 1 refused/).waitFor({ timeout: 25_000 });
  await shot(page, 'watch');
  await page.getByRole('button', { name: /1 file refused/ }).click();
  await page.getByRole('dialog').getByText('not-a-scan.json', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  const batches = await callCommand(page, 'list/batches', {});
  expect(batches[1]).toMatchObject({ pages: 1, refused: 1 });

  await page.getByRole('button', { name: 'Hộp 05' }).click();
  await page.getByRole('button', { name: 'Check pages automatically' }).first().click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const resume = page.getByRole('button', { name: 'Go on' });
  await resume.waitFor();
  await shot(page, 'paused');
  const paused = await callCommand(page, 'work/open', {});
  expect(paused).toMatchObject([{ command: 'pages/check', batch: 'Hộp 05', state: 'cancelled', total: 10 }]);
  await resume.click();
  await expect
    .poll(async () => (await callCommand(page, 'list/batches', {}))[0]!.checked, { timeout: 60_000 })
    .toBe(10);
  expect(await callCommand(page, 'work/open', {})).toEqual([]);
});

it.each(['light', 'dark'] as const)(
  'axe finds nothing on the page and its tools with large text, %s',
  async (theme) => {
    const { page } = await withScans({ preferences: { theme, textScale: 200 } });
    const axe = async (name: string): Promise<void> => {
      await shot(page, `${name}-${theme}`);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    };
    await axe('large-grid');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.locator('.page-viewer[data-opened]:not([data-opened=""])').waitFor();
    await axe('large-page');
    await page.keyboard.press('c');
    await page.getByRole('application').waitFor();
    await axe('large-crop');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByRole('slider').waitFor();
    await axe('large-level');
  },
);
