import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { AppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import { shownNumber } from './number-text.ts';
import { LIMITS, toTable, type CellDate, type RawRow, type Table } from './table.ts';

/** Reads a workbook away from the engine's thread and memory, because what a spreadsheet holds is anybody's guess. */
const { path, name } = workerData as { path: string; name: string };

/** Days below this (18/05/1927) are as numbers rather years or counts; Excel knows no day after the other (31/12/9999). */
const SERIALS = { from: 10_000, to: 2_958_465 };
const DAY = 24 * 60 * 60 * 1000;

try {
  parentPort?.postMessage({ tables: await read() });
} catch (error) {
  const known = error instanceof AppError ? error : new AppError('describe/not-a-table', { file: name });
  parentPort?.postMessage({ error: toErrorRecord(known) });
}

async function read(): Promise<Table[]> {
  const workbook = new ExcelJS.Workbook();
  leaveRelations(workbook);
  await workbook.xlsx.readFile(path);
  if (workbook.worksheets.length > LIMITS.sheets)
    throw new AppError('describe/too-many-sheets', { file: name, max: LIMITS.sheets });
  return workbook.worksheets.map((sheet) => {
    const isHidden = sheet.state !== 'visible';
    const rows: RawRow[] = [];
    sheet.eachRow((row, number) => {
      if (!isHidden && (row.actualCellCount > LIMITS.columns || filledBeyond(row)))
        throw new AppError('describe/too-many-columns', { sheet: sheet.name, max: LIMITS.columns });
      rows.push(rawRow(row, number, workbook.properties.date1904));
    });
    return { ...toTable(sheet.name, rows), ...(isHidden && { isHidden }) };
  });
}

/** What the reader of workbooks joins to a sheet from other parts, as far as it matters here. */
interface RawModel {
  readonly worksheets: Record<string, unknown>[];
  worksheetRels: unknown;
  drawings: unknown;
}

/**
 * Only cells are wanted. The reader follows notes, drawings, tables and links too, and stops at targets that are written
 * otherwise than by Excel: openpyxl has /xl/comments/comment1.xml where Excel has ../comments1.xml.
 */
function leaveRelations(workbook: ExcelJS.Workbook): void {
  const reader = workbook.xlsx as unknown as { reconcile(model: RawModel, options: unknown): void };
  const reconcile = reader.reconcile.bind(reader);
  reader.reconcile = (model, options) => {
    model.worksheetRels = {};
    model.drawings = {};
    for (const sheet of model.worksheets)
      for (const key of ['drawing', 'background', 'tables', 'hyperlinks']) Reflect.deleteProperty(sheet, key);
    reconcile(model, options);
  };
}

/** A value in a column that is never read must not be passed over in silence. */
function filledBeyond(row: ExcelJS.Row): boolean {
  if (row.cellCount <= LIMITS.columns) return false;
  let last = 0;
  row.eachCell((cell, column) => {
    if (textOf(cell.value) !== '') last = column;
  });
  return last > LIMITS.columns;
}

function rawRow(row: ExcelJS.Row, number: number, from1904: boolean): RawRow {
  const cells: string[] = [];
  const broken = new Map<number, string>();
  const dates = new Map<number, CellDate>();
  const unread = new Map<number, string>();
  for (let column = 1; column <= Math.min(row.cellCount, LIMITS.columns); column += 1) {
    const cell = row.getCell(column);
    const { value } = cell;
    const stored = numberOf(value);
    const shown = stored === null ? textOf(value) : shownNumber(stored, cell.numFmt || undefined);
    if (shown === null) unread.set(column - 1, cell.numFmt || 'General');
    cells.push((shown ?? String(stored)).slice(0, LIMITS.cellLength));
    const fault = valueless(value);
    if (fault !== null) broken.set(column - 1, fault);
    const date = dateOf(value, from1904);
    if (date !== null) dates.set(column - 1, date);
  }
  return {
    number,
    cells,
    ...(broken.size > 0 && { broken }),
    ...(dates.size > 0 && { dates }),
    ...(unread.size > 0 && { unread }),
  };
}

/** The number a cell holds, or its formula came to. */
function numberOf(value: ExcelJS.CellValue): number | null {
  if (typeof value === 'object' && value !== null && 'result' in value)
    return numberOf((value as { result?: ExcelJS.CellValue }).result ?? null);
  return typeof value === 'number' ? value : null;
}

/** A date the cell holds, or the day its number stands for: a date in a column formatted as text is stored and read so. */
function dateOf(value: ExcelJS.CellValue, from1904: boolean): CellDate | null {
  if (typeof value === 'object' && value !== null && 'result' in value)
    return dateOf((value as { result?: ExcelJS.CellValue }).result ?? null, from1904);
  if (value instanceof Date) return { text: textOf(value), isShown: true };
  if (typeof value !== 'number' || value < SERIALS.from || value > SERIALS.to) return null;
  // Day 60 is a 29 February 1900 that never was (ECMA-376 18.17.4.1), so that all later ones count from 30/12/1899.
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return { text: textOf(new Date(start + Math.floor(value) * DAY)), isShown: false };
}

/** What stands in a cell that has no value: an error, or a formula whose result was never stored. Else null. */
function valueless(value: ExcelJS.CellValue): string | null {
  if (value === null || typeof value !== 'object' || value instanceof Date) return null;
  if ('error' in value) return value.error;
  if (!('formula' in value) && !('sharedFormula' in value)) return null;
  // The types promise a result; a file that was written and never opened in a spreadsheet program has none.
  const result: unknown = value.result;
  if (typeof result === 'object' && result !== null && 'error' in result) return String(result.error);
  const formula = 'formula' in value ? value.formula : '';
  return result === undefined ? `=${formula.slice(0, 40)}` : null;
}

/** A cell as a person sees it. Dates become DD/MM/YYYY, the form of the field tables. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(value.getUTCDate())}/${two(value.getUTCMonth() + 1)}/${value.getUTCFullYear()}`;
  }
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return textOf(value.text);
  if ('result' in value) return textOf(value.result);
  return '';
}
