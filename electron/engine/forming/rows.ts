import { AppError } from '../../../shared/contract/app-error.ts';
import type { Level } from '../../../shared/contract/reports/forming.ts';
import type { Database } from '../db/index.ts';
import type { Row, RowChange } from '../edits/index.ts';

export interface FondsRow {
  readonly id: number;
  readonly code: string;
}
export interface InventoryRow {
  readonly id: number;
  readonly fonds_id: number;
  readonly number: string;
}
export interface FileRow {
  readonly id: number;
  readonly inventory_id: number;
  readonly code: string;
  readonly year: number;
  readonly notation: string;
  readonly ordinal: number;
}
export interface DocumentRow {
  readonly id: number;
  readonly file_id: number;
  readonly ordinal: number;
  readonly original_source_id: number | null;
}
interface Rows {
  readonly fonds: FondsRow;
  readonly inventory: InventoryRow;
  readonly file: FileRow;
  readonly document: DocumentRow;
}

/** A record's row. Throws `forming/gone`: another step took it away, or it never was. */
export function rowOf<L extends Level>(db: Database, level: L, id: number): Rows[L] {
  const row = db.prepare<[number], Rows[L]>(`SELECT * FROM ${level} WHERE id = ?`).get(id);
  if (!row) throw new AppError('forming/gone');
  return row;
}

/** A file's documents in order. */
export function documentsOf(db: Database, fileId: number): DocumentRow[] {
  return db.prepare<[number], DocumentRow>('SELECT * FROM document WHERE file_id = ? ORDER BY ordinal').all(fileId);
}

/** A fonds' inventories. */
export function inventoriesOf(db: Database, fondsId: number): InventoryRow[] {
  return db.prepare<[number], InventoryRow>('SELECT * FROM inventory WHERE fonds_id = ? ORDER BY id').all(fondsId);
}

/** An inventory's files in order. */
export function filesOf(db: Database, inventoryId: number): FileRow[] {
  return db.prepare<[number], FileRow>('SELECT * FROM file WHERE inventory_id = ? ORDER BY ordinal').all(inventoryId);
}

/** The id the next new row gets, one that no row ever had; several rows of one edit count on from it. */
export function nextId(db: Database, table: Level): number {
  const last = db.prepare<[string], { seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table);
  return (last?.seq ?? 0) + 1;
}

export function appears(table: RowChange['table'], row: object): RowChange {
  return { table, before: null, after: row as Row };
}

export function goes(table: RowChange['table'], row: object): RowChange {
  return { table, before: row as Row, after: null };
}

/** Changes columns of a row; empty when they stand so already. */
export function becomes(table: RowChange['table'], row: object, change: object): RowChange[] {
  const [before, after] = [row as Row, { ...row, ...change } as Row];
  return Object.keys(change).every((column) => before[column] === after[column]) ? [] : [{ table, before, after }];
}

/** Rows of one record alone, beside its values and counts: triggers take them with it, so undo has to know them. */
const OWN: Readonly<Partial<Record<Level, readonly [RowChange['table'], column: string]>>> = {
  file: ['appraisal', 'file_id'],
  document: ['document_pdf', 'document_id'],
};

/** What hangs on a record: its values, the paper's counts, a file's appraisal, a document's PDFs. */
export function belongings(db: Database, level: Level, id: number): RowChange[] {
  const of = (table: 'field_value' | 'paper_count') =>
    db
      .prepare<[string, number], Row>(`SELECT * FROM ${table} WHERE owner_kind = ? AND owner_id = ?`)
      .all(level, id)
      .map((row) => goes(table, row));
  const [table, column] = OWN[level] ?? [];
  const own =
    table === undefined
      ? []
      : db
          .prepare<[number], Row>(`SELECT * FROM ${table} WHERE ${column} = ?`)
          .all(id)
          .map((row) => goes(table, row));
  return [...of('field_value'), ...of('paper_count'), ...own];
}

/** Far above every ordinal there is: where rows wait while others take their places. */
const ASIDE = 100_000_000;

/**
 * Gives rows the ordinals 1, 2, 3 … in the order given, in steps that never let two share one. `rows` as they stand, each
 * with the columns it is to have besides.
 */
export function inOrder<R extends { readonly ordinal: number }>(
  table: 'file' | 'document',
  rows: readonly { readonly row: R; readonly change?: Partial<R> }[],
): RowChange[] {
  const moved = rows.flatMap(({ row, change }, index) => {
    const after = { ...row, ...change, ordinal: index + 1 };
    return becomes(table, row, { ...change, ordinal: index + 1 }).length === 0 ? [] : [{ before: row, after, index }];
  });
  return [
    ...moved.flatMap(({ before, index }) => becomes(table, before, { ordinal: ASIDE + index })),
    ...moved.flatMap(({ before, after, index }) => becomes(table, { ...before, ordinal: ASIDE + index }, after)),
  ];
}
