import { AppError } from '../../../shared/contract/app-error.ts';
import type { AppraisalDetail, AppraisalEvent } from '../../../shared/contract/reports/appraisal.ts';
import type { Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { readDecisions, termOfYears } from './decisions.ts';
import { readFacts } from './facts.ts';
import { toLine } from './list.ts';
import { assess } from './propose.ts';
import { RuleMatcher } from './rule-matcher.ts';
import { allRules } from './schedules.ts';

/** All there is to say of one file's appraisal. Throws `efile/file-not-found`. */
export function readAppraisal(ws: Workspace, code: string): AppraisalDetail {
  const [file] = readFacts(ws.db, code);
  if (!file) throw new AppError('efile/file-not-found', { file: code });
  const assessment = assess(file, new RuleMatcher(allRules(ws.db)));
  const decision = readDecisions(ws.db, file.id).get(file.id) ?? null;
  return {
    line: toLine(file, assessment, decision),
    candidates: assessment.candidates,
    unknown: assessment.unknown,
    history: historyOf(ws.db, code),
  };
}

interface EventRow {
  readonly at: string;
  readonly who: string;
  readonly action: string;
  readonly gone: 0 | 1;
  readonly years: number | null;
  readonly reason: string;
}

/** What the table notes with the number of the journal's entry; who and when are the journal's. */
function historyOf(db: Database, code: string): AppraisalEvent[] {
  return db
    .prepare<[string], EventRow>(
      `SELECT at, who, action, gone, years, reason FROM appraisal_event JOIN audit ON seq = audit_seq
       WHERE file_code = ? ORDER BY audit_seq DESC`,
    )
    .all(code)
    .map(({ gone, years, ...event }) => ({ ...event, term: gone === 1 ? null : termOfYears(years) }));
}
