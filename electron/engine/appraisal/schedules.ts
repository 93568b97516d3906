import type { RuleLine, ScheduleLine } from '../../../shared/contract/reports/appraisal.ts';
import { RETENTION_RULES, type RetentionRule } from '../../../shared/model/retention/index.ts';
import type { Database } from '../db/index.ts';
import { edit, readRow, type Row, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { termOfYears } from './decisions.ts';
import { refOf } from './propose.ts';

interface RuleRow {
  readonly schedule: string;
  readonly scheduleId: number;
  readonly ordinal: number;
  readonly number: string;
  readonly heading: string;
  readonly title: string;
  readonly years: number | null;
  readonly clause: string;
  readonly words: string;
}

/** Every row there is to propose from: the agency's schedules, then those of the circular. */
export function allRules(db: Database): RetentionRule[] {
  return [...readOwn(db).map((row) => row.rule), ...RETENTION_RULES];
}

/** All rows, to choose one as the basis of a decision. */
export function listRules(ws: Workspace): RuleLine[] {
  const line = (rule: RetentionRule, schedule: string | null): RuleLine => ({
    ...refOf(rule),
    heading: rule.heading,
    term: rule.term,
    schedule,
  });
  return [
    ...readOwn(ws.db).map(({ rule, schedule }) => line(rule, schedule)),
    ...RETENTION_RULES.map((rule) => line(rule, null)),
  ];
}

function readOwn(db: Database): { readonly rule: RetentionRule; readonly schedule: string }[] {
  return db
    .prepare<[], RuleRow>(
      `SELECT retention_schedule.name AS schedule, schedule_id AS scheduleId, ordinal, number, heading, title, years, clause,
         words FROM retention_rule JOIN retention_schedule ON retention_schedule.id = schedule_id
       ORDER BY schedule_id, ordinal`,
    )
    .all()
    .map((row) => ({
      schedule: row.schedule,
      rule: {
        id: `${row.scheduleId}/${row.ordinal}`,
        number: row.number,
        heading: row.heading,
        title: row.title,
        term: termOfYears(row.years),
        clause: row.clause === '' ? row.schedule : row.clause,
        words: JSON.parse(row.words) as string[][],
        without: [],
      },
    }));
}

export function listSchedules(db: Database): ScheduleLine[] {
  return db
    .prepare<[], ScheduleLine>(
      `SELECT id, name, imported_at AS importedAt, imported_by AS importedBy,
         (SELECT count(*) FROM retention_rule WHERE schedule_id = retention_schedule.id) AS rules
       FROM retention_schedule ORDER BY id`,
    )
    .all();
}

/** Takes a schedule out; decisions that rest on it keep their row's words. One that is not there is no change. */
export function forgetSchedule(ws: Workspace, id: number): ScheduleLine[] {
  const schedule = listSchedules(ws.db).find((one) => one.id === id);
  if (schedule)
    edit(ws, {
      label: 'edit.retentionForget',
      action: 'appraisal/forget-schedule',
      subject: `schedule:${schedule.name}`,
      before: { rules: schedule.rules },
      changes: removal(ws.db, id),
    });
  return listSchedules(ws.db);
}

/** The changes that take a schedule and its rows out. */
export function removal(db: Database, id: number): RowChange[] {
  const row = readRow(db, 'retention_schedule', { id });
  if (row === null) return [];
  const rules = db.prepare<[number], Row>('SELECT * FROM retention_rule WHERE schedule_id = ?').all(id);
  return [
    ...rules.map((before) => ({ table: 'retention_rule' as const, before, after: null })),
    { table: 'retention_schedule', before: row, after: null },
  ];
}
