import { SHEETS, type Column, type SheetShape } from '../../../shared/model/sheets.ts';
import { nearest } from './near-headings.ts';
import type { Table } from './table.ts';
import type { RowFault } from './row-fault.ts';

export interface MatchedSheet {
  readonly shape: SheetShape;
  readonly table: Table;
  /** Column of the shape → index of the cell. */
  readonly at: ReadonlyMap<Column, number>;
}

export interface FoundSheet {
  readonly sheet: MatchedSheet;
  /** Of its headings. */
  readonly faults: readonly RowFault[];
}

/** Share of a sheet's mandatory columns that must be there for it to be taken for that kind of sheet. */
const RECOGNISED = 0.5;

/**
 * Says which kind of sheet a table is and which of its columns is which, by the English key, the Vietnamese or the
 * English heading. A sheet that has one of our names, `name`, is that sheet whatever its headings are: what is missing is
 * said then. null for a sheet that is none of ours (notes, instructions). Faults: mandatory columns that are missing,
 * headings that are unknown or stand there twice, or are nearly one of ours.
 */
export function matchColumns(table: Table, name = table.sheet): FoundSheet | null {
  let best: { sheet: MatchedSheet; score: number } | null = null;
  for (const shape of SHEETS) {
    const sheet = { shape, table, at: columnsAt(shape, table) };
    const required = shape.columns.filter((column) => column.required);
    const score = required.filter((column) => sheet.at.has(column)).length / required.length + sheet.at.size / 1000;
    if (score >= RECOGNISED && (best === null || score > best.score)) best = { sheet, score };
  }
  const named = SHEETS.find((shape) => [shape.vi, shape.en, shape.kind].map(plain).includes(plain(name)));
  if (best === null && named && table.header.length > 0)
    best = { sheet: { shape: named, table, at: columnsAt(named, table) }, score: 0 };
  return best && { sheet: best.sheet, faults: headerFaults(best.sheet) };
}

function columnsAt(shape: SheetShape, table: Table): Map<Column, number> {
  const at = new Map<Column, number>();
  table.header.forEach((heading, index) => {
    const column = shape.columns.find((candidate) => names(candidate).includes(plain(heading)));
    if (column && !at.has(column)) at.set(column, index);
  });
  return at;
}

function headerFaults({ shape, table, at }: MatchedSheet): RowFault[] {
  const faults: RowFault[] = shape.columns
    .filter((column) => column.required && !at.has(column))
    .map((column) => ({ code: 'describe/column-missing', sheet: table.sheet, row: 1, column: column.vi, params: {} }));
  const used = new Set(at.values());
  const open = shape.columns.filter((column) => !at.has(column)).flatMap((column) => [column.vi, column.en]);
  table.header.forEach((heading, index) => {
    if (heading === '' || used.has(index)) return;
    const meant = nearest(plain(heading), open);
    faults.push(
      meant === null
        ? { code: 'describe/column-unknown', sheet: table.sheet, row: 1, column: heading, params: {} }
        : { code: 'describe/column-near', sheet: table.sheet, row: 1, column: heading, params: { meant } },
    );
  });
  return faults;
}

/**
 * Faults with their column as the sheet itself calls it, so that it can be found there: as its heading is written, or, for
 * a column that is missing, in the language of the other headings.
 */
export function underOwnHeadings(faults: readonly RowFault[], sheets: readonly MatchedSheet[]): RowFault[] {
  const bySheet = new Map(sheets.map((sheet) => [sheet.table.sheet, sheet]));
  return faults.map((fault) => {
    const sheet = bySheet.get(fault.sheet);
    const column = sheet?.shape.columns.find(({ vi }) => vi === fault.column);
    return sheet && column ? { ...fault, column: headingOf(sheet, column) } : fault;
  });
}

function headingOf({ table, at }: MatchedSheet, column: Column): string {
  const index = at.get(column);
  if (index !== undefined) return (table.header[index] ?? column.vi).replace(/\s*\*\s*$/, '').trim();
  const written = [...at].map(([one, place]) => [one, plain(table.header[place] ?? '')] as const);
  return written.every(([one, heading]) => heading !== plain(one.vi)) ? column.en : column.vi;
}

function names(column: Column): string[] {
  return [column.key, column.vi, column.en].map(plain);
}

/** Case, blanks and a trailing mark for mandatory columns do not matter. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/\s*\*$/, '')
    .trim();
}
