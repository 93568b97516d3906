import { AppError, type Params } from '../../../shared/contract/app-error.ts';
import {
  AGENCY_IDENTIFIER,
  docCode,
  docId,
  fileCode,
  FILE_NOTATION,
  FILE_NOTATION_MAX,
} from '../../../shared/model/identifiers.ts';
import { isoDate, readDate } from '../../../shared/model/fields/index.ts';
import type { Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { CleanRow } from './read-rows.ts';
import type { PageResolver } from './resolve-pages.ts';
import type { RowFault } from './row-fault.ts';

export interface PlannedFonds {
  readonly code: string;
  readonly row: CleanRow;
}

export interface PlannedFile {
  readonly code: string;
  readonly fondsCode: string;
  readonly inventoryNumber: string;
  readonly year: number;
  readonly notation: string;
  readonly row: CleanRow;
}

export interface PlannedDocument {
  readonly fileCode: string;
  readonly ordinal: number;
  readonly pageIds: readonly number[];
  readonly originalSourceId: number | null;
  readonly row: CleanRow;
}

/** What a description will do, when none of its rows has a fault. */
export interface Plan {
  readonly fonds: readonly PlannedFonds[];
  readonly files: readonly PlannedFile[];
  readonly documents: readonly PlannedDocument[];
}

export interface SheetRows {
  readonly fonds: readonly CleanRow[];
  readonly files: readonly CleanRow[];
  readonly documents: readonly CleanRow[];
}

/**
 * Checks the rows against each other and against the workspace: identifiers that can be composed, nothing twice, files
 * and fonds that exist, pages that were received and belong to one document only, and counts that a row states against
 * the pages it names. Every fault is collected; the plan may be carried out only when there is none.
 */
export function makePlan(ws: Workspace, sheets: SheetRows, pages: Pages): { plan: Plan; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const fault = (row: CleanRow, column: string, code: string, params: Params = {}) =>
    faults.push({ code, sheet: row.sheet, row: row.row, column, params });
  const fonds = planFonds(sheets.fonds, fault);
  const files = planFiles(ws, sheets.files, new Set(fonds.map((one) => one.code)), fault);
  const documents = planDocuments(ws, sheets.documents, files, pages, fault);
  checkCounts(files, documents, fault);
  return { plan: { fonds, files, documents }, faults };
}

/** What turns the text of a row into pages. */
export type Pages = Pick<PageResolver, 'resolve'>;

type Fault = (row: CleanRow, column: string, code: string, params?: Params) => void;

function planFonds(rows: readonly CleanRow[], fault: Fault): PlannedFonds[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const code = row.values['fondCode'];
    if (code === undefined) return [];
    if (seen.has(code)) fault(row, 'Mã phông', 'describe/row-twice', { value: code });
    seen.add(code);
    return [{ code, row }];
  });
}

function planFiles(
  ws: Workspace,
  rows: readonly CleanRow[],
  planned: ReadonlySet<string>,
  fault: Fault,
): PlannedFile[] {
  const seen = new Set<string>();
  const known = new Set([...planned, ...column(ws.db, 'SELECT code FROM fonds')]);
  return rows.flatMap((row) => {
    const { fondCode, inventoryNumber, startDate, endDate } = row.values;
    const key = fileKey(ws, row, fault);
    if (fondCode !== undefined && !known.has(fondCode))
      fault(row, 'Mã phông', 'describe/fonds-unknown', { value: fondCode });
    const [start, end] = [readDate(startDate ?? ''), readDate(endDate ?? '')];
    if (start && end && isoDate(start) > isoDate(end))
      fault(row, 'Thời gian kết thúc', 'efile/dates-reversed', { start: startDate ?? '', end: endDate ?? '' });
    if (!key || fondCode === undefined || inventoryNumber === undefined) return [];
    if (seen.has(key.code)) fault(row, 'Số và ký hiệu hồ sơ', 'describe/row-twice', { value: key.code });
    seen.add(key.code);
    return [{ ...key, fondsCode: fondCode, inventoryNumber, row }];
  });
}

function planDocuments(
  ws: Workspace,
  rows: readonly CleanRow[],
  files: readonly PlannedFile[],
  pages: Pages,
  fault: Fault,
): PlannedDocument[] {
  const known = new Set([...files.map((file) => file.code), ...column(ws.db, 'SELECT code FROM file')]);
  const seen = new Set<string>();
  const taken = new Map<number, CleanRow>();
  return rows.flatMap((row) => {
    const key = fileKey(ws, row, fault);
    const ordinal = Number(row.values['docOrdinal'] ?? '');
    const ordinalGood = Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= 9_999_999;
    if (row.values['docOrdinal'] !== undefined && !ordinalGood)
      fault(row, 'Số thứ tự tài liệu', 'describe/ordinal-wrong', { value: row.values['docOrdinal'] });
    if (key && !known.has(key.code)) fault(row, 'Số và ký hiệu hồ sơ', 'describe/file-unknown', { value: key.code });
    const resolved = row.values['pages'] === undefined ? null : pages.resolve(row.values['pages']);
    if (resolved && 'code' in resolved) fault(row, 'Tệp và trang', resolved.code, resolved.params);
    if (!key || !ordinalGood || !resolved || 'code' in resolved) return [];
    const id = `${key.code}/${ordinal}`;
    if (seen.has(id)) fault(row, 'Số thứ tự tài liệu', 'describe/row-twice', { value: id });
    seen.add(id);
    compose(row, 'Số thứ tự tài liệu', fault, () => [docId(key.code, ordinal), docCode(key.code, ordinal)]);
    for (const pageId of resolved.pageIds) {
      const other = taken.get(pageId) ?? ownerElsewhere(ws.db, pageId, key.code, ordinal);
      if (other) {
        fault(row, 'Tệp và trang', 'describe/page-twice', {
          value: row.values['pages'] ?? '',
          other: describeOwner(other),
        });
        break;
      }
      taken.set(pageId, row);
    }
    return [{ fileCode: key.code, ordinal, ...resolved, row }];
  });
}

/** Counts that a row states must be the counts that were scanned. */
function checkCounts(files: readonly PlannedFile[], documents: readonly PlannedDocument[], fault: Fault): void {
  const check = (row: CleanRow, name: string, key: string, found: number) => {
    const stated = row.values[key];
    if (stated !== undefined && Number(stated) !== found)
      fault(row, name, 'describe/count-differs', { stated: Number(stated), found });
  };
  for (const document of documents) check(document.row, 'Số lượng trang', 'numberOfPage', document.pageIds.length);
  for (const file of files) {
    const own = documents.filter((document) => document.fileCode === file.code);
    check(file.row, 'Tổng số tài liệu trong hồ sơ', 'totalDoc', own.length);
    check(
      file.row,
      'Số lượng trang',
      'numberOfPage',
      own.reduce((sum, document) => sum + document.pageIds.length, 0),
    );
  }
}

function fileKey(ws: Workspace, row: CleanRow, fault: Fault): { code: string; year: number; notation: string } | null {
  const { year, fileNotation: notation } = row.values;
  if (year === undefined || notation === undefined) return null;
  if (!/^\d{4}$/.test(year) || Number(year) < 1800) {
    fault(row, 'Năm hình thành hồ sơ', 'describe/year-wrong', { value: year });
    return null;
  }
  if (
    !FILE_NOTATION.test(notation) ||
    notation.length > FILE_NOTATION_MAX ||
    !AGENCY_IDENTIFIER.test(ws.agency.agencyId)
  ) {
    fault(row, 'Số và ký hiệu hồ sơ', 'describe/notation-wrong', { value: notation, max: FILE_NOTATION_MAX });
    return null;
  }
  const code = compose(row, 'Số và ký hiệu hồ sơ', fault, () =>
    fileCode({ agencyId: ws.agency.agencyId, year: Number(year), notation }),
  );
  return code === null ? null : { code, year: Number(year), notation };
}

/** Runs an identifier's composition; what it refuses becomes a fault of the row. */
function compose<T>(row: CleanRow, name: string, fault: Fault, make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    fault(row, name, error.code, error.params);
    return null;
  }
}

function ownerElsewhere(db: Database, pageId: number, code: string, ordinal: number): string | null {
  const row = db
    .prepare<[number], { code: string; ordinal: number }>(
      `SELECT file.code AS code, document.ordinal AS ordinal FROM document_page
       JOIN document ON document.id = document_id JOIN file ON file.id = file_id WHERE page_id = ?`,
    )
    .get(pageId);
  return row && (row.code !== code || row.ordinal !== ordinal) ? `${row.code}/${row.ordinal}` : null;
}

function describeOwner(owner: CleanRow | string): string {
  return typeof owner === 'string' ? owner : `${owner.sheet}!${owner.row}`;
}

function column(db: Database, sql: string): string[] {
  return db
    .prepare<[], { code: string }>(sql)
    .all()
    .map((row) => row.code);
}
