import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { previewDifferences } from '../../../electron/engine/describe/index.ts';
import { nearest } from '../../../electron/engine/describe/near-headings.ts';
import { described, DOCUMENT, faultsOf, FILE, FONDS, workbook } from '../../support/description.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

/** The good workbook, changed as in a spreadsheet program. */
async function changed(work: (book: ExcelJS.Workbook) => void): Promise<string> {
  const path = await workbook({ fonds: [FONDS], files: [FILE], documents: [DOCUMENT] });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  work(book);
  await book.xlsx.writeFile(path);
  return path;
}

const rename = (book: ExcelJS.Workbook, names: Readonly<Record<string, string>>) =>
  book.eachSheet((sheet) => {
    sheet.getRow(1).eachCell((cell) => {
      cell.value = names[cell.text] ?? cell.value;
    });
  });

describe('a sheet of a description', () => {
  it.each(['hidden', 'veryHidden'] as const)('that is %s but has rows is a fault, in the window too', async (state) => {
    const path = await changed((book) => {
      book.getWorksheet('Tài liệu')!.state = state;
    });
    expect(await faultsOf(path)).toEqual([['describe/sheet-hidden', 'Tài liệu', 1, 'Năm hình thành hồ sơ']]);
    const seen = await previewDifferences(await newWorkspace(), { paths: [path] }, silentTask());
    expect(seen.faults.map(({ code }) => code)).toContain('describe/sheet-hidden');
  });

  it('that is hidden and none of ours, or empty, is nobody’s concern', async () => {
    const path = await changed((book) => {
      const notes = book.addWorksheet('Ghi chép', { state: 'hidden' });
      notes.addRow(['x'.repeat(3), 'y']);
      notes.getCell(1, 300).value = 'xa';
      book.addWorksheet('Fonds', { state: 'hidden' }).addRow(['Mã phông', 'Tên phông']);
    });
    expect((await described(path)).report).toMatchObject({ files: 1, documents: 1 });
  });

  it('that has one of our names says which headings are missing, and which are nearly there', async () => {
    const path = await changed((book) =>
      rename(book, { 'Số thứ tự tài liệu': 'STT', 'Tệp và trang': 'Ảnh', 'Năm hình thành hồ sơ': 'Năm' }),
    );
    expect(await faultsOf(path)).toEqual(
      expect.arrayContaining([
        ['describe/column-missing', 'Tài liệu', 1, 'Năm hình thành hồ sơ'],
        ['describe/column-missing', 'Tài liệu', 1, 'Số thứ tự tài liệu'],
        ['describe/column-missing', 'Tài liệu', 1, 'Tệp và trang'],
        ['describe/column-missing', 'Hồ sơ', 1, 'Năm hình thành hồ sơ'],
      ]),
    );
    const near = await changed((book) => rename(book, { 'Trích yếu nội dung': 'Trich yeu noi dung ' }));
    expect(await faultsOf(near)).toEqual([['describe/column-near', 'Tài liệu', 1, 'Trich yeu noi dung']]);
    const ws = await newWorkspace();
    receive(ws, 'h', { 'a.jpg': 1, 'b.tif': 3 });
    const seen = await previewDifferences(ws, { paths: [near] }, silentTask());
    expect(seen.faults.map(({ code }) => code)).toContain('describe/column-near');
  });

  it.each([
    ['Số trang', 'Số lượng trang'],
    ['so luong trang', 'Số lượng trang'],
    ['Số lượng trang (tờ A4)', 'Số lượng trang'],
    ['Tổng số tài liệu', 'Tổng số tài liệu trong hồ sơ'],
    ['Ghi chú riêng', null],
    ['Vị trí kho', null],
    ['STT', null],
  ])('takes the heading %s for %s', (heading, meant) => {
    const names = ['Số lượng trang', 'Tổng số tài liệu trong hồ sơ', 'Ghi chú', 'Số thứ tự tài liệu'];
    expect(nearest(heading, names)).toBe(meant);
  });
});
