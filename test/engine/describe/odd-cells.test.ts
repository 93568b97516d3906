import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { SHEETS, type SheetKind } from '../../../shared/model/sheets.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { describeFiles, previewDifferences, writeTemplate } from '../../../electron/engine/describe/index.ts';
import { listFileIds, readFileRecord } from '../../../electron/engine/efile/index.ts';
import { FILE, FONDS } from '../../support/description.ts';
import { receive } from '../../support/pages.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

type Cells = Record<string, ExcelJS.CellValue>;

const ROWS: Record<SheetKind, Cells> = {
  fonds: FONDS,
  // Numbers as Excel keeps them.
  files: { ...FILE, year: 2010, numberOfPaper: 3 },
  documents: { year: 2010, fileNotation: '01.VP', docOrdinal: 1, pages: 'a.jpg', typeName: 'Báo cáo' },
};

/** The program's own template with a row a sheet, saved as a spreadsheet program would, cells changed as given. */
async function filled(changed: Partial<Record<SheetKind, Cells>>, from1904 = false): Promise<string> {
  const path = join(tempFolder(), 'mô tả.xlsx');
  await writeTemplate(path, 'vi');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  book.properties.date1904 = from1904;
  for (const shape of SHEETS)
    for (const [key, value] of Object.entries({ ...ROWS[shape.kind], ...changed[shape.kind] }))
      book
        .getWorksheet(shape.vi)!
        .getRow(2)
        .getCell(shape.columns.findIndex((column) => column.key === key) + 1).value = value;
  await book.xlsx.writeFile(path);
  return path;
}

async function described(path: string) {
  const ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.jpg': 1 });
  await describeFiles(ws, { paths: [path] }, silentTask());
  return readFileRecord(ws, listFileIds(ws.db)[0]!);
}

const faultsOf = async (path: string): Promise<unknown> => {
  const error = await described(path).then(
    () => null,
    (thrown: unknown) => thrown as AppError,
  );
  if (error === null) return [];
  expect(error).toMatchObject({ code: 'describe/rows-invalid' });
  return error.details.map(({ code, params }) => [code, params['column'], params['value']]);
};

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

describe('a cell of a description', () => {
  it('that is a date, in a column of dates the template keeps as text, is that day', async () => {
    const file = await described(
      await filled({
        files: { startDate: day('2010-01-05') },
        documents: { issuedDate: { formula: 'DATE(2010,2,6)', result: day('2010-02-06') } },
      }),
    );
    expect(file.values['startDate']).toBe('05/01/2010');
    expect(file.documents[0]?.values['issuedDate']).toBe('06/02/2010');
  });

  it('that is a date counts its days from 1904 where the workbook does', async () => {
    const file = await described(await filled({ files: { startDate: day('2010-01-05') } }, true));
    expect(file.values['startDate']).toBe('05/01/2010');
  });

  it('that is the number of a year stays one, and is no date', async () => {
    expect(await faultsOf(await filled({ files: { startDate: 2010 } }))).toEqual([
      ['efile/field-not-date', 'Thời gian bắt đầu', '2010'],
    ]);
  });

  it('that became a date in a column of something else is named as that', async () => {
    const path = await filled({});
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const cell = book
      .getWorksheet('Tài liệu')!
      .getRow(2)
      .getCell(SHEETS[2]!.columns.findIndex(({ key }) => key === 'codeNumber') + 1);
    cell.value = day('2024-02-01');
    cell.numFmt = 'dd/mm/yyyy';
    await book.xlsx.writeFile(path);
    const fault = ['describe/date-unwanted', 'Số của tài liệu', '01/02/2024'];
    expect(await faultsOf(path)).toEqual([fault]);
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.jpg': 1 });
    const { faults } = await previewDifferences(ws, { paths: [path] }, silentTask());
    expect(faults.map(({ code }) => code)).toEqual([fault[0]]);
  });

  it.each([
    ['Maybe', [['efile/field-not-flag', 'Chế độ dự phòng', 'Maybe']]],
    ['2', [['efile/field-not-flag', 'Chế độ dự phòng', '2']]],
    ['no', []],
    [0, []],
    [false, []],
  ])('that should be yes or no may not be %s unless it is one', async (riskRecovery, faults) => {
    expect(await faultsOf(await filled({ files: { riskRecovery } }))).toEqual(faults);
  });

  it('that is no date, number or value of the list is that, however long it is', async () => {
    const path = await filled({
      files: { startDate: 'ngày 5 tháng 1 năm 2010', numberOfPaper: 'hai mươi mốt tờ', maintenance: 'Mãi mãi về sau' },
    });
    expect((await faultsOf(path)) as string[][]).toEqual([
      ['efile/field-not-in-list', 'Thời hạn lưu trữ', 'Mãi mãi về sau'],
      ['efile/field-not-date', 'Thời gian bắt đầu', 'ngày 5 tháng 1 năm 2010'],
      ['efile/field-not-number', 'Số lượng tờ', 'hai mươi mốt tờ'],
    ]);
  });

  it('that is a number is what its format shows; a format that is not read is named with the cell', async () => {
    const formatted = async (formats: readonly [SheetKind, string, number, string][]) => {
      const path = await filled({});
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(path);
      for (const [kind, key, value, numFmt] of formats) {
        const shape = SHEETS.find((one) => one.kind === kind)!;
        const column = shape.columns.findIndex((one) => one.key === key) + 1;
        const cell = book.getWorksheet(shape.vi)!.getRow(2).getCell(column);
        cell.value = value;
        // Cells of a column share one style.
        cell.style = { ...cell.style, numFmt };
      }
      await book.xlsx.writeFile(path);
      return path;
    };
    const file = await described(
      await formatted([
        ['fonds', 'fondCode', 49.01, '000.00'],
        ['files', 'fondCode', 49.01, '000.00'],
        ['files', 'inventoryNumber', 5, '00'],
      ]),
    );
    expect([file.fondsCode, file.inventoryNumber]).toEqual(['049.01', '05']);
    expect(await faultsOf(await formatted([['files', 'inventoryNumber', 5, '00-00']]))).toEqual([
      ['describe/number-format', 'Mục lục số', '5'],
    ]);
  });
});
