import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { closePdfium } from '../../electron/engine/tools/pdfium/index.ts';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { addFile, pagesOf } from '../support/records.ts';
import { numberedScans, scanName, takeIn } from '../support/scanned-workspace.ts';
import { scannedSheet } from '../support/separator-scans.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

const SHOTS = process.env['TRAM_SHOTS'];

const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `cutting-${name}.png`) });
};

/** Where blank pages lie among the sixty: two in a row, one inside a document, one at the end. */
const BLANK = [11, 12, 25, 60];
/** Where separator sheets are put: one that begins a document, one that begins a file. */
const SHEETS = { document: 31, file: 41 } as const;

/** A batch of sixty pages, a batch of one, and a batch without pages; two files without documents. */
async function prepared(): Promise<string> {
  const ws = await createWorkspace(join(tempFolder(), 'ws'), AGENCY, { actor: 'test' });
  const scans = await numberedScans(60);
  for (const kind of ['document', 'file'] as const)
    scans[scanName(SHEETS[kind])] = await scannedSheet(ws, kind, { dpi: 100, turned: 1 });
  await takeIn(ws, scans);
  await closePdfium();
  for (const at of BLANK)
    ws.db.prepare(`UPDATE page SET blankness = 'blank' WHERE id = ?`).run(pagesOf(ws, scanName(at))[0]);
  ws.db.exec(`INSERT INTO batch (name, created_at) VALUES ('Rỗng', 'now'), ('Một trang', 'now');
    UPDATE batch SET created_at = 'now';
    INSERT INTO source (batch_id, name, sha256, size, kind, outcome, received_at)
      SELECT (SELECT id FROM batch WHERE name = 'Một trang'), 'một.jpg', sha256, size, kind, outcome, 'now' FROM source LIMIT 1;
    INSERT INTO page (source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec)
      SELECT (SELECT max(id) FROM source), 0, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec
      FROM page LIMIT 1;`);
  addFile(ws, { documents: [] });
  addFile(ws, { notation: '02.VP', documents: [] });
  ws.close();
  return ws.paths.root;
}

const documentsOf = async (page: Page, file: number): Promise<number[]> =>
  (await callCommand(page, 'forming/tree', { parent: { level: 'file', id: file } })).map(({ found }) => found.pages);

async function choose(page: Page, label: string, option: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

it('sixty pages are cut by marks, by count, by blank pages and by sheets, and what is told is what is made', async () => {
  const { page, ...app } = await launchWindow({
    lang: 'vi',
    workspace: await prepared(),
    size: { width: 1280, height: 720 },
  });
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+3');
  const item = (name: RegExp): Locator => page.getByRole('treeitem', { name });
  for (const name of [/^Phông/, /^Mục lục số/]) await item(name).dblclick();
  await item(/^Hồ sơ .*01\.VP/).click();
  const paper = page.getByRole('group', { name: 'Theo mục lục giấy' });
  await paper.getByLabel('Số tài liệu').fill('5');
  await paper.getByLabel('Số trang').fill('55');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Chia đợt thành tài liệu', exact: true }).click();
  const strip = page.getByRole('grid', { name: 'Dải trang' });
  const told = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

  // A batch of one page; the batch without any is not offered.
  await page.getByRole('button', { name: /Đợt số hóa/ }).click();
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['hộp 1 (còn 60 trang)', 'Một trang (còn 1 trang)']);
  await page.getByRole('option', { name: /Một trang/ }).click();
  await told('Sẽ có 1 tài liệu, 1 trang');
  await choose(page, 'Đợt số hóa', /hộp 1/);
  await told('Sẽ có 1 tài liệu, 60 trang');

  // By count: the last has what is left.
  await page.getByLabel('Số trang mỗi tài liệu').fill('7');
  await page.keyboard.press('Tab');
  await told('Sẽ có 9 tài liệu, 60 trang');
  await page.getByLabel('Số trang mỗi tài liệu').fill('');
  await page.keyboard.press('Tab');
  await told('Sẽ có 1 tài liệu, 60 trang');

  // By blank pages: two in a row cut once, the last cuts nothing.
  await choose(page, 'Trang trắng', 'Chia, bỏ trang trắng ra');
  await told(/Sẽ có 3 tài liệu, 56 trang.*bỏ ra 4 trang/);
  // The blank page inside a document is claimed for it.
  await strip.focus();
  await page.keyboard.press('Home');
  for (let at = 1; at < 25; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('n');
  await told(/Sẽ có 2 tài liệu, 57 trang.*bỏ ra 3 trang/);
  // First pages by hand.
  for (const key of ['ArrowRight', 'ArrowRight', 'm']) await page.keyboard.press(key);
  await told(/Sẽ có 3 tài liệu, 57 trang.*bỏ ra 3 trang/);

  // By sheets: their codes are read by themselves.
  await page.getByText('Tờ phân cách', { exact: true }).click();
  await told(/Đã đọc mã 60 trang: 2 tờ phân cách/);
  await told(/Sẽ có 4 tài liệu, 37 trang.*bỏ ra 5 trang.*còn 1 hồ sơ, 1 tài liệu/);
  // Beside the paper's counts.
  await told(/4\/5 tài liệu/);
  await told(/37\/55 trang/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await shot(page, 'sheets');
  await page.getByRole('button', { name: 'Lập các tài liệu' }).click();
  await expect.poll(() => documentsOf(page, 1)).toEqual([10, 14, 4, 9]);

  // What lies behind the sheet “Hồ sơ mới” goes to the next file; what was left out is still in the batch.
  await item(/^Hồ sơ .*02\.VP/).click();
  await page.getByRole('button', { name: 'Chia đợt thành tài liệu', exact: true }).click();
  await told(/Sẽ có 1 tài liệu, 18 trang.*bỏ ra 5 trang/);
  await shot(page, 'second-file');
  await page.getByRole('button', { name: 'Lập các tài liệu' }).click();
  await expect.poll(() => documentsOf(page, 2)).toEqual([18]);
  const [batch] = (await callCommand(page, 'list/batches', {})).filter(({ name }) => name === 'hộp 1');
  expect([batch?.pages, batch?.joined]).toEqual([60, 55]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => documentsOf(page, 2)).toEqual([]);

  // Sheets to be printed.
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  const out = join(folder, 'to-phan-cach.pdf');
  await page.getByRole('button', { name: 'Chia đợt thành tài liệu', exact: true }).click();
  await page.getByRole('button', { name: 'In tờ phân cách…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số tờ').fill('0');
  await dialog.getByText('Nhập số từ 1 đến 500.').waitFor();
  await dialog.getByLabel('Số tờ').fill('3');
  await shot(page, 'print');
  await app.choose(out);
  await dialog.getByRole('button', { name: 'Ghi tệp PDF…' }).click();
  await told(/Đã ghi 3 tờ phân cách/);
  expect(existsSync(out) && readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
}, 120_000);
