import { codeOf, valueFault, type Field } from '../../../shared/model/fields/index.ts';
import type { MatchedSheet } from './match-columns.ts';
import type { RowFault } from './row-fault.ts';

/** A row whose every value has passed its own rule: codes as codes, dates DD/MM/YYYY; empty values left out. */
export interface CleanRow {
  readonly sheet: string;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Characters no XML can carry and no person types (XML 1.0, 2.2). */
// eslint-disable-next-line no-control-regex -- they are what is looked for
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Checks every row of a sheet by itself. Rows with faults come back too, so that later checks can go on. */
export function readRows({ shape, table, at }: MatchedSheet): { rows: CleanRow[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const rows = table.rows.map(({ number, cells, broken }) => {
    const values: Record<string, string> = {};
    for (const [column, index] of at) {
      const raw = cells[index] ?? '';
      const fault = (code: string, params: RowFault['params'] = {}) =>
        faults.push({ code, sheet: table.sheet, row: number, column: column.vi, params });
      const valueless = broken?.get(index);
      if (valueless !== undefined) {
        fault('describe/cell-without-value', { value: valueless });
        continue;
      }
      if (CONTROL.test(raw)) {
        fault('describe/control-character');
        continue;
      }
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
      if (when?.in.includes(values[when.key] ?? '') && values[column.key] === undefined)
        if (!faults.some((known) => known.row === number && known.column === column.vi && known.sheet === table.sheet))
          faults.push({
            code: 'describe/value-missing',
            sheet: table.sheet,
            row: number,
            column: column.vi,
            params: {},
          });
    }
    return { sheet: table.sheet, row: number, values };
  });
  return { rows, faults };
}

/** The stored form of what a person wrote: words of a list as its code, 5/1/2010 as 05/01/2010. */
export function stored(field: Field, raw: string): string {
  const list = field.list;
  if (list !== undefined) {
    const parts = field.type === 'codes' ? raw.split(/[;,]/) : [raw];
    return parts.map((part) => codeOf(list, part) ?? part.trim()).join(';');
  }
  if (field.type === 'date') {
    const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(raw);
    return match ? `${match[1]!.padStart(2, '0')}/${match[2]!.padStart(2, '0')}/${match[3]!}` : raw;
  }
  return raw;
}
