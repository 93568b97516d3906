import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { SheetKind } from '../../../shared/model/sheets.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { requireBatch } from '../intake/index.ts';
import { pageName } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { applyPlan } from './apply-plan.ts';
import { underOwnHeadings } from './match-columns.ts';
import { makePlan } from './plan.ts';
import { moves, placeOf } from './plan-moves.ts';
import type { PlannedFile, SheetRows } from './planned.ts';
import { readMatched } from './read-matched.ts';
import { readRows, type CleanRow } from './read-rows.ts';
import { PageResolver } from './resolve-pages.ts';
import { toDetail, type RowFault } from './row-fault.ts';
import type { DescribeReport } from '../../../shared/contract/reports/files.ts';
export type { DescribeReport } from '../../../shared/contract/reports/files.ts';

export interface DescribeInput {
  /** Workbooks and CSV files, read together. */
  readonly paths: readonly string[];
  /** The batch whose files the rows name. Default: the only one there is. */
  readonly batch?: string;
}

/** Faults that are only worth a word: a heading of the user's own does no harm. */
const HARMLESS = new Set(['describe/column-unknown']);

/**
 * Reads the descriptions and joins files, documents and pages. Every row of every sheet is checked first; if any is
 * wrong nothing is changed and `describe/rows-invalid` lists all faults with sheet, row, column and rule.
 */
export async function describeFiles(ws: Workspace, input: DescribeInput, task: Task): Promise<DescribeReport> {
  const batchId = findBatch(ws, input.batch);
  const rows: Record<SheetKind, CleanRow[]> = { fonds: [], files: [], documents: [] };
  const { found, hidden } = await readMatched(input.paths, task);
  const sheets = found.map(({ sheet }) => sheet);
  const faults: RowFault[] = [...hidden];
  for (const { sheet, faults: ofHeadings } of found) {
    const checked = readRows(sheet);
    for (const row of checked.rows) rows[sheet.shape.kind].push(row);
    for (const fault of [...ofHeadings, ...checked.faults]) faults.push(fault);
  }
  const { plan, faults: planFaults } = makePlan(ws, rows satisfies SheetRows, new PageResolver(ws.db, batchId));
  const wrong = inOrder([...faults, ...planFaults].filter((fault) => !HARMLESS.has(fault.code)));
  if (wrong.length === 0 && rows.fonds.length + rows.files.length + rows.documents.length === 0)
    throw new AppError('describe/no-rows', { file: input.paths.map((path) => basename(path)).join(', ') });
  if (wrong.length > 0)
    throw new AppError(
      'describe/rows-invalid',
      { errors: wrong.length },
      { details: underOwnHeadings(wrong, sheets).map(toDetail) },
    );
  throwIfCancelled(task.signal);
  const moved = movedFiles(ws, plan.files);
  ws.db.transaction(() => applyPlan(ws, plan))();
  return {
    fonds: plan.fonds.length,
    files: plan.files.length,
    documents: plan.documents.length,
    pages: plan.documents.reduce((sum, document) => sum + document.pageIds.length, 0),
    findings: [
      ...faults
        .filter((fault) => HARMLESS.has(fault.code))
        .map((fault) => ({
          code: fault.code,
          severity: 'info' as const,
          place: `${fault.sheet}!${fault.row}`,
          params: { column: fault.column },
        })),
      ...moved,
      ...unjoinedPages(ws, batchId),
    ],
  };
}

/** By sheet as the sheets came, then by row: as a person goes through them with the workbook open. */
export function inOrder(faults: readonly RowFault[]): RowFault[] {
  const sheets = [...new Set(faults.map((fault) => fault.sheet))];
  return [...faults].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}

/**
 * The batch a description speaks of: the one named, else the only one there is. Throws `workspace/batch-unknown` for a
 * name no batch has, `describe/batch-unclear` where none is named and there are several, or none.
 */
export function findBatch(ws: Workspace, name: string | undefined): number {
  requireBatch(ws.db, name);
  const batches = ws.db.prepare<[], { id: number; name: string }>('SELECT id, name FROM batch ORDER BY id').all();
  const chosen =
    name === undefined ? (batches.length === 1 ? batches[0] : undefined) : batches.find((b) => b.name === name);
  if (!chosen)
    throw new AppError('describe/batch-unclear', { batches: batches.map((batch) => batch.name).join(', ') || '–' });
  return chosen.id;
}

/** Files of the workspace that their rows put elsewhere, said so that nobody takes a slip of the pen for a correction. */
function movedFiles(ws: Workspace, files: readonly PlannedFile[]): Finding[] {
  return files.flatMap((file) => {
    const place = placeOf(ws.db, file.code);
    if (!moves(place, file)) return [];
    const from = `${place.fondsCode}/${place.inventoryNumber}`;
    const params = { file: file.code, from, to: `${file.fondsCode}/${file.inventoryNumber}` };
    return [
      { code: 'describe/file-moved', severity: 'info' as const, place: `${file.row.sheet}!${file.row.row}`, params },
    ];
  });
}

/** The count at this border: pages received = pages in documents + pages listed here. */
function unjoinedPages(ws: Workspace, batchId: number): Finding[] {
  return ws.db
    .prepare<[number], { name: string; frame: number; part: number; blankness: string | null }>(
      `SELECT source.name AS name, page.frame AS frame, page.part AS part, page.blankness AS blankness FROM page
       JOIN source ON source.id = source_id LEFT JOIN document_page ON page_id = page.id
       WHERE batch_id = ? AND document_id IS NULL ORDER BY source.id, frame, part`,
    )
    .all(batchId)
    .map(({ name, frame, part, blankness }) => ({
      code: 'describe/page-unjoined',
      severity: blankness === 'blank' ? ('info' as const) : ('warning' as const),
      place: pageName(name, frame, part),
      params: { file: name, page: part === 0 ? frame + 1 : pageName('', frame, part).slice(1) },
    }));
}
