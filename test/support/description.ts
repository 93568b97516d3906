import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import type { AppError } from '../../shared/contract/app-error.ts';
import { SHEETS } from '../../shared/model/sheets.ts';
import { silentTask } from '../../electron/engine/base/task.ts';
import { describeFiles } from '../../electron/engine/describe/index.ts';
import type { Workspace } from '../../electron/engine/workspace/index.ts';
import { receive } from './pages.ts';
import { tempFolder } from './temp-folder.ts';
import { newWorkspace } from './workspace.ts';

export const FONDS = { fondCode: 'H99.12.3', fondName: 'Phông UBND huyện' };
export const FILE = {
  fondCode: 'H99.12.3',
  inventoryNumber: '01',
  year: '2010',
  fileNotation: '01.VP',
  title: 'Hồ sơ về dân số',
  maintenance: 'Vĩnh viễn',
  mode: 'Công khai',
  language: 'Tiếng Việt',
  startDate: '5/1/2010',
  endDate: '31/12/2010',
  numberOfPaper: '3',
  confidenceLevel: 'Số hóa',
  paperFileCode: '001.K1.01',
  riskRecovery: 'Không',
};
export const DOCUMENT = {
  year: '2010',
  fileNotation: '01.VP',
  docOrdinal: '1',
  pages: 'a.jpg; b.tif#1-2',
  typeName: 'Báo cáo',
  codeNumber: '02',
  codeNotation: 'BC-CC',
  issuedDate: '05/01/2010',
  organName: 'Chi cục',
  subject: 'Về dân số',
};

export type Row = Record<string, string>;

/** A workbook of these rows, with the columns they need. */
export async function workbook(rows: { fonds?: Row[]; files?: Row[]; documents?: Row[] }, header: 'vi' | 'key' = 'vi') {
  const book = new ExcelJS.Workbook();
  for (const shape of SHEETS) {
    const data = rows[shape.kind] ?? [];
    const sheet = book.addWorksheet(shape.vi);
    const columns = shape.columns.filter((column) => column.required || data.some((row) => column.key in row));
    sheet.addRow(columns.map((column) => (header === 'vi' ? column.vi : column.key)));
    for (const row of data) sheet.addRow(columns.map((column) => row[column.key] ?? ''));
  }
  const path = join(tempFolder(), 'mo-ta.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

/** Reads it into the workspace; without one into a new one with a few pages. */
export async function described(path: string | string[], ws?: Workspace) {
  const workspace = ws ?? (await newWorkspace());
  if (!ws) receive(workspace, 'hộp 1', { 'a.jpg': 1, 'b.tif': 3, 'c.jpg': 1, 'sub/d.jpg': 1 });
  const report = await describeFiles(workspace, { paths: [path].flat() }, silentTask());
  return { ws: workspace, report };
}

/** The faults it is refused for: code, sheet, row, column. */
export async function faultsOf(path: string, ws?: Workspace) {
  const error = (await described(path, ws).then(
    () => null,
    (thrown: unknown) => thrown,
  )) as AppError | null;
  expect(error).toMatchObject({ code: 'describe/rows-invalid' });
  return error!.details.map(({ code, params }) => [code, params['sheet'], params['row'], params['column']]);
}
