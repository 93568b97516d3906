import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../electron/engine/base/task.ts';
import { importSources } from '../../electron/engine/intake/index.ts';
import { saveOcr } from '../../electron/engine/ocr/result-store.ts';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { doubtfulPage } from '../engine/proofread/proof-pages.ts';
import { pagesOf } from '../support/records.ts';
import { scan, takeIn } from '../support/scanned-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow, type RunningApp } from './support/launch.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { preparedCopy } from './support/prepared.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/samples/hop-05/ho-so-01/scan-4.jpg');
const SHOTS = process.env['TRAM_SHOTS'];

/** Name of the scan → its lines; `chữ~40` was read with a confidence of 40. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  '1.jpg': ['Uy~41 ban nhân dân huyện', 'Quyết đinh~72 về kho lưu trữ'],
  '2.jpg': ['không có chữ nào đáng ngờ'],
  '3.jpg': ['Uy ban nhân~60 dân tỉnh'],
};

/** A batch whose pages are read, and, when asked for, one with a sample scan that is not. */
function workspace({ unread = false } = {}): Promise<string> {
  return preparedCopy(unread ? 'half-read' : 'read', (root) => makeWorkspace(root, unread));
}

async function makeWorkspace(root: string, unread: boolean): Promise<void> {
  const ws = await createWorkspace(root, AGENCY, { actor: 'Nguyễn Thị Ánh' });
  const grid = { width: 1654, height: 2339, dpi: 200 };
  const scans: Record<string, Uint8Array> = {};
  for (const [seed, name] of Object.keys(PAGES).entries()) scans[name] = await scan(seed + 1, grid);
  await takeIn(ws, scans);
  for (const [name, lines] of Object.entries(PAGES))
    saveOcr(ws, pagesOf(ws, name)[0]!, 'test', { state: 'done', page: doubtfulPage(lines) });
  if (unread) {
    const box = tempFolder();
    mkdirSync(box, { recursive: true });
    copyFileSync(SAMPLE, join(box, 'bao-cao.jpg'));
    await importSources(ws, { paths: [box], batch: 'hộp 2' }, silentTask());
  }
  ws.close();
}

async function openRecognise(root: string, lang: 'vi' | 'en' = 'vi'): Promise<RunningApp> {
  const app = await launchWindow({ lang, workspace: root, size: { width: 1280, height: 720 } });
  await goToRecognise(app.page);
  await app.page.getByRole('heading', { level: 1, name: lang === 'vi' ? 'Nhận dạng' : 'Recognise' }).waitFor();
  return app;
}

/** By the rail: it is there as soon as the workspace is. */
async function goToRecognise(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button').nth(1).click();
}

async function ready(page: Page): Promise<void> {
  await page.locator('.page-viewer[data-opened]:not([data-opened=""])').waitFor();
  await page.locator('.text-pane .word').first().waitFor();
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `recognise-${name}.png`) });
};

/** The texts of a page as the engine has them now. */
const textsOf = async (page: Page, pageId: number): Promise<string[]> =>
  (await callCommand(page, 'proofread/page', { pageId })).lines.map((line) =>
    line.words.map((word) => word.text).join(' '),
  );
const input = (page: Page) => page.getByRole('textbox', { name: 'Chữ đúng' });

describe('recognition that runs', () => {
  it('is seen page by page in the queue and the list, and is paused where it was started', async () => {
    const root = join(tempFolder(), 'vung');
    const ws = await createWorkspace(root, AGENCY, { actor: 'Nguyễn Thị Ánh' });
    await importSources(ws, { paths: [dirname(SAMPLE)], batch: 'hộp 5' }, silentTask());
    ws.close();
    const { page } = await openRecognise(root);
    const start = page.getByRole('button', { name: 'Nhận dạng đợt này' });
    const pause = page.getByRole('button', { name: 'Tạm dừng nhận dạng' });
    await start.click();
    await pause.waitFor();
    expect(await start.count()).toBe(0);
    await page.locator('.queue .facts', { hasText: /^Đã nhận dạng [1-9]/ }).waitFor({ timeout: 60_000 });
    await page.locator('.proof-line', { hasText: 'tin cậy' }).first().waitFor();
    // It still ran when that was seen.
    expect(await pause.count()).toBe(1);
    await shot(page, 'running');
    await pause.click();
    await start.waitFor({ timeout: 60_000 });
  });
});

describe('proofreading in the window', () => {
  it('goes from doubtful word to doubtful word, each enlarged while it is typed, with nothing but keys', async () => {
    const { page } = await openRecognise(await workspace());
    await ready(page);
    await page.keyboard.press('n');
    await expect.poll(() => input(page).inputValue()).toBe('Uy');
    await expect.poll(() => page.locator('.word-crop').getAttribute('data-ready')).toBe('true');
    expect(await page.locator('.text-pane .word.bad').allInnerTexts()).toEqual(['Uy']);
    expect(await page.locator('.text-pane .word.doubtful').allInnerTexts()).toEqual(['đinh']);
    expect(await page.locator('.word-layer .bad path.line').count()).toBe(1);
    await shot(page, 'word');

    await page.keyboard.press('Enter');
    await expect.poll(() => input(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.insertText('Ủy');
    await page.keyboard.press('Enter');
    await expect.poll(() => input(page).inputValue()).toBe('đinh');
    await page.keyboard.insertText('định');
    // The word beside it, and what was typed is kept.
    await page.keyboard.press('Tab');
    await expect.poll(() => input(page).inputValue()).toBe('về');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => input(page).inputValue()).toBe('định');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    // Over the page without doubts to the last one; right as it was read.
    await expect.poll(() => input(page).inputValue()).toBe('nhân');
    await page.keyboard.press('m');
    await page.getByText('Không còn chữ nghi sai nào trong đợt này.').waitFor();

    const lines = await callCommand(page, 'proofread/pages', { batch: 'hộp 1', limit: 80 });
    expect(lines.map(({ doubtful, corrected }) => [doubtful, corrected])).toEqual([
      [0, 2],
      [0, 0],
      [0, 0],
    ]);
    expect(await textsOf(page, lines[0]!.id)).toEqual(['Ủy ban nhân dân huyện', 'Quyết định về kho lưu trữ']);
    const found = await callCommand(page, 'search/find', { query: '"Quyết định"', filters: {}, limit: 5 });
    expect(found.hits[0]).toMatchObject({ pageId: lines[0]!.id, sameMarks: true });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect
      .poll(() => textsOf(page, lines[0]!.id))
      .toEqual(['Ủy ban nhân dân huyện', 'Quyết đinh về kho lưu trữ']);
  });

  it('keeps what was typed when the person goes elsewhere, takes a word from the scan, and takes corrections back', async () => {
    const { page } = await openRecognise(await workspace());
    await ready(page);
    await page.locator('.text-pane .word').nth(1).click();
    await page.keyboard.insertText('bàn');
    await page.getByRole('row', { name: /2\.jpg/ }).click();
    await expect.poll(() => page.locator('.text-pane .word').first().innerText()).toBe('không');
    const [first] = await callCommand(page, 'proofread/pages', { batch: 'hộp 1', limit: 80 });
    await expect.poll(async () => (await textsOf(page, first!.id))[0]).toBe('Uy bàn nhân dân huyện');

    await page.getByRole('row', { name: /1\.jpg/ }).click();
    await expect.poll(() => page.locator('.word-layer .corrected path.line').count()).toBe(1);
    const overlay = (await page.locator('.word-layer').boundingBox())!;
    const word = (await callCommand(page, 'proofread/page', { pageId: first!.id })).lines[0]!.words[1]!;
    const [x0, y0, x1, y1] = word.box;
    await page.mouse.click(
      overlay.x + (((x0 + x1) / 2) * overlay.width) / 1654,
      overlay.y + (((y0 + y1) / 2) * overlay.height) / 2339,
    );
    await expect.poll(() => input(page).inputValue()).toBe('bàn');
    await page.getByText(/sửa lúc/).waitFor();
    await page.getByRole('button', { name: 'Như đã đọc' }).click();
    await expect.poll(async () => (await textsOf(page, first!.id))[0]).toBe('Uy ban nhân dân huyện');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expect.poll(() => page.locator('.word-layer text').allTextContents()).toContain('huyện');
    await shot(page, 'text');
  });

  it('shows what a replacement would change, and changes what is left chosen', async () => {
    const { page } = await openRecognise(await workspace());
    await ready(page);
    await page.keyboard.press('Control+h');
    await page.getByLabel('Tìm', { exact: true }).fill('uy ban');
    await page.getByLabel('Thay bằng').fill('Ủy ban');
    await page.getByText('Đúng dấu và chữ hoa').click();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('2 chỗ trên 2 trang').waitFor();
    await shot(page, 'replace');
    expect(await page.locator('.replace-hits del').allInnerTexts()).toEqual(['Uy ban', 'Uy ban']);
    await page.locator('.replace-hits li').first().getByText('Uy ban').click();
    await page.getByRole('button', { name: 'Thay 1 chỗ' }).click();
    await page.getByText('Đã thay 1 chỗ trên 1 trang.').waitFor();
    const lines = await callCommand(page, 'proofread/pages', { batch: 'hộp 1', limit: 80 });
    expect([await textsOf(page, lines[0]!.id), await textsOf(page, lines[2]!.id)].map(([one]) => one)).toEqual([
      'Uy ban nhân dân huyện',
      'Ủy ban nhân dân tỉnh',
    ]);
  });
});

describe('the queue of recognition', () => {
  it('reads a batch in the language chosen, and its doubtful words can be looked at at once', async () => {
    const { page } = await openRecognise(await workspace({ unread: true }));
    await page.getByText('Chưa nhận dạng').first().waitFor();
    expect(await page.getByRole('button', { name: /hộp 2/ }).getAttribute('aria-current')).toBe('true');
    await shot(page, 'waiting');
    await page.getByRole('button', { name: 'Nhận dạng đợt này' }).first().click();
    await page.getByText(/Nhận dạng xong 1 trang: 1 trang có chữ/).waitFor({ timeout: 60_000 });
    await ready(page);
    const [line] = await callCommand(page, 'proofread/pages', { batch: 'hộp 2', limit: 80 });
    expect(line).toMatchObject({ state: 'done' });
    expect(line!.words).toBeGreaterThan(50);
    // The scan lies on its side; nobody has looked at it before, and its words lie level all the same.
    const read = await callCommand(page, 'proofread/page', { pageId: line!.id });
    const long = read.lines.flatMap((one) => one.words).filter((word) => word.text.length > 4);
    expect(long.filter(({ box: [x0, y0, x1, y1] }) => x1 - x0 > y1 - y0).length).toBeGreaterThan(long.length * 0.9);
    await page.keyboard.press('F2');
    await expect.poll(() => page.locator('.word-crop').getAttribute('data-ready')).toBe('true');
    await shot(page, 'read');
  });
});

describe('the recognise screen', () => {
  it('says what to do when there is nothing yet', async () => {
    const { page } = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    await createSampleWorkspace(page);
    await goToRecognise(page);
    await page.getByText('Chưa có trang nào để nhận dạng').waitFor();
    await shot(page, 'empty');
    await page
      .getByRole('button', { name: /Số hóa/ })
      .last()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Số hóa' }).waitFor();
  });

  it('has no axe violation and no broken layout, light and dark, with a word and with the replacement open', async () => {
    const { page } = await openRecognise(await workspace(), 'en');
    await ready(page);
    await page.keyboard.press('n');
    await page.locator('.word-editor').waitFor();
    for (const theme of ['light', 'dark']) {
      await page.evaluate((wanted) => {
        document.documentElement.dataset['theme'] = wanted;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await page.keyboard.press('Control+h');
      await page.getByRole('dialog').waitFor();
      const inDialog = await new AxeBuilder({ page }).setLegacyMode(true).include('[role=dialog]').analyze();
      expect(inDialog.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    for (const scale of ['1', '2']) {
      await page.evaluate((wanted) => document.documentElement.style.setProperty('--text-scale', wanted), scale);
      await shot(page, `scale-${scale}`);
      expect(await layoutFaults(page)).toEqual([]);
    }
  });
});

it.each(['vi', 'en'] as const)(
  'the head of the screen is no higher than the others’ at 1280 px in %s',
  async (lang) => {
    const { page } = await openRecognise(await workspace(), lang);
    await ready(page);
    const head = () =>
      page.locator('.ui-screen > header').evaluate((element) => element.getBoundingClientRect().height);
    const own = await head();
    await page.getByRole('navigation').getByRole('button').nth(2).click();
    await page.locator('.recognise').waitFor({ state: 'detached' });
    expect(Math.abs(own - (await head()))).toBeLessThan(2);
  },
);
