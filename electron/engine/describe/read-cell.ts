import type { Params } from '../../../shared/contract/app-error.ts';
import type { Column } from '../../../shared/model/sheets.ts';
import type { TableRow } from './table.ts';

/** Characters no XML can carry and no person types (XML 1.0, 2.2). */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The text a cell holds for its column, or what is wrong with the cell before any rule of the column is asked. */
export type CellText =
  { readonly text: string } | { readonly fault: { readonly code: string; readonly params: Params } };

/**
 * Reads the cell at `index` as `column` wants it: a date of the spreadsheet, or the bare number it is stored as, becomes
 * DD/MM/YYYY in a column of dates. Anywhere else a date is a fault: the spreadsheet made it out of something that was typed,
 * such as 1/2, and what that was nobody can tell. Pages keep the white space of their names.
 */
export function readCell(column: Column, row: TableRow, index: number): CellText {
  const fault = (code: string, params: Params = {}): CellText => ({ fault: { code, params } });
  const valueless = row.broken?.get(index);
  if (valueless !== undefined) return fault('describe/cell-without-value', { value: valueless });
  const date = row.dates?.get(index);
  if (date && column.field?.type === 'date') return { text: date.text };
  if (date?.isShown) return fault('describe/date-unwanted', { value: date.text });
  const text = (column.key === 'pages' ? row.written?.get(index) : undefined) ?? row.cells[index] ?? '';
  const format = row.unread?.get(index);
  if (format !== undefined) return fault('describe/number-format', { value: text, format });
  return CONTROL.test(text) ? fault('describe/control-character') : { text };
}
