import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createWorkspace } from '../../electron/engine/workspace/index.ts';
import { addFile, addText, pagesOf } from '../support/records.ts';
import { numberedScans, scanName, takeIn } from '../support/scanned-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { AGENCY } from '../support/workspace.ts';
import { callCommand } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';
import { violations } from './support/violations.ts';

const SHOTS = process.env['TRAM_SHOTS'];

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `reading-${name}.png`) });
}

const LETTER = [
  'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ',
  'Số: 47/TB-UBND',
  'Vĩnh Khê, ngày 05 tháng 3 năm 2003',
  'THÔNG BÁO',
  'Về việc tiếp nhận tài liệu lưu trữ',
];

/** Three recognised pages; with `described` the first is a document whose fields nobody has read. */
async function prepared(described: boolean): Promise<string> {
  const ws = await createWorkspace(join(tempFolder(), 'ws'), AGENCY, { actor: 'test' });
  await takeIn(ws, await numberedScans(3));
  for (const at of [1, 2, 3]) addText(ws, pagesOf(ws, scanName(at))[0]!, LETTER);
  const bare = { typeName: '', codeNumber: '', codeNotation: '', issuedDate: '', organName: '', subject: '' };
  if (described) addFile(ws, { documents: [{ pages: pagesOf(ws, scanName(1)), values: bare }] });
  ws.close();
  return ws.paths.root;
}

const go = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Fills in what the template marks as needed, and one document of the first scan. */
async function fill(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const rows: Record<string, Record<string, string | number>> = {
    Phông: { 'Mã phông': 'H99.12', 'Tên phông': 'Phông UBND huyện Vĩnh Khê' },
    'Hồ sơ': {
      'Mã phông': 'H99.12',
      'Mục lục số': '01',
      'Năm hình thành hồ sơ': 2003,
      'Số và ký hiệu hồ sơ': '01.VP',
      'Tiêu đề hồ sơ': 'Hồ sơ tiếp nhận tài liệu',
      'Thời hạn lưu trữ': 'Vĩnh viễn',
      'Mức độ tiếp cận': 'Công khai',
      'Ngôn ngữ': 'Tiếng Việt',
      'Thời gian bắt đầu': '01/01/2003',
      'Thời gian kết thúc': '31/12/2003',
      'Chế độ dự phòng': 'Không',
    },
    'Tài liệu': {
      'Năm hình thành hồ sơ': 2003,
      'Số và ký hiệu hồ sơ': '01.VP',
      'Số thứ tự tài liệu': 1,
      'Tệp và trang': scanName(1),
    },
  };
  for (const [name, values] of Object.entries(rows)) {
    const sheet = workbook.getWorksheet(name)!;
    sheet.getRow(1).eachCell((cell, column) => {
      const value = values[cell.text.replace(' *', '')];
      if (value !== undefined) sheet.getCell(2, column).value = value;
    });
  }
  await workbook.xlsx.writeFile(path);
}

it('with nothing there the template is saved, filled in and imported, and the fields are read from the pages it names', async () => {
  const { page, ...app } = await launchWindow({ lang: 'vi', workspace: await prepared(false) });
  await go(page, 'Lập hồ sơ');
  await page.getByText('Chưa có phông nào').waitFor();
  const path = join(tempFolder(), 'bang-mau.xlsx');
  await app.choose(path);
  await page.getByRole('button', { name: 'Lưu bảng mẫu…' }).click();
  await page.getByText('Đã lưu bảng mẫu “bang-mau.xlsx”').waitFor();
  await shot(page, 'empty');
  expect(await violations(page, 'form')).toEqual([]);
  // The same by menu and by palette, also while there are no records.
  await page.getByRole('button', { name: 'Excel', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Lưu bảng mẫu…' }).waitFor();
  expect(await page.getByRole('menuitem', { name: 'Lưu bảng mẫu…' }).getAttribute('aria-disabled')).toBeNull();
  await page.keyboard.press('Escape');
  const again = join(tempFolder(), 'lan-hai.xlsx');
  await app.choose(again);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bang mau');
  await page.keyboard.press('Enter');
  await expect.poll(() => existsSync(again)).toBe(true);

  await fill(path);
  await app.choose([path]);
  await page.getByRole('button', { name: 'Nhập từ Excel…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Chọn bảng Excel hoặc CSV' }).click();
  await page.getByRole('button', { name: 'Nhập 3 dòng' }).click();
  await page.getByText(/Đã đọc các trường từ trang: 1 tài liệu/).waitFor({ timeout: 60_000 });
  await shot(page, 'imported');
  const { values } = await callCommand(page, 'forming/read', { level: 'document', id: 1 });
  expect(values['codeNumber']).toEqual({ value: '47', origin: 'extracted' });
}, 120_000);

it('before anybody types what is missing, the check offers to read it from the pages; the menu speaks of reading again only then', async () => {
  const { page } = await launchWindow({ lang: 'vi', workspace: await prepared(true) });
  const entry = async (): Promise<string> => {
    await go(page, 'Lập hồ sơ');
    await page.getByRole('button', { name: 'Sửa cây hồ sơ' }).click();
    const text = await page.getByRole('menuitem', { name: /các trường từ trang/ }).innerText();
    await page.keyboard.press('Escape');
    return text;
  };
  expect(await entry()).toBe('Đọc các trường từ trang');
  await go(page, 'Kiểm tra');
  const missing = page.getByText(/Thiếu trường bắt buộc “Trích yếu nội dung”/);
  await missing.waitFor();
  const offer = page.getByText('1 tài liệu đã nhận dạng chữ nhưng chưa được đọc các trường từ trang');
  await offer.waitFor();
  await shot(page, 'check');
  expect(await violations(page, 'check')).toEqual([]);
  await page.getByRole('button', { name: 'Đọc các trường từ trang' }).click();
  await page.getByText(/Đã đọc các trường từ trang: 1 tài liệu/).waitFor({ timeout: 60_000 });
  await missing.waitFor({ state: 'detached' });
  await offer.waitFor({ state: 'detached' });
  expect(await entry()).toBe('Đọc lại các trường từ trang');
}, 120_000);
