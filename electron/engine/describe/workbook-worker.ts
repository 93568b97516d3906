import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { AppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import { LIMITS, toTable, type RawRow, type Table } from './table.ts';

/** Reads a workbook away from the engine's thread and memory, because what a spreadsheet holds is anybody's guess. */
const { path, name } = workerData as { path: string; name: string };

try {
  parentPort?.postMessage({ tables: await read() });
} catch (error) {
  const known = error instanceof AppError ? error : new AppError('describe/not-a-table', { file: name });
  parentPort?.postMessage({ error: toErrorRecord(known) });
}

async function read(): Promise<Table[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  if (workbook.worksheets.length > LIMITS.sheets)
    throw new AppError('describe/too-many-sheets', { file: name, max: LIMITS.sheets });
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => {
      const rows: RawRow[] = [];
      sheet.eachRow((row, number) => {
        if (row.actualCellCount > LIMITS.columns || filledBeyond(row))
          throw new AppError('describe/too-many-columns', { sheet: sheet.name, max: LIMITS.columns });
        rows.push(rawRow(row, number));
      });
      return toTable(sheet.name, rows);
    });
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

function rawRow(row: ExcelJS.Row, number: number): RawRow {
  const cells: string[] = [];
  const broken = new Map<number, string>();
  for (let column = 1; column <= Math.min(row.cellCount, LIMITS.columns); column += 1) {
    const { value } = row.getCell(column);
    cells.push(textOf(value).slice(0, LIMITS.cellLength));
    const fault = valueless(value);
    if (fault !== null) broken.set(column - 1, fault);
  }
  return broken.size === 0 ? { number, cells } : { number, cells, broken };
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
