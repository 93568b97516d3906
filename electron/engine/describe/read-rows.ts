import { codeOf, valueFault, type Field } from '../../../shared/model/fields/index.ts';
import type { MatchedSheet } from './match-columns.ts';
import { readCell } from './read-cell.ts';
import type { RowFault } from './row-fault.ts';

/** A row whose every value has passed its own rule: codes as codes, dates DD/MM/YYYY; empty values left out. */
export interface CleanRow {
  readonly sheet: string;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Checks every row of a sheet by itself. Rows with faults come back too, so that later checks can go on. */
export function readRows({ shape, table, at }: MatchedSheet): { rows: CleanRow[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const rows = table.rows.map((tableRow) => {
    const { number } = tableRow;
    const values: Record<string, string> = {};
    for (const [column, index] of at) {
      const fault = (code: string, params: RowFault['params'] = {}) =>
        faults.push({ code, sheet: table.sheet, row: number, column: column.vi, params });
      const cell = readCell(column, tableRow, index);
      if ('fault' in cell) {
        fault(cell.fault.code, cell.fault.params);
        continue;
      }
      const raw = cell.text;
      if (raw === '') {
        if (column.required) fault('describe/value-missing');
        continue;
      }
      const value = column.field ? stored(column.field, raw) : raw;
      const wrong = column.field ? valueFault(column.field, value, 'sip') : null;
      if (wrong) fault(wrong.code, wrong.params);
      else values[column.key] = value;
    }
    for (const column of shape.columns) {
      const when = column.field?.need.sip === 'C' ? column.field.when : undefined;
      if (!when?.in.includes(values[when.key] ?? '') || values[column.key] !== undefined) continue;
      if (faults.some((known) => known.row === number && known.column === column.vi && known.sheet === table.sheet))
        continue;
      const cause = shape.columns.find(({ key }) => key === when.key);
      const value = tableRow.cells[(cause && at.get(cause)) ?? -1] ?? '';
      const params = { field: when.key, value, clause: column.field?.clause ?? '' };
      faults.push({ code: 'describe/value-needed', sheet: table.sheet, row: number, column: column.vi, params });
    }
    return { sheet: table.sheet, row: number, values };
  });
  return { rows, faults };
}

/** The stored form of what a person wrote: words of a list as its code, 5/1/2010 as 05/01/2010. */
export function stored(field: Field, raw: string): string {
  const list = field.list;
  if (list !== undefined) {
    // A spreadsheet's own yes and no.
    if (field.type === 'flag' && /^(true|false)$/i.test(raw)) return raw.toLowerCase() === 'true' ? '1' : '0';
    const parts = field.type === 'codes' ? raw.split(/[;,]/) : [raw];
    return parts.map((part) => codeOf(list, part) ?? part.trim()).join(';');
  }
  if (field.type === 'date') {
    const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(raw);
    return match ? `${match[1]!.padStart(2, '0')}/${match[2]!.padStart(2, '0')}/${match[3]!}` : raw;
  }
  return raw;
}
