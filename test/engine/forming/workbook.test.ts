import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { applyDifferences, exportWorkbook, previewDifferences } from '../../../electron/engine/describe/index.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import {
  createRecord,
  cutIntoFile,
  readForm,
  setPaperCount,
  setValues,
} from '../../../electron/engine/forming/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { receive } from '../../support/pages.ts';
import { addFile } from '../../support/records.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
let file: number;
let out: string;
beforeEach(async () => {
  ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.tif': 5, 'b.tif': 1 });
  receive(ws, 'hộp 2', { 'a.tif': 3 });
  file = addFile(ws, { documents: [{ pages: [1, 2, 3] }, { pages: [4, 5, 6] }] }).id;
  out = join(tempFolder(), 'bảng.xlsx');
});

const everything = () =>
  ['fonds', 'inventory', 'file', 'document', 'document_page', 'field_value', 'paper_count'].map((table) =>
    ws.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  );
const preview = (batch?: string) => previewDifferences(ws, { paths: [out], ...(batch ? { batch } : {}) }, silentTask());

/** Opens the exported workbook, changes it as in Excel and keeps it. */
async function change(
  work: (cell: (sheet: string, row: number, heading: string) => ExcelJS.Cell) => void,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(out);
  work((name, row, heading) => {
    const sheet = workbook.getWorksheet(name)!;
    let column = 0;
    sheet.getRow(1).eachCell((one, index) => {
      if (one.text.replace(' *', '') === heading) column = index;
    });
    expect(column, heading).toBeGreaterThan(0);
    return sheet.getCell(row, column);
  });
  await workbook.xlsx.writeFile(out);
}

describe('a workbook that was written out', () => {
  it.each(['vi', 'en'] as const)('says nothing new when it is read in again (%s)', async (language) => {
    // Half-made records too: nothing described, a wrong value, several languages, two batches with files of one name.
    const [inventory] = createRecord(ws, { level: 'inventory', parent: 1, number: '02' }).ids;
    const [other] = createRecord(ws, { level: 'file', parent: inventory!, year: 2002, notation: '02' }).ids;
    cutIntoFile(ws, [[7], [8, 9]], other!);
    setValues(ws, 'file', [other!], 'startDate', 'khoảng 2002');
    setValues(ws, 'file', [other!], 'language', '01;08');
    setValues(ws, 'file', [other!], 'description', 'dòng một\ndòng hai');
    setPaperCount(ws, 'file', other!, { files: null, documents: 7, sheets: null, pages: 9 });
    const before = everything();
    await exportWorkbook(ws, { out, language }, silentTask());
    const seen = await preview();
    expect(seen).toMatchObject({ rows: [], faults: [], same: 1 + 2 + 4 });
    await applyDifferences(ws, { paths: [out], token: seen.token }, silentTask());
    expect(everything()).toEqual(before);
  });

  it('shows old beside new, changes only that, over what was typed, and is undone in one step', async () => {
    const [first] = readFileRecord(ws, file).documents;
    setValues(ws, 'document', [first!.id], 'subject', 'gõ tay');
    await exportWorkbook(ws, { out, language: 'vi' }, silentTask());
    await change((cell) => {
      cell('Tài liệu', 2, 'Trích yếu nội dung').value = 'từ Excel';
      cell('Tài liệu', 3, 'Tên loại tài liệu').value = 'Báo cáo';
      cell('Hồ sơ', 2, 'Từ khóa').value = 'dân số';
      cell('Hồ sơ', 2, 'Tổng số tài liệu trong hồ sơ').value = '3';
    });
    const before = everything();
    const seen = await preview();
    expect(seen.faults).toEqual([]);
    expect(
      seen.rows.map(({ kind, row, fields }) => [kind, row, ...fields.map(({ key, after }) => `${key}=${after}`)]),
    ).toEqual([
      ['files', 2, 'keyword=dân số', 'totalDoc=3'],
      ['documents', 2, 'subject=từ Excel'],
      ['documents', 3, 'typeName=14'],
    ]);
    expect(seen.rows[1]?.fields[0]?.before).toBe('gõ tay');
    expect(everything()).toEqual(before);
    await applyDifferences(ws, { paths: [out], token: seen.token }, silentTask());
    expect(readForm(ws, 'document', first!.id).values['subject']).toEqual({ value: 'từ Excel', origin: 'imported' });
    expect(readForm(ws, 'file', file).paper?.documents).toBe(3);
    expect((await preview()).rows).toEqual([]);
    undo(ws);
    expect(everything()).toEqual(before);
  });

  it('makes records and gives pages, and is refused whole while a cell is wrong or after something changed', async () => {
    await exportWorkbook(ws, { out, language: 'vi' }, silentTask());
    await change((cell) => {
      const line = {
        'Mã phông': ws.agency.agencyId,
        'Mục lục số': '09',
        'Năm hình thành hồ sơ': '2003',
        'Số và ký hiệu hồ sơ': '09.VP',
        'Tiêu đề hồ sơ': 'Mới',
      };
      for (const [heading, value] of Object.entries(line)) cell('Hồ sơ', 3, heading).value = value;
      const row = {
        'Năm hình thành hồ sơ': '2003',
        'Số và ký hiệu hồ sơ': '09.VP',
        'Số thứ tự tài liệu': '1',
        'Tệp và trang': 'a.tif#2-3',
      };
      for (const [heading, value] of Object.entries(row)) cell('Tài liệu', 4, heading).value = value;
      cell('Tài liệu', 2, 'Ngày, tháng, năm tài liệu').value = '31/02/2001';
    });
    const wrong = await preview('hộp 2');
    expect(wrong.faults).toMatchObject([{ code: 'efile/field-not-date', params: { row: 2 } }]);
    const refused = await applyDifferences(
      ws,
      { paths: [out], batch: 'hộp 2', token: wrong.token },
      silentTask(),
    ).catch((error: unknown) => isAppError(error) && error.code);
    expect(refused).toBe('describe/rows-invalid');
    await change((cell) => {
      cell('Tài liệu', 2, 'Ngày, tháng, năm tài liệu').value = '28/02/2001';
    });
    const seen = await preview('hộp 2');
    expect(seen.faults).toEqual([]);
    expect(seen.rows.filter(({ isNew }) => isNew).map(({ name }) => name)).toEqual([
      `${ws.agency.agencyId}.2003.09.VP`,
      `${ws.agency.agencyId}.2003.09.VP/1`,
    ]);
    const stale = await applyDifferences(ws, { paths: [out], batch: 'hộp 2', token: wrong.token }, silentTask()).catch(
      (error: unknown) => isAppError(error) && error.code,
    );
    expect(stale).toBe('describe/changed-since');
    const before = everything();
    await applyDifferences(ws, { paths: [out], batch: 'hộp 2', token: seen.token }, silentTask());
    const made = ws.db.prepare<[], { id: number }>("SELECT id FROM file WHERE notation = '09.VP'").get();
    expect(readFileRecord(ws, made!.id).documents.map(({ pageIds }) => pageIds)).toEqual([[8, 9]]);
    undo(ws);
    expect(everything()).toEqual(before);
  });
});
