import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { addFile, pagesOf } from '../support/records.ts';
import { numberedScans, takeIn } from '../support/scanned-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

/** A workspace of ten scans: three in the first document, two in the second, five in none. */
async function prepared(): Promise<string> {
  const ws = await createWorkspace(join(tempFolder(), 'ws'), AGENCY, { actor: 'test' });
  const scans = await numberedScans(10);
  await takeIn(ws, scans);
  const ids = Object.keys(scans).map((name) => pagesOf(ws, name)[0]!);
  addFile(ws, { documents: [{ pages: ids.slice(0, 3) }, { pages: ids.slice(3, 5) }] });
  ws.close();
  return ws.paths.root;
}

/** Drags as a hand does: pressed in the middle, moved in steps, let go at a place of the target (shares of its size). */
async function dragByHand(page: Page, from: Locator, to: Locator, [x, y] = [0.5, 0.5]): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('not to be seen');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 12, start.y + start.height / 2 + 4, { steps: 4 });
  await page.mouse.move(end.x + end.width * x, end.y + end.height * y, { steps: 12 });
  await page.mouse.move(end.x + end.width * x + 1, end.y + end.height * y, { steps: 2 });
  await page.mouse.up();
}

const documents = async (page: Page): Promise<number[][]> => {
  const nodes = await callCommand(page, 'forming/tree', { parent: { level: 'file', id: 1 } });
  return Promise.all(
    nodes.map(async ({ id }) =>
      (await callCommand(page, 'forming/read', { level: 'document', id })).pages.map((one) => one.id),
    ),
  );
};

it('pages are dragged from a document, and from the strip of a batch, onto a document, and back by undo', async () => {
  const { page } = await launchWindow({
    lang: 'vi',
    workspace: await prepared(),
    size: { width: 1280, height: 720 },
  });
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+3');
  const item = (name: RegExp): Locator => page.getByRole('treeitem', { name });
  for (const name of [/^Phông/, /^Mục lục số/, /^Hồ sơ/]) await item(name).dblclick();
  await item(/^Tài liệu 1/).click();
  const thumbs = page.getByRole('listbox', { name: 'Dải trang' }).getByRole('option');
  await expect.poll(() => thumbs.count()).toBe(3);
  const [one, two] = await documents(page);
  await dragByHand(page, thumbs.nth(1), item(/^Tài liệu 2/));
  await expect
    .poll(() => documents(page))
    .toEqual([
      [one![0], one![2]],
      [...two!, one![1]],
    ]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => documents(page)).toEqual([one, two]);

  // Pages no document has yet, several at once, as they stand in the strip.
  await page.getByRole('button', { name: 'Chia đợt thành tài liệu' }).click();
  const strip = page.getByRole('grid', { name: 'Dải trang' });
  const cells = strip.getByRole('gridcell');
  await expect.poll(() => cells.count()).toBe(5);
  await cells.nth(2).locator('.picture').click();
  await cells
    .nth(1)
    .locator('.picture')
    .click({ modifiers: ['Shift'] });
  await dragByHand(page, cells.nth(2).locator('.picture'), item(/^Tài liệu 2/));
  const free = [6, 7, 8, 9, 10];
  await expect.poll(() => documents(page)).toEqual([one, [...two!, free[1], free[2]]]);
  await expect.poll(() => cells.count()).toBe(3);
  // Dropped where no document is: nothing happens.
  await dragByHand(page, cells.nth(0).locator('.picture'), item(/^Hồ sơ/));
  expect(await documents(page)).toEqual([one, [...two!, free[1], free[2]]]);
}, 60_000);

it('pages are dragged to another place of their batch, one and several, and back by undo', async () => {
  const { page } = await launchWindow({
    lang: 'vi',
    workspace: await prepared(),
    size: { width: 1280, height: 720 },
  });
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+1');
  const grid = page.getByRole('grid', { name: 'Các trang của đợt' });
  const cell = (id: number): Locator => grid.locator(`[data-id="${id}"]`);
  const order = async (): Promise<number[]> => (await callCommand(page, 'pages/list', {})).map(({ id }) => id);
  await cell(4).waitFor();
  await cell(1).locator('img').waitFor();
  expect(await order()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  // To the right half of the third: behind it.
  await dragByHand(page, cell(1), cell(3), [0.8, 0.5]);
  await expect.poll(order).toEqual([2, 3, 1, 4, 5, 6, 7, 8, 9, 10]);
  // To the left half: before it; both chosen ones go.
  await cell(4).click();
  await cell(5).click({ modifiers: ['Shift'] });
  await dragByHand(page, cell(5), cell(2), [0.2, 0.5]);
  await expect.poll(order).toEqual([4, 5, 2, 3, 1, 6, 7, 8, 9, 10]);
  await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual([2, 3, 1, 4, 5, 6, 7, 8, 9, 10]);
  await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
}, 60_000);

it('the line of a double page lies at first where its gutter is seen, and goes where it is put', async () => {
  const ws = await createWorkspace(join(tempFolder(), 'ws'), AGENCY, { actor: 'test' });
  const [width, height] = [640, 452];
  const lines = Array.from(
    { length: 12 },
    (_, at) => `<path d="M40 ${60 + at * 28}H220M330 ${60 + at * 28}H600" stroke="#222" stroke-width="5"/>`,
  );
  const spread = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#eee"/>
    <rect x="${width * 0.42 - 9}" width="18" height="100%" fill="#999"/>${lines.join('')}</svg>`;
  await takeIn(ws, { 'a.jpg': await sharp(Buffer.from(spread)).flatten().withDensity(75).jpeg().toBuffer() });
  ws.close();
  const { page } = await launchWindow({ lang: 'vi', workspace: ws.paths.root, size: { width: 1280, height: 720 } });
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+1');
  const grid = page.getByRole('grid', { name: 'Các trang của đợt' });
  await grid.locator('[data-id="1"]').dblclick();
  await page.keyboard.press('d');
  const line = page.getByRole('slider', { name: 'Đường tách trang' });
  await expect.poll(() => line.getAttribute('aria-valuenow')).toBe('42');
  await page.getByText('Đường tách đặt sẵn ở chỗ thấy gáy.').waitFor();
  await line.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => line.getAttribute('aria-valuenow')).toBe('44');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await callCommand(page, 'pages/list', {})).map(({ part }) => part)).toEqual([1, 2]);
}, 60_000);
