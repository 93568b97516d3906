import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { AppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import { LIMITS, toTable, type Table } from './table.ts';

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
    throw new AppError('describe/too-large', { file: name, max: LIMITS.sheets });
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => {
      if (sheet.actualRowCount > LIMITS.rows)
        throw new AppError('describe/too-large', { file: name, max: LIMITS.rows });
      const rows: [number, string[]][] = [];
      sheet.eachRow((row, number) => {
        const cells: string[] = [];
        for (let column = 1; column <= Math.min(row.cellCount, LIMITS.columns); column += 1)
          cells.push(textOf(row.getCell(column).value).slice(0, LIMITS.cellLength));
        rows.push([number, cells]);
      });
      return toTable(sheet.name, rows);
    });
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
  if ('error' in value) return value.error;
  return '';
}
