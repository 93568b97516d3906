import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Database } from '../db/index.ts';

/**
 * Tables whose rows a person may change, and their primary keys. Masters and the journal are not among them; of artefacts
 * only those that go and come back with the record they are made of; a source only as far as a rescan gives its name away.
 */
const EDITABLE = {
  setting: ['key'],
  source: ['id'],
  rescan: ['id'],
  page: ['id'],
  page_code: ['page_id'],
  sample: ['id'],
  sample_page: ['sample_id', 'ordinal'],
  ocr_result: ['page_id'],
  word_correction: ['id'],
  fonds: ['id'],
  inventory: ['id'],
  file: ['id'],
  document: ['id'],
  document_page: ['document_id', 'ordinal'],
  document_pdf: ['document_id', 'stage'],
  field_value: ['owner_kind', 'owner_id', 'key', 'origin'],
  saved_search: ['id'],
  paper_count: ['owner_kind', 'owner_id'],
  first_page: ['page_id'],
  appraisal: ['file_id'],
  retention_schedule: ['id'],
  retention_rule: ['schedule_id', 'ordinal'],
} as const satisfies Record<string, readonly string[]>;

export type EditableTable = keyof typeof EDITABLE;

/** What the program makes of records: made anew since, it still goes with its record, and nobody has to be asked. */
const ARTEFACTS: ReadonlySet<EditableTable> = new Set(['document_pdf']);

/** A row's columns; a BLOB as `{ base64 }`, so that a change can be kept as JSON. */
export type Row = Readonly<Record<string, string | number | null | { readonly base64: string }>>;

/** A row that appears (`before` null), goes away (`after` null) or changes. `before` holds at least the key columns. */
export interface RowChange {
  readonly table: EditableTable;
  readonly before: Row | null;
  readonly after: Row | null;
  /**
   * What is changed is the program's own work on the record (a look at a page, its recognition): made anew since, it goes
   * with the record, and is no reason to refuse an undo. A row of nothing but its key says that there was none.
   */
  readonly derived?: true | undefined;
}

const Cell = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })]);
const StoredRow = z.record(z.string(), Cell).nullable();
export const StoredChanges = z.array(
  z.object({
    table: z.enum(Object.keys(EDITABLE) as [EditableTable, ...EditableTable[]]),
    before: StoredRow,
    after: StoredRow,
    derived: z.literal(true).optional(),
  }),
);

/** A row as it stands now, by its key; null when there is none. */
export function readRow(db: Database, table: EditableTable, key: Row): Row | null {
  const columns = EDITABLE[table];
  const row = db
    .prepare<unknown[], Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
    )
    .get(...columns.map((column) => toSql(key[column] ?? null)));
  return row === undefined ? null : fromSql(row);
}

/**
 * Makes the rows what `after` says, in order. Each must stand as `before` says, in the columns `before` names, or
 * something else has changed it since: then `edit/conflict` and, in its transaction, nothing happens.
 */
export function applyChanges(db: Database, changes: readonly RowChange[]): void {
  for (const one of changes) {
    try {
      applyChange(db, one);
    } catch (error) {
      // Something made since hangs on the row: a document on a file whose making is taken back.
      if (!isConstraint(error)) throw error;
      throw new AppError('edit/conflict', { table: one.table }, { cause: error });
    }
  }
}

function applyChange(db: Database, { table, before, after, derived }: RowChange): void {
  const key = before ?? after;
  if (key === null) return;
  const now = readRow(db, table, key);
  if (derived === true) {
    if (after === null || isKeyOnly(table, after)) remove(db, table, key);
    else if (now !== null) update(db, table, after);
    else insert(db, table, after);
    return;
  }
  if (ARTEFACTS.has(table) && after === null) {
    remove(db, table, key);
    return;
  }
  if (!stands(now, before)) throw new AppError('edit/conflict', { table });
  if (before !== null && (after === null || !sameKey(table, before, after))) remove(db, table, before);
  if (after === null) return;
  if (before !== null && sameKey(table, before, after)) update(db, table, after);
  else insert(db, table, after);
}

function isKeyOnly(table: EditableTable, row: Row): boolean {
  const key: readonly string[] = EDITABLE[table];
  return Object.keys(row).every((column) => key.includes(column));
}

function isConstraint(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
}

/** The changes that take these back, in the order in which they have to be made. */
export function inverse(changes: readonly RowChange[]): RowChange[] {
  return changes.map((one) => ({ ...one, before: one.after, after: one.before })).reverse();
}

function stands(now: Row | null, before: Row | null): boolean {
  if (before === null || now === null) return before === now;
  return Object.entries(before).every(([column, value]) => JSON.stringify(now[column]) === JSON.stringify(value));
}

function sameKey(table: EditableTable, one: Row, other: Row): boolean {
  return EDITABLE[table].every((column) => other[column] === undefined || one[column] === other[column]);
}

function remove(db: Database, table: EditableTable, row: Row): void {
  const columns = EDITABLE[table];
  db.prepare(`DELETE FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`).run(
    ...columns.map((column) => toSql(row[column] ?? null)),
  );
}

function update(db: Database, table: EditableTable, row: Row): void {
  const key: readonly string[] = EDITABLE[table];
  const values = Object.keys(row).filter((column) => !key.includes(column));
  if (values.length === 0) return;
  db.prepare(
    `UPDATE ${table} SET ${values.map((column) => `${quoted(column)} = ?`).join(', ')}
     WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
  ).run(...[...values, ...key].map((column) => toSql(row[column] ?? null)));
}

function insert(db: Database, table: EditableTable, row: Row): void {
  const columns = Object.keys(row);
  db.prepare(
    `INSERT INTO ${table} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...columns.map((column) => toSql(row[column] ?? null)));
}

/** Column names come from our own rows; quoted all the same, because some are SQL words. */
function quoted(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function toSql(value: Row[string]): string | number | null | Buffer {
  return value !== null && typeof value === 'object' ? Buffer.from(value.base64, 'base64') : value;
}

function fromSql(row: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array
        ? { base64: Buffer.from(value).toString('base64') }
        : (value as string | number | null),
    ]),
  );
}
