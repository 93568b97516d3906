import { AppError } from '../../../shared/contract/app-error.ts';
import type { DescriptionDifferences, PaperCount } from '../../../shared/contract/reports/forming.ts';
import { isoVietnam } from '../base/clock.ts';
import type { Database } from '../db/index.ts';
import { edit, readRow, type Row, type RowChange } from '../edits/index.ts';
import type { OwnerKind } from '../efile/index.ts';
import type { Task } from '../base/task.ts';
import {
  appears,
  becomes,
  goes,
  nextId,
  pageChanges,
  pagesOf,
  paperChanges,
  paperOf,
  valueChanges,
} from '../forming/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { DescribeInput } from './describe-files.ts';
import { compare, type Comparison, type ReadRow } from './differences.ts';
import { isIdle, moves, placeOf } from './plan-moves.ts';
import type { PlannedDocument, PlannedFile } from './planned.ts';

/** Columns that are no values: they place a record, name its pages or count. */
const PLACING = new Set(['inventoryNumber', 'year', 'fileNotation', 'docOrdinal', 'pages', 'totalDoc', 'numberOfPage']);

/**
 * Makes what a description changes, just as it was seen, as one step of undo; what a person typed into these cells before
 * gives way. Throws `describe/rows-invalid` while there are faults, `describe/changed-since` when file or workspace are no
 * longer what was seen.
 */
export async function applyDifferences(
  ws: Workspace,
  input: DescribeInput & { readonly token: string },
  task: Task,
): Promise<DescriptionDifferences> {
  const comparison = await compare(ws, input, task);
  const { differences } = comparison;
  if (differences.faults.length > 0)
    throw new AppError('describe/rows-invalid', { errors: differences.faults.length }, { details: differences.faults });
  if (differences.token !== input.token) throw new AppError('describe/changed-since');
  edit(ws, {
    label: 'edit.form-import',
    action: 'describe/apply',
    subject: `rows:${differences.rows.length}`,
    after: {
      rows: differences.rows.map(({ kind, name, fields }) => [
        kind,
        name,
        fields.map(({ key, after }) => [key, after]),
      ]),
    },
    changes: new Changes(ws, comparison).all(),
  });
  return differences;
}

/** The rows of an edit, in the order in which they can be made: parents first, pages let go before they are taken. */
class Changes {
  readonly #db: Database;
  readonly #comparison: Comparison;
  readonly #at: string;
  /** Ids given to records that are new in this description. */
  readonly #ids = new Map<string, number>();
  readonly #next: Record<'fonds' | 'inventory' | 'file' | 'document', number>;

  constructor(ws: Workspace, comparison: Comparison) {
    this.#db = ws.db;
    this.#comparison = comparison;
    this.#at = isoVietnam(ws.clock.now());
    this.#next = {
      fonds: nextId(ws.db, 'fonds'),
      inventory: nextId(ws.db, 'inventory'),
      file: nextId(ws.db, 'file'),
      document: nextId(ws.db, 'document'),
    };
  }

  all(): RowChange[] {
    const { plan, rows } = this.#comparison;
    const of = (row: unknown): ReadRow => rows.find(({ clean }) => clean === row)!;
    const fonds = plan.fonds.flatMap(({ code, row }) => {
      const { id, made } = this.#id('fonds', code, 'SELECT id FROM fonds WHERE code = ?', [code]);
      return [...(made ? [appears('fonds', { id, code })] : []), ...this.#values('fonds', id, of(row))];
    });
    const files = plan.files.flatMap((file) => this.#file(file, of(file.row)));
    const documents = plan.documents.map((document) => this.#document(document, of(document.row)));
    const emptied = this.#emptied(plan.files);
    const { leave, enter } = pageChanges(new Map(documents.map(({ id, before, after }) => [id, { before, after }])));
    return [
      ...fonds,
      ...files,
      ...emptied,
      ...documents.flatMap(({ record }) => record),
      ...leave,
      ...documents.flatMap(({ values }) => values),
      ...enter,
    ];
  }

  #file(file: PlannedFile, read: ReadRow): RowChange[] {
    const { code, inventoryNumber, year, notation } = file;
    const { fonds, ...inventory } = this.#inventory(file);
    const { id, made } = this.#id('file', code, 'SELECT id FROM file WHERE code = ?', [code]);
    const row = made ? null : readRow(this.#db, 'file', { id });
    const ordinal = (): number => this.#ordinal(inventory.id);
    const record: RowChange[] =
      row === null
        ? [appears('file', { id, inventory_id: inventory.id, code, year, notation, ordinal: ordinal() })]
        : row['inventory_id'] === inventory.id
          ? []
          : becomes('file', row, { inventory_id: inventory.id, ordinal: ordinal() });
    return [
      ...(inventory.made ? [appears('inventory', { id: inventory.id, fonds_id: fonds, number: inventoryNumber })] : []),
      ...record,
      ...this.#values('file', id, read),
      ...this.#paper('file', id, read),
    ];
  }

  #inventory({ fondsCode, inventoryNumber }: PlannedFile) {
    const fonds = this.#id('fonds', fondsCode, 'SELECT id FROM fonds WHERE code = ?', [fondsCode]).id;
    const sql = 'SELECT id FROM inventory WHERE fonds_id = ? AND number = ?';
    return { fonds, ...this.#id('inventory', `${fondsCode}\n${inventoryNumber}`, sql, [fonds, inventoryNumber]) };
  }

  /** Inventories whose last file goes elsewhere go too, unless something was noted of them. */
  #emptied(files: readonly PlannedFile[]): RowChange[] {
    const moving = files.flatMap((file) => {
      const place = placeOf(this.#db, file.code);
      return moves(place, file) ? [place] : [];
    });
    const gone = new Set(moving.map(({ id }) => id));
    const filled = new Set(files.map((file) => this.#inventory(file).id));
    return [...new Set(moving.map(({ inventoryId }) => inventoryId))]
      .filter((id) => !filled.has(id) && isIdle(this.#db, id, gone))
      .map((id) => goes('inventory', readRow(this.#db, 'inventory', { id })!));
  }

  #document(document: PlannedDocument, read: ReadRow) {
    const { fileCode, ordinal, pageIds, originalSourceId } = document;
    const file = this.#id('file', fileCode, 'SELECT id FROM file WHERE code = ?', [fileCode]);
    const { id, made } = this.#id(
      'document',
      `${fileCode}/${ordinal}`,
      'SELECT id FROM document WHERE file_id = ? AND ordinal = ?',
      [file.id, ordinal],
    );
    const row: Row | null = made ? null : readRow(this.#db, 'document', { id });
    const wanted = { id, file_id: file.id, ordinal, original_source_id: originalSourceId };
    return {
      id,
      before: made ? [] : pagesOf(this.#db, id),
      after: pageIds,
      record: row === null ? [appears('document', wanted)] : becomes('document', row, wanted),
      values: [...this.#values('document', id, read), ...this.#paper('document', id, read)],
    };
  }

  #values(kind: OwnerKind, id: number, { shown }: ReadRow): RowChange[] {
    return shown.fields
      .filter(({ key }) => !PLACING.has(key) && (key !== 'fondCode' || kind === 'fonds'))
      .flatMap(({ key, after }) => valueChanges(this.#db, { kind, id }, key, after, this.#at, 'imported'));
  }

  #paper(level: 'file' | 'document', id: number, { shown }: ReadRow): RowChange[] {
    const said = new Map(shown.fields.map(({ key, after }) => [key, after === '' ? null : Number(after)]));
    if (!said.has('totalDoc') && !said.has('numberOfPage')) return [];
    const known: PaperCount = paperOf(this.#db, level, id) ?? {
      files: null,
      documents: null,
      sheets: null,
      pages: null,
    };
    return paperChanges(this.#db, level, id, {
      ...known,
      ...(level === 'file' && said.has('totalDoc') ? { documents: said.get('totalDoc')! } : {}),
      ...(said.has('numberOfPage') ? { pages: said.get('numberOfPage')! } : {}),
    });
  }

  /** A record's id; one that is neither there nor given yet is made. */
  #id(
    table: 'fonds' | 'inventory' | 'file' | 'document',
    name: string,
    sql: string,
    values: readonly (string | number)[],
  ) {
    const key = `${table}\n${name}`;
    const given = this.#ids.get(key);
    if (given !== undefined) return { id: given, made: false };
    const row = this.#db.prepare<(string | number)[], { id: number }>(sql).get(...values);
    const id = row?.id ?? this.#next[table]++;
    this.#ids.set(key, id);
    return { id, made: row === undefined };
  }

  readonly #ordinals = new Map<number, number>();

  #ordinal(inventoryId: number): number {
    const last =
      this.#ordinals.get(inventoryId) ??
      this.#db
        .prepare<[number], { last: number | null }>('SELECT max(ordinal) AS last FROM file WHERE inventory_id = ?')
        .get(inventoryId)?.last ??
      0;
    this.#ordinals.set(inventoryId, last + 1);
    return last + 1;
  }
}
