import { basename, extname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { ScheduleReport } from '../../../shared/contract/reports/appraisal.ts';
import { isLawful, readTerm, SCHEDULE_COLUMNS, TERM_LIMITS } from '../../../shared/model/retention/index.ts';
import { isoVietnam } from '../base/clock.ts';
import { readTables, type Table } from '../describe/index.ts';
import { edit, type Row, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { yearsOfTerm } from './decisions.ts';
import { listSchedules, removal } from './schedules.ts';

type ColumnKey = (typeof SCHEDULE_COLUMNS)[number]['key'];
type Columns = ReadonlyMap<ColumnKey, number>;

/** The heading of a schedule stands below its own title and remarks; no lower than this. */
const HEADING_WITHIN = 30;

/**
 * Reads an agency's retention schedule or danh mục hồ sơ (XLSX, CSV) in place of the one of that name. A row with a title and
 * no term is a heading of those below it; a row whose term cannot be read or is outside the Law is left out with a finding.
 * One step of undo. Throws `appraisal/not-a-schedule` without the columns, `appraisal/schedule-empty` without a usable
 * row, and what reading tables throws.
 */
export async function importSchedule(
  ws: Workspace,
  input: { readonly path: string; readonly name?: string },
): Promise<ScheduleReport> {
  const file = basename(input.path);
  const name = input.name ?? basename(input.path, extname(input.path)).normalize('NFC');
  const findings: Finding[] = [];
  const rows: Row[] = [];
  const all = listSchedules(ws.db);
  const known = all.find((one) => one.name === name);
  // A schedule read again keeps its id, so that its rows keep theirs.
  const id = known?.id ?? Math.max(0, ...all.map((one) => one.id)) + 1;
  let recognised = 0;
  for (const table of await readTables(input.path)) {
    const found = findColumns(table);
    if (!found) continue;
    recognised += 1;
    readRules(table, found, id, rows, findings);
  }
  if (recognised === 0) throw new AppError('appraisal/not-a-schedule', { file });
  if (rows.length === 0) throw new AppError('appraisal/schedule-empty', { file });
  const after: Row = { id, name, imported_at: isoVietnam(ws.clock.now()), imported_by: ws.actor };
  const changes: RowChange[] = [
    ...(known ? removal(ws.db, id) : []),
    { table: 'retention_schedule', before: null, after },
    ...rows.map((row) => ({ table: 'retention_rule' as const, before: null, after: row })),
  ];
  edit(ws, {
    label: 'edit.retentionImport',
    action: 'appraisal/import-schedule',
    subject: `schedule:${name}`,
    ...(known ? { before: { rules: known.rules } } : {}),
    after: { rules: rows.length, file },
    changes,
  });
  return { schedule: listSchedules(ws.db).find((one) => one.id === id)!, findings };
}

/** Which cell is which column, and the index of the first row below the heading; null for a sheet that is no schedule. */
function findColumns(table: Table): { readonly at: Columns; readonly from: number } | null {
  const headings = [table.header, ...table.rows.slice(0, HEADING_WITHIN).map((row) => row.cells)];
  for (const [index, cells] of headings.entries()) {
    const at = new Map<ColumnKey, number>();
    for (const { key, headings: names } of SCHEDULE_COLUMNS) {
      const column = cells.findIndex((cell) => names.some((one) => plain(one) === plain(cell)));
      if (column >= 0) at.set(key, column);
    }
    if (SCHEDULE_COLUMNS.every(({ key, required }) => !required || at.has(key))) return { at, from: index };
  }
  return null;
}

function readRules(
  table: Table,
  { at, from }: { readonly at: Columns; readonly from: number },
  scheduleId: number,
  rows: Row[],
  findings: Finding[],
): void {
  let heading = '';
  for (const { number: line, cells } of table.rows.slice(from)) {
    const cell = (key: ColumnKey): string => cells[at.get(key) ?? -1] ?? '';
    const [title, written] = [cell('title'), cell('term')];
    if (title === '') continue;
    if (written === '') {
      heading = title;
      continue;
    }
    const term = readTerm(written);
    const place = `${table.sheet}!${line}`;
    if (term === null) {
      findings.push({
        code: 'appraisal/term-unreadable',
        severity: 'warning',
        place,
        params: { value: written, title },
      });
    } else if (!isLawful(term)) {
      const params = { value: written, title, ...TERM_LIMITS };
      findings.push({ code: 'appraisal/term-outside', severity: 'warning', place, params });
    } else {
      rows.push({
        schedule_id: scheduleId,
        ordinal: rows.length + 1,
        number: cell('number'),
        heading,
        title,
        years: yearsOfTerm(term),
        clause: cell('clause'),
        words: JSON.stringify(keywords(cell('words'))),
      });
    }
  }
}

/** Any of the phrases is enough. */
function keywords(text: string): string[][] {
  const phrases = text
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return phrases.length === 0 ? [] : [phrases];
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[\s.,*]+/g, ' ')
    .trim();
}
