import type ExcelJS from 'exceljs';
import { AppError } from '../../../shared/contract/app-error.ts';
import { CODE_LISTS, codeWords, type Field } from '../../../shared/model/fields/index.ts';
import { SHEETS } from '../../../shared/model/sheets.ts';
import { writeDurable } from '../base/durable-file.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import type { Workspace } from '../workspace/index.ts';
import { currentRows } from './current-rows.ts';
import { startWorkbook } from './write-template.ts';

/** Most rows of one export: the workbook is built in memory. More are exported inventory by inventory. */
export const MOST_EXPORTED = 50_000;

export interface ExportInput {
  readonly out: string;
  readonly language: 'vi' | 'en';
  /** All files when left out. */
  readonly fileIds?: readonly number[];
}

/**
 * Writes files and documents as the workbook people fill in: the template's columns, notes and drop-downs, the values that
 * count in them. Read in again it changes nothing. Throws `describe/too-many-rows`, `disk/*`.
 */
export async function exportWorkbook(
  ws: Workspace,
  { out, language, fileIds }: ExportInput,
  task: Task,
): Promise<void> {
  const { workbook, sheets } = await startWorkbook(language);
  let written = 0;
  for (const { kind, row } of currentRows(ws, fileIds)) {
    if (written >= MOST_EXPORTED) throw new AppError('describe/too-many-rows', { file: '', max: MOST_EXPORTED });
    const cells = SHEETS.find((shape) => shape.kind === kind)!.columns.map(({ key, field }) =>
      shownText(field, row.cells[key] ?? '', language),
    );
    addText(sheets[kind], cells);
    written += 1;
    if (written % 500 === 0) {
      throwIfCancelled(task.signal);
      task.report({ stage: 'write', done: written, total: null, unit: 'rows' });
      await new Promise<void>((resume) => setImmediate(resume));
    }
  }
  await writeDurable(out, new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function addText(sheet: ExcelJS.Worksheet, cells: readonly string[]): void {
  sheet.addRow(cells.map((cell) => (cell === '' ? null : cell)));
}

/** A value as the drop-downs have it: words of a list in place of its codes. What the list does not know stays as it is. */
function shownText(field: Field | null, value: string, language: 'vi' | 'en'): string {
  const list = field?.list;
  if (value === '' || list === undefined) return value;
  const words = (code: string): string =>
    CODE_LISTS[list].some((row) => row.code === code) ? codeWords(list, code, language) : code;
  return field?.type === 'codes' ? value.split(';').map(words).join('; ') : words(value);
}
