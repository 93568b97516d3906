import { isoDate, readDate } from '../../../shared/model/fields/index.ts';
import { arcFileCode, docCode, docId } from '../../../shared/model/identifiers.ts';
import type { Workspace } from '../workspace/index.ts';
import { checkCounts } from './check-counts.ts';
import { FileCodes } from './file-codes.ts';
import { checkPages } from './plan-pages.ts';
import { checkLength, readFileName } from './plan-names.ts';
import { movingFault } from './plan-moves.ts';
import type { Fault, Pages, Plan, PlannedDocument, PlannedFile, PlannedFonds, SheetRows } from './planned.ts';
import type { CleanRow } from './read-rows.ts';
import type { RowFault } from './row-fault.ts';

/**
 * Checks the rows against each other and against the workspace: identifiers that can be composed, nothing twice, files
 * and fonds that exist, pages that were received and belong to one document only, and counts that a row states against
 * what the file will hold. Every fault is collected; the plan may be carried out only when there is none.
 */
export function makePlan(ws: Workspace, sheets: SheetRows, pages: Pages): { plan: Plan; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const fault: Fault = (row, column, code, params = {}) =>
    faults.push({ code, sheet: row.sheet, row: row.row, column, params });
  const codes = new FileCodes(ws);
  const fonds = planFonds(sheets.fonds, codes, fault);
  const files = planFiles(ws, sheets.files, codes, new Set(fonds.map((one) => one.code)), fault);
  const { documents, doubtful } = planDocuments(ws, sheets.documents, codes, pages, fault);
  checkCounts(ws.db, { files, documents, doubtful }, fault);
  return { plan: { fonds, files, documents }, faults };
}

function planFonds(rows: readonly CleanRow[], codes: FileCodes, fault: Fault): PlannedFonds[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const code = row.values['fondCode'];
    if (code === undefined) return [];
    if (seen.has(code)) fault(row, 'Mã phông', 'describe/row-twice', { value: code });
    seen.add(code);
    codes.addFonds(code, row.values['fondStatus']);
    return [{ code, row }];
  });
}

function planFiles(
  ws: Workspace,
  rows: readonly CleanRow[],
  codes: FileCodes,
  planned: ReadonlySet<string>,
  fault: Fault,
): PlannedFile[] {
  const seen = new Set<string>();
  const known = new Set([...planned, ...ws.db.prepare<[], string>('SELECT code FROM fonds').pluck().all()]);
  return rows.flatMap((row) => {
    const { fondCode, inventoryNumber, startDate, endDate } = row.values;
    const name = readFileName(ws, row, fault);
    if (fondCode !== undefined && !known.has(fondCode))
      fault(row, 'Mã phông', 'describe/fonds-unknown', { value: fondCode });
    const [start, end] = [readDate(startDate ?? ''), readDate(endDate ?? '')];
    if (start && end && isoDate(start) > isoDate(end))
      fault(row, 'Thời gian kết thúc', 'efile/dates-reversed', { start: startDate ?? '', end: endDate ?? '' });
    if (!name || fondCode === undefined) return [];
    const code = codes.codeIn({ ...name, fondsCode: fondCode });
    const alike = codes.alike(code);
    if (seen.has(code)) fault(row, 'Số và ký hiệu hồ sơ', 'describe/row-twice', { value: code });
    else if (alike !== null) fault(row, 'Số và ký hiệu hồ sơ', 'describe/notation-case', { value: code, other: alike });
    else {
      checkLength(row, 'Số và ký hiệu hồ sơ', { fileCode: code, docId: docId(code, 1) }, fault);
      if (inventoryNumber !== undefined) {
        const archived = arcFileCode({ archiveCode: ws.agency.archiveCode, fileCode: code, inventoryNumber });
        checkLength(row, 'Mục lục số', { arcFileCode: archived }, fault);
      }
    }
    seen.add(code);
    codes.add(code, { ...name, fondsCode: fondCode });
    if (inventoryNumber === undefined) return [];
    const file = { ...name, code, fondsCode: fondCode, inventoryNumber, row };
    movingFault(ws.db, file, fault);
    return [file];
  });
}

function planDocuments(
  ws: Workspace,
  rows: readonly CleanRow[],
  codes: FileCodes,
  pages: Pages,
  fault: Fault,
): { documents: PlannedDocument[]; doubtful: ReadonlySet<string> } {
  const seen = new Set<string>();
  const taken = new Map<number, CleanRow>();
  const doubtful = new Set<string>();
  const documents = rows.flatMap((row) => {
    const code = fileOf(ws, row, codes, fault);
    const ordinal = Number(row.values['docOrdinal'] ?? '');
    const ordinalGood = Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= 9_999_999;
    if (row.values['docOrdinal'] !== undefined && !ordinalGood)
      fault(row, 'Số thứ tự tài liệu', 'describe/ordinal-wrong', { value: row.values['docOrdinal'] });
    const own = code === null || !ordinalGood ? null : { code, ordinal };
    if (own) {
      const id = `${own.code}/${ordinal}`;
      if (seen.has(id)) fault(row, 'Số thứ tự tài liệu', 'describe/row-twice', { value: id });
      seen.add(id);
      const composed = { docId: docId(own.code, ordinal), docCode: docCode(own.code, ordinal) };
      checkLength(row, 'Số thứ tự tài liệu', composed, fault);
    }
    const resolved = row.values['pages'] === undefined ? null : pages.resolve(row.values['pages']);
    if (resolved && 'code' in resolved) fault(row, 'Tệp và trang', resolved.code, resolved.params);
    const found = resolved && !('code' in resolved) ? resolved : null;
    if (found) checkPages(ws.db, row, { pageIds: found.pageIds, own, taken }, fault);
    // What a file will hold cannot be counted while one of its rows is wrong.
    if (code !== null && !(own && found)) doubtful.add(code);
    return own && found ? [{ fileCode: own.code, ordinal, ...found, row }] : [];
  });
  return { documents, doubtful };
}

/** The code of the file a document's row names; null, with a fault, when that is none or not certain. */
function fileOf(ws: Workspace, row: CleanRow, codes: FileCodes, fault: Fault): string | null {
  const name = readFileName(ws, row, fault);
  if (!name) return null;
  const fondsCode = row.values['fondCode'];
  const meant = codes.meant({ ...name, fondsCode });
  const [code] = meant;
  if (code === undefined) {
    const value = codes.codeIn({ ...name, fondsCode });
    fault(row, 'Số và ký hiệu hồ sơ', 'describe/file-unknown', { value });
    return null;
  }
  if (meant.length > 1) {
    fault(row, 'Số và ký hiệu hồ sơ', 'describe/file-in-several', { value: name.notation, files: meant.join(', ') });
    return null;
  }
  return code;
}
