import { createHash } from 'node:crypto';
import type { DescriptionDifferences, DifferentRow } from '../../../shared/contract/reports/forming.ts';
import { valueFault } from '../../../shared/model/fields/index.ts';
import type { SheetKind } from '../../../shared/model/sheets.ts';
import type { Task } from '../base/task.ts';
import type { Workspace } from '../workspace/index.ts';
import { currentRows, type CurrentRow } from './current-rows.ts';
import { findBatch, inOrder, type DescribeInput } from './describe-files.ts';
import { underOwnHeadings, type MatchedSheet } from './match-columns.ts';
import { FileCodes } from './file-codes.ts';
import { makePlan } from './plan.ts';
import type { Pages, Plan } from './planned.ts';
import { readMatched } from './read-matched.ts';
import { readCell } from './read-cell.ts';
import { stored, type CleanRow } from './read-rows.ts';
import { PageResolver } from './resolve-pages.ts';
import { toDetail, type RowFault } from './row-fault.ts';
import { cellText, type TableRow } from './table.ts';

/** Columns that say which record a row is: without them it is none. */
const KEYS: Readonly<Record<SheetKind, readonly string[]>> = {
  fonds: ['fondCode'],
  files: ['fondCode', 'inventoryNumber', 'year', 'fileNotation'],
  documents: ['year', 'fileNotation', 'docOrdinal'],
};
/** What the paper inventory says is noted; it need not be what was found. */
const PAPER = new Set(['totalDoc', 'numberOfPage']);

/** A row that differs, with the record it is about (null: a new one) and all it says. */
export interface ReadRow {
  readonly shown: DifferentRow;
  readonly current: CurrentRow | null;
  readonly clean: CleanRow;
}

/** Differences with what is needed to make them. */
export interface Comparison {
  readonly differences: DescriptionDifferences;
  readonly rows: readonly ReadRow[];
  readonly plan: Plan;
}

/** What a description would change, row by row, old beside new. Throws what reading a description throws (`describe/*`). */
export async function previewDifferences(
  ws: Workspace,
  input: DescribeInput,
  task: Task,
): Promise<DescriptionDifferences> {
  return (await compare(ws, input, task)).differences;
}

/**
 * Holds every row of a description against the workspace. A column that is not there changes nothing, an empty cell empties
 * its field, a value that is wrong is a fault only where it is new.
 */
export async function compare(ws: Workspace, input: DescribeInput, task: Task): Promise<Comparison> {
  const known: Record<SheetKind, Map<string, CurrentRow>> = {
    fonds: new Map(),
    files: new Map(),
    documents: new Map(),
  };
  for (const { kind, row } of currentRows(ws)) known[kind].set(row.key, row);
  const codes = new FileCodes(ws);
  const { found, hidden } = await readMatched(input.paths, task);
  const faults: RowFault[] = [...hidden];
  const rows: ReadRow[] = [];
  let same = 0;
  for (const { sheet, faults: ofHeadings } of found) {
    const present = new Set([...sheet.at.keys()].map(({ key }) => key));
    const { kind, columns } = sheet.shape;
    const isKey = (heading: string) =>
      KEYS[kind].some((key) => columns.some((one) => one.key === key && one.vi === heading));
    faults.push(
      ...ofHeadings.filter(
        ({ code, column }) => code === 'describe/column-near' || (code === 'describe/column-missing' && isKey(column)),
      ),
    );
    if (!KEYS[kind].every((key) => present.has(key))) continue;
    for (const row of sheet.table.rows) {
      const read = readRow(codes, sheet, row, known[kind], faults);
      if (read === null) continue;
      if (read === 'same') same += 1;
      else rows.push(read);
    }
  }
  const of = (kind: SheetKind): CleanRow[] => rows.filter(({ shown }) => shown.kind === kind).map(({ clean }) => clean);
  const { plan, faults: planned } = makePlan(
    ws,
    { fonds: of('fonds'), files: of('files'), documents: of('documents') },
    pagesFor(ws, input.batch, rows),
  );
  const token = createHash('sha256')
    .update(JSON.stringify(rows.map(({ shown }) => shown)))
    .digest('hex');
  return {
    differences: {
      token,
      rows: rows.map(({ shown }) => shown),
      same,
      faults: underOwnHeadings(
        inOrder([...faults, ...planned]),
        found.map(({ sheet }) => sheet),
      ).map(toDetail),
    },
    rows,
    plan,
  };
}

function readRow(
  codes: FileCodes,
  { shape, table, at }: MatchedSheet,
  row: TableRow,
  known: ReadonlyMap<string, CurrentRow>,
  faults: RowFault[],
): ReadRow | 'same' | null {
  const { number } = row;
  const before = faults.length;
  const said: Record<string, string> = {};
  for (const [column, index] of at) {
    const fault = (code: string, params: RowFault['params'] = {}) =>
      faults.push({ code, sheet: table.sheet, row: number, column: column.vi, params });
    const cell = readCell(column, row, index);
    if ('fault' in cell) fault(cell.fault.code, cell.fault.params);
    else if (cell.text === '' && KEYS[shape.kind].includes(column.key)) fault('describe/value-missing');
    else said[column.key] = cell.text !== '' && column.field ? stored(column.field, cell.text) : cell.text;
  }
  if (faults.length > before) return null;
  const key = keyOf(codes, shape.kind, said);
  const current = known.get(key) ?? null;
  const fields = [...at.keys()].flatMap(({ key: name, field, vi }) => {
    const [old, now] = [current?.cells[name] ?? '', said[name] ?? ''];
    // A document's fonds only says which file is meant.
    if ((name === 'pages' ? old : cellText(old)) === now || (shape.kind === 'documents' && name === 'fondCode'))
      return [];
    const wrong = now !== '' && field ? valueFault(field, now, 'sip') : null;
    if (wrong) faults.push({ ...wrong, sheet: table.sheet, row: number, column: vi });
    if (now === '' && name === 'pages')
      faults.push({ code: 'describe/value-missing', sheet: table.sheet, row: number, column: vi, params: {} });
    return [{ key: name, before: old, after: now }];
  });
  if (fields.length === 0 && current !== null) return 'same';
  const values = Object.fromEntries(
    Object.entries({ ...current?.cells, ...said }).filter(([name, value]) => value !== '' && !PAPER.has(name)),
  );
  return {
    shown: { kind: shape.kind, sheet: table.sheet, row: number, name: key, isNew: current === null, fields },
    current,
    clean: { sheet: table.sheet, row: number, values },
  };
}

function keyOf(codes: FileCodes, kind: SheetKind, said: Readonly<Record<string, string>>): string {
  const { fondCode, fondStatus, year = '', fileNotation: notation = '', docOrdinal = '' } = said;
  if (kind === 'fonds') {
    codes.addFonds(fondCode ?? '', fondStatus);
    return fondCode ?? '';
  }
  const name = { fondsCode: fondCode || undefined, year: Number(year), notation };
  if (kind === 'documents') return `${codes.meant(name)[0] ?? codes.codeIn(name)}/${Number(docOrdinal)}`;
  const code = codes.codeIn(name);
  codes.add(code, name);
  return code;
}

/** Pages of rows: those a document has already by its own text, whatever batch they are of; others by the batch's files. */
function pagesFor(ws: Workspace, batch: string | undefined, rows: readonly ReadRow[]): Pages {
  const kept = new Map<string, number | null>();
  for (const { shown, current } of rows) {
    if (shown.kind !== 'documents' || current === null || shown.fields.some(({ key }) => key === 'pages')) continue;
    const text = current.cells['pages'] ?? '';
    kept.set(text, kept.has(text) ? null : current.id);
  }
  let resolver: PageResolver | null = null;
  const pages = ws.db.prepare<[number], { id: number }>(
    'SELECT page_id AS id FROM document_page WHERE document_id = ? ORDER BY ordinal',
  );
  const original = ws.db.prepare<[number], { id: number | null }>(
    'SELECT original_source_id AS id FROM document WHERE id = ?',
  );
  return {
    resolve: (text) => {
      const id = kept.get(text);
      if (id != null)
        return { pageIds: pages.all(id).map((page) => page.id), originalSourceId: original.get(id)?.id ?? null };
      resolver ??= new PageResolver(ws.db, findBatch(ws, batch));
      return resolver.resolve(text);
    },
  };
}
