import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { silentTask } from '../../electron/engine/base/task.ts';
import { importSources } from '../../electron/engine/intake/index.ts';
import { judgePages } from '../../electron/engine/page-edits/index.ts';
import { listPages } from '../../electron/engine/pages/index.ts';
import { createWorkspace, masterPath, workspacePaths } from '../../electron/engine/workspace/index.ts';
import { addFile } from '../support/records.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { callCommand } from './support/calls.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { launchWindow } from './support/launch.ts';

const SHOTS = process.env['TRAM_SHOTS'];
const BATCH = 'Hộp 05';

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `rescans-${name}.png`) });
}

/** A sheet as a scanner sees it: sharp, or so blurred that nobody reads it. */
async function sheet(number: number, blurred: boolean): Promise<Buffer> {
  const lines = Array.from(
    { length: 14 },
    (_, at) =>
      `<text x="90" y="${260 + at * 52}" font-size="26">Điều ${at + 1}. Nội dung của trang ${number}, dòng ${at + 1}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="827" height="1169" font-family="Liberation Serif, serif">
    <rect width="827" height="1169" fill="#fdfcf7"/>
    <text x="90" y="150" font-size="44" font-weight="bold">QUYẾT ĐỊNH – trang ${number}</text>${lines.join('')}</svg>`;
  const picture = sharp(Buffer.from(svg));
  return (blurred ? picture.blur(7) : picture).withDensity(100).jpeg({ quality: 85 }).toBuffer();
}

/** A batch of four pages of which two were sent back, one of them in a document; and a folder with their new scans. */
async function prepared(): Promise<{ root: string; again: string; single: string; old: Buffer; fresh: Buffer }> {
  const box = tempFolder();
  const scans = join(box, 'quét');
  const again = join(box, 'quét lại');
  for (const folder of [scans, again]) mkdirSync(folder);
  const old = await sheet(2, true);
  const fresh = await sheet(2, false);
  for (const at of [1, 2, 3, 4])
    writeFileSync(join(scans, `trang-0${at}.jpg`), at === 2 ? old : await sheet(at, at === 3));
  writeFileSync(join(again, 'trang-02.jpg'), fresh);
  writeFileSync(join(again, 'trang-09.jpg'), await sheet(9, false));
  const single = join(box, 'IMG_0003.jpg');
  writeFileSync(single, await sheet(3, false));
  const ws = await createWorkspace(join(box, 'ws'), AGENCY, { actor: 'Nguyễn Thị Ánh' });
  await importSources(ws, { paths: [scans], batch: BATCH }, silentTask());
  const [, second, third] = listPages(ws).map(({ id }) => id);
  judgePages(ws, [second!, third!], 'rescan', 'Mờ, nhòe chữ');
  addFile(ws, { documents: [{ pages: [second!] }] });
  ws.close();
  return { root: ws.paths.root, again, single, old, fresh };
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const states = async (page: Page): Promise<string[]> =>
  (await callCommand(page, 'pages/list', {})).map(({ checkState }) => checkState);

it('pages sent back are replaced by their new scans, side by side, undone and done again; the old ones stay to be seen', async () => {
  const { root, again, single, old, fresh } = await prepared();
  const { page, ...app } = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 }, workspace: root });
  await page.getByText('2 trang cần quét lại').waitFor();
  await shot(page, 'waiting');

  await app.choose(again);
  await page.getByRole('button', { name: 'Đưa bản quét lại vào đợt…' }).click();
  const dialog = page.getByRole('dialog', { name: `Bản quét lại của đợt ${BATCH}` });
  await dialog.getByText(/trang-02\.jpg#1 cần quét lại vì: Mờ, nhòe chữ/).waitFor();
  await dialog.getByText('1 tệp không ghép được với trang nào').waitFor();
  await dialog.getByText('1 trang vẫn chờ bản quét lại').waitFor();
  const pictures = dialog.locator('.rescan-compare img');
  await expect
    .poll(() => pictures.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0)))
    .toEqual([true, true]);
  await shot(page, 'pairs');
  await dialog.getByRole('button', { name: 'Phóng to cả hai' }).click();
  const [left, right] = [
    dialog.getByRole('region', { name: 'Bản cũ' }),
    dialog.getByRole('region', { name: 'Bản quét lại', exact: true }),
  ];
  await left.evaluate((element) => element.scrollTo({ top: 200 }));
  await expect.poll(() => right.evaluate((element) => Math.round(element.scrollTop))).toBe(200);
  await shot(page, 'enlarged');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await states(page)).toEqual(['unchecked', 'rescan', 'rescan', 'unchecked']);
  await dialog.getByRole('button', { name: 'Thay 1 trang' }).click();
  await page.getByText(/Đã thay 1 trang bằng bản quét lại/).waitFor();
  await shot(page, 'done');
  await expect.poll(() => states(page)).toEqual(['unchecked', 'unchecked', 'rescan', 'unchecked']);
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).last().click();
  await expect.poll(() => states(page)).toEqual(['unchecked', 'rescan', 'rescan', 'unchecked']);
  await page.getByText('1 bản quét lại đã đến, chờ xác nhận').waitFor();
  await shot(page, 'came');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => states(page)).toEqual(['unchecked', 'unchecked', 'rescan', 'unchecked']);

  // A single page on the desk, by the file a person chooses, whatever it is called.
  const [, second, third] = (await callCommand(page, 'pages/list', {})).map(({ id }) => id);
  await page.locator(`[data-id="${third}"]`).dblclick();
  await page.getByRole('group', { name: 'trang-03.jpg' }).waitFor();
  await app.choose([single]);
  await page.getByRole('button', { name: 'Thay bằng bản quét lại…' }).click();
  await dialog.getByText(/trang-03\.jpg#1 cần quét lại vì/).waitFor();
  await dialog.getByRole('button', { name: 'Để sau' }).click();
  // The same by dropping the file on the page.
  await app.drop(page.locator('.page-desk'), [single]);
  await dialog.getByText(/trang-03\.jpg#1 cần quét lại vì/).waitFor();
  await dialog.getByRole('button', { name: 'Thay 1 trang' }).click();
  await expect.poll(() => states(page)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked']);
  const history = page.getByRole('region', { name: 'Các lần quét trước' });
  await history.getByText(/Nguyễn Thị Ánh|thay bản “trang-03\.jpg”/).waitFor();
  await history.getByRole('button', { name: 'Xem bản cũ' }).click();
  const both = page.getByRole('dialog').locator('.rescan-compare img');
  await expect
    .poll(() => both.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth > 0)))
    .toEqual([true, true]);
  await shot(page, 'history');
  await page.keyboard.press('Escape');

  const seen = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(seen.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);

  const entries = await callCommand(page, 'rescans/history', { pageId: second! });
  expect(entries).toMatchObject([{ oldSha256: sha(old), newSha256: sha(fresh), reason: 'Mờ, nhòe chữ' }]);
  const paths = workspacePaths(root);
  for (const bytes of [old, fresh]) expect(readFileSync(masterPath(paths, sha(bytes))).equals(bytes)).toBe(true);
});

it('a new scan that fits no page, or is not wanted, is put away by its button, stays among the masters and comes back by undo', async () => {
  const { root, again } = await prepared();
  // Two pages under the name of a file that has one.
  const two = await sharp([await sheet(2, false), await sheet(3, false)], { join: { animated: true } })
    .tiff()
    .toBuffer();
  writeFileSync(join(again, 'trang-02.tif'), two);
  rmSync(join(again, 'trang-02.jpg'));
  writeFileSync(join(again, 'trang-03.jpg'), await sheet(3, false));
  const { page, ...app } = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 }, workspace: root });
  const offers = async (): Promise<[number, string[]]> => {
    const { pairs, unpaired } = await callCommand(page, 'rescans/offers', { batch: BATCH });
    return [pairs.length, unpaired.map(({ file, why }) => `${file} ${typeof why === 'string' ? why : why.code}`)];
  };
  await app.choose(again);
  await page.getByRole('button', { name: 'Đưa bản quét lại vào đợt…' }).click();
  const dialog = page.getByRole('dialog', { name: `Bản quét lại của đợt ${BATCH}` });
  await dialog.getByText(/trang-02\.tif: số trang của tệp không khớp/).waitFor();
  expect(await offers()).toEqual([1, ['trang-02.tif count']]);
  await shot(page, 'fits-none');
  await dialog.getByRole('button', { name: 'Không dùng tệp trang-02.tif' }).click();
  await expect.poll(offers).toEqual([1, []]);
  await dialog.getByRole('button', { name: 'Không dùng tệp này' }).click();
  await expect.poll(offers).toEqual([0, []]);
  await dialog.getByText('Không có bản quét lại nào đang chờ xác nhận.').waitFor();
  await shot(page, 'put-away');
  await dialog.getByRole('button', { name: 'Để sau' }).click();
  expect(readFileSync(masterPath(workspacePaths(root), sha(two))).equals(two)).toBe(true);
  expect(await states(page)).toEqual(['unchecked', 'rescan', 'rescan', 'unchecked']);
  await page.keyboard.press('Control+z');
  await expect.poll(offers).toEqual([1, []]);
});

it('cutting shows the pages that wait for a new scan and counts them; a deleted document can be had back by a button', async () => {
  const { root } = await prepared();
  const { page } = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 }, workspace: root });
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+3');
  await page.getByRole('treeitem', { name: /^Phông/ }).click();
  await page.getByRole('button', { name: /Trạng thái/ }).click();
  expect(await page.getByRole('option').allInnerTexts()).toEqual(['(để trống)', 'Mở', 'Đóng']);
  await shot(page, 'status');
  await page.keyboard.press('Escape');
  for (const name of [/^Phông/, /^Mục lục số/, /^Hồ sơ/]) await page.getByRole('treeitem', { name }).dblclick();
  await page.getByRole('treeitem', { name: /^Tài liệu/ }).click();
  await page.getByRole('tree').press('Delete');
  await page.getByText('Đã xóa 1 tài liệu.').waitFor();
  await shot(page, 'deleted');
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).last().click();
  await page.getByRole('treeitem', { name: /Tài liệu/ }).waitFor();
  await page.getByRole('treeitem', { name: /Hồ sơ/ }).first().click();
  await page
    .getByRole('button', { name: /Chia đợt/ })
    .first()
    .click();
  await page.getByText('1 trang chờ quét lại').waitFor();
  await page.getByText('cần quét lại', { exact: true }).first().waitFor();
  await shot(page, 'cut');
});

it('a folder dropped on the pages sent back is taken as their new scans; in English, with text at 200 %, nothing is cut off', async () => {
  const { root, again } = await prepared();
  writeFileSync(
    join(again, 'trang-03.PNG'),
    await sharp(await sheet(3, false))
      .png()
      .toBuffer(),
  );
  const { page, ...app } = await launchWindow({
    lang: 'en',
    size: { width: 1280, height: 720 },
    workspace: root,
    preferences: { textScale: 200, theme: 'dark' },
  });
  await page.getByRole('button', { name: /Filter pages/ }).click();
  await page.getByRole('option', { name: 'To be rescanned' }).click();
  await shot(page, 'large-bar');
  await app.drop(page.locator('.digitise'), [again]);
  const asked = page.getByRole('dialog');
  await asked.getByText(/These are new scans of the 2 pages sent back/).waitFor();
  await shot(page, 'large-add');
  await asked.getByRole('button', { name: 'Take in' }).click();
  const dialog = page.getByRole('dialog', { name: `New scans of batch ${BATCH}` });
  const rows = dialog.getByRole('grid', { name: 'Pairs of old page and new scan' });
  await expect
    .poll(() =>
      rows
        .getByRole('row')
        .allInnerTexts()
        .then((all) => all.length),
    )
    .toBe(2);
  await expect.poll(() => dialog.locator('.rescan-compare img').count()).toBe(2);
  await shot(page, 'large-pairs');
  expect(await layoutFaults(page)).toEqual([]);
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await rows.focus();
  await page.keyboard.press(' ');
  await dialog.getByRole('button', { name: 'Replace 1 page' }).click();
  await expect.poll(() => states(page)).toEqual(['unchecked', 'rescan', 'unchecked', 'unchecked']);
  expect((await callCommand(page, 'pages/list', {})).map(({ source }) => source)).toContain('trang-03.PNG');

  await page.keyboard.press('Control+3');
  for (const name of [/^Fonds/, /^Inventory/]) await page.getByRole('treeitem', { name }).dblclick();
  await page.getByRole('treeitem', { name: /^File/ }).waitFor();
  await shot(page, 'large-tree');
  const cut = page.locator('.form-row .form-counts');
  await expect
    .poll(() =>
      cut.evaluateAll(
        (all) =>
          all.filter((one) => {
            const row = one.closest('.form-row')!.getBoundingClientRect();
            return [...one.children].some((part) => part.getBoundingClientRect().right > row.right + 1);
          }).length,
      ),
    )
    .toBe(0);
});
