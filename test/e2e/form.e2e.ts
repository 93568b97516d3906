import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { silentTask } from '../../electron/engine/base/task.ts';
import { setValue } from '../../electron/engine/efile/index.ts';
import { importSources } from '../../electron/engine/intake/index.ts';
import { listPages } from '../../electron/engine/pages/index.ts';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { addFile } from '../support/records.ts';
import { AGENCY } from '../support/workspace.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { preparedCopy } from './support/prepared.ts';

const SCANS = join(import.meta.dirname, '../../resources/samples/hop-05/ho-so-01');
const SHOTS = process.env['TRAM_SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `form-${name}.png`) });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'tram-form-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A workspace with scans taken in; `joined` of them are the first document of a file, with a value read from its page. */
function prepared(joined: number): Promise<string> {
  return preparedCopy(`form-${joined}`, (root) => prepare(root, joined));
}

async function prepare(root: string, joined: number): Promise<void> {
  const ws = await createWorkspace(root, AGENCY, { actor: 'test' });
  await importSources(ws, { paths: [SCANS], batch: 'Hộp 05' }, silentTask());
  const pages = listPages(ws).map(({ id }) => id);
  if (joined > 0) {
    const file = addFile(ws, {
      documents: [{ pages: pages.slice(0, joined), values: { organName: '', subject: '' } }],
    });
    const owner = { kind: 'document', id: file.documents[0]! } as const;
    const place = { pageId: pages[0]!, box: [300, 400, 1400, 520] as [number, number, number, number], confidence: 87 };
    setValue(ws.db, owner, 'organName', 'extracted', 'UBND huyện Vĩnh Khê', 'then', place);
    setValue(ws.db, owner, 'codeNumber', 'extracted', '47', 'then', place);
  }
  ws.close();
}

const tree = (page: Page, parent: CommandInput<'forming/tree'>['parent']) =>
  callCommand(page, 'forming/tree', { parent });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

async function openScreen(page: Page): Promise<void> {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+3');
  await page.getByRole('heading', { name: 'Lập hồ sơ' }).waitFor();
}

it('from nothing a tree is made, a batch is cut by rule and by mark into a file, and the counts stand beside the paper’s', async () => {
  const { page } = await launchWindow({ lang: 'vi', workspace: await prepared(0), size: { width: 1280, height: 720 } });
  await openScreen(page);
  await page.getByText('Chưa có phông nào').waitFor();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'empty');

  await page.getByRole('button', { name: 'Thêm phông…' }).click();
  await page.getByRole('dialog').getByLabel('Mã phông').fill('H99.12.P01');
  await page.getByRole('dialog').getByLabel('Tên, tiêu đề').fill('Phông UBND huyện');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: /Phông H99.12.P01/ }).waitFor();
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm mục lục…' }).click();
  await page.getByRole('dialog').getByLabel('Mục lục số').fill('01');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: /Mục lục số 01/ }).waitFor();
  await page.keyboard.press('Control+Shift+F');
  await page.getByRole('dialog').getByLabel('Năm hình thành').fill('2003');
  await page.getByRole('dialog').getByLabel('Số và ký hiệu').fill('sai dạng');
  await page.keyboard.press('Enter');
  await page.getByText(/không đúng dạng/).waitFor();
  await page.getByRole('dialog').getByLabel('Số và ký hiệu').fill('01.VP');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: /Hồ sơ 2003 · 01.VP/ }).waitFor();

  await page.getByRole('group', { name: 'Theo mục lục giấy' }).getByLabel('Số tài liệu').fill('9');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Chia đợt thành tài liệu' }).click();
  const strip = page.getByRole('grid', { name: 'Dải trang' });
  await strip.waitFor();
  const total = (await callCommand(page, 'pages/list', {})).length;
  await page.getByLabel('Số trang mỗi tài liệu').fill('4');
  await page.keyboard.press('Tab');
  await page.getByText(`Sẽ có ${Math.ceil(total / 4)} tài liệu, ${total} trang`).waitFor();
  await strip.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('m');
  await page.getByText(/đánh dấu tay/).waitFor();
  const plan = await callCommand(page, 'forming/cut-plan', {
    batch: 'Hộp 05',
    rules: { blank: 'off', count: 4, separator: false },
  });
  expect(plan.pieces[0]?.pageIds).toHaveLength(1);
  await page.getByText(new RegExp(`${plan.pieces.length}/9 tài liệu`)).waitFor();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'cut');
  await page.getByRole('button', { name: 'Lập các tài liệu' }).click();
  await page.getByRole('treeitem', { name: /Tài liệu 1/ }).waitFor();
  const documents = await tree(page, { level: 'file', id: 1 });
  expect(documents.map(({ found }) => found.pages)).toEqual(plan.pieces.map(({ pageIds }) => pageIds.length));
  await page
    .getByRole('treeitem', { name: /Hồ sơ 2003/ })
    .getByText('lệch với mục lục giấy')
    .waitFor({ state: 'attached' });

  // Two of them made one, by keyboard, and taken back.
  await page.getByRole('treeitem', { name: /Tài liệu 1 / }).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('j');
  await expect.poll(async () => (await tree(page, { level: 'file', id: 1 })).length).toBe(documents.length - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await tree(page, { level: 'file', id: 1 })).length).toBe(documents.length);
  // The last dragged before the first.
  await page
    .getByRole('treeitem', { name: new RegExp(`Tài liệu ${documents.length}`) })
    .dragTo(page.getByRole('treeitem', { name: /Tài liệu 1 / }));
  await expect.poll(async () => (await tree(page, { level: 'file', id: 1 }))[0]?.id).toBe(documents.at(-1)!.id);
}, 90_000);

it('a form keeps itself, speaks while it is typed, takes what the page says by one key; many are filled at once; Excel goes out and in', async () => {
  const root = await prepared(2);
  const { page, ...app } = await launchWindow({ lang: 'vi', workspace: root, size: { width: 1280, height: 720 } });
  const read = () => callCommand(page, 'forming/read', { level: 'document', id: 1 });
  await openScreen(page);
  await page.getByRole('tree').focus();
  for (const [opened, below] of [
    [/^Phông/, /^Mục lục số/],
    [/^Mục lục số/, /^Hồ sơ/],
    [/^Hồ sơ/, /^Tài liệu 1/],
  ] as const) {
    await page.getByRole('treeitem', { name: opened }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: below }).waitFor();
    await page.keyboard.press('ArrowDown');
  }
  await page.getByRole('treeitem', { name: /Tài liệu 1/ }).click();
  const subject = page.getByLabel(/Trích yếu nội dung/);
  await subject.fill('Về việc xây kho');
  await expect
    .poll(async () => (await read()).values['subject'])
    .toEqual({ value: 'Về việc xây kho', origin: 'typed' });

  const date = page.getByLabel(/Ngày, tháng, năm tài liệu/);
  await date.fill('');
  await date.pressSequentially('31022003');
  expect(await date.inputValue()).toBe('31/02/2003');
  await page.getByText(/phải là ngày có thật/).waitFor();
  await date.fill('');
  await date.pressSequentially('5/1/2003');
  expect(await date.inputValue()).toBe('05/01/2003');
  await page.getByText(/phải là ngày có thật/).waitFor({ state: 'detached' });

  const number = page.getByLabel('Số của tài liệu');
  await number.click();
  await page
    .getByText(/TT 05\/2025/)
    .first()
    .waitFor();
  await page.getByText('Trên trang: “47” (87%)').waitFor();
  await page.locator('.page-mark.active').waitFor();
  await shot(page, 'offer');
  await page.keyboard.press('F4');
  await expect.poll(async () => (await read()).values['codeNumber']).toEqual({ value: '47', origin: 'typed' });
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await read()).values['codeNumber']?.origin).toBe('imported');

  // Out, changed as in Excel, in again with the difference seen first.
  const out = join(folder(), 'bang.xlsx');
  await app.choose(out);
  await page.getByRole('button', { name: 'Excel', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Xuất ra Excel…' }).click();
  await page.getByText('Đã xuất ra Excel.').waitFor();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(out);
  const sheet = workbook.getWorksheet('Tài liệu')!;
  sheet.getRow(1).eachCell((cell, column) => {
    if (cell.text.startsWith('Từ khóa')) sheet.getCell(2, column).value = 'kho lưu trữ';
  });
  await workbook.xlsx.writeFile(out);
  await app.choose([out]);
  await page.getByRole('button', { name: 'Excel', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Nhập từ Excel…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Chọn bảng Excel hoặc CSV' }).click();
  await page.getByText('1 dòng thay đổi, 0 dòng thêm mới').waitFor();
  await page.getByRole('dialog').getByText('kho lưu trữ').waitFor();
  await page.getByRole('dialog').getByText('Trang tính Tài liệu, dòng 2').waitFor();
  expect(await violations(page)).toEqual([]);
  await shot(page, 'differences');
  expect((await read()).values['keyword']).toBeUndefined();
  await page.getByRole('button', { name: 'Nhập 1 dòng' }).click();
  await expect.poll(async () => (await read()).values['keyword']).toEqual({ value: 'kho lưu trữ', origin: 'imported' });

  // Several at once.
  await callCommand(page, 'forming/create', { level: 'document', parent: 1 });
  await page.getByRole('treeitem', { name: /Tài liệu 2/ }).waitFor();
  await page.getByRole('treeitem', { name: /Tài liệu 1/ }).click();
  await page.getByRole('treeitem', { name: /Tài liệu 2/ }).click({ modifiers: ['Shift'] });
  await page.getByText('Nhập hàng loạt cho 2 tài liệu').waitFor();
  await page.getByRole('button', { name: /Trường/ }).click();
  await page.getByRole('option', { name: 'Từ khóa' }).click();
  await page.getByLabel('Giá trị').fill('dân số');
  await page.keyboard.press('Tab');
  await shot(page, 'bulk');
  await page.getByRole('button', { name: 'Nhập cho 2 mục' }).click();
  for (const id of [1, 2])
    await expect
      .poll(async () => (await callCommand(page, 'forming/read', { level: 'document', id })).values['keyword']?.value)
      .toBe('dân số');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
}, 90_000);

it('a page is shown whole with room around it; frames stand outside what they mark, the one of the field in hand stronger', async () => {
  const { page } = await launchWindow({
    lang: 'vi',
    workspace: await prepared(2),
    size: { width: 1366, height: 768 },
  });
  await openScreen(page);
  await page.getByRole('tree').focus();
  for (const opened of [/^Phông/, /^Mục lục số/, /^Hồ sơ/, /^Tài liệu 1/]) {
    await page.getByRole('treeitem', { name: opened }).waitFor();
    await page.getByRole('treeitem', { name: opened }).click();
    await page.keyboard.press('ArrowRight');
  }
  await page.locator('.page-mark').first().waitFor();
  const [offer] = (await callCommand(page, 'forming/read', { level: 'document', id: 1 })).offers;
  const { width, height } = await callCommand(page, 'pages/read', { pageId: offer!.pageId! });
  /** How far the frame of a box stands from where the box is when the whole page lies in the middle, on each side, px. */
  const spaces = (): Promise<readonly number[]> =>
    page.evaluate(
      ({ box, wide, high }) => {
        const room = document.querySelector('.page-viewer .canvas')!.getBoundingClientRect();
        const scale = Math.min((room.width - 20) / wide, (room.height - 20) / high);
        const left = room.left + (room.width - wide * scale) / 2;
        const top = room.top + (room.height - high * scale) / 2;
        const frame = document.querySelector('.page-mark')!.getBoundingClientRect();
        const out = parseFloat(getComputedStyle(document.querySelector('.page-mark')!).outlineOffset);
        const [x0, y0, x1, y1] = box;
        return [
          left + x0 * scale - frame.left + out,
          top + y0 * scale - frame.top + out,
          frame.right - left - x1 * scale + out,
          frame.bottom - top - y1 * scale + out,
        ];
      },
      { box: offer!.box!, wide: width, high: height },
    );
  const outside = () =>
    expect.poll(async () => (await spaces()).every((space) => space > 1 && space < 4), { timeout: 5000 }).toBe(true);
  await outside();
  // Also when the room for it becomes another.
  await page.setViewportSize({ width: 1366, height: 640 });
  await outside();
  const look = (which: string) =>
    page
      .locator(which)
      .first()
      .evaluate((element) => {
        const { backgroundColor, backgroundImage, borderTopWidth, outlineWidth } = getComputedStyle(element);
        return { fill: `${backgroundColor} ${backgroundImage}`, border: borderTopWidth, line: outlineWidth };
      });
  const plain = { fill: 'rgba(0, 0, 0, 0) none', border: '0px' };
  expect(await look('.page-mark')).toEqual({ ...plain, line: '1px' });
  await page.getByLabel('Số của tài liệu').click();
  await page.locator('.page-mark.active').waitFor();
  expect(await look('.page-mark.active')).toEqual({ ...plain, line: '2px' });
}, 90_000);
