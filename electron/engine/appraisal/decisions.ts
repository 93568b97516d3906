import type { Decision, RuleRef } from '../../../shared/contract/reports/appraisal.ts';
import type { Term } from '../../../shared/model/retention/index.ts';
import type { Database } from '../db/index.ts';

interface DecisionRow {
  readonly fileId: number;
  readonly years: number | null;
  readonly reason: string;
  readonly rule: string | null;
  readonly proposed: string | null;
  readonly at: string;
  readonly who: string;
}

/** What has been decided, by file id: of all files, or of one. */
export function readDecisions(db: Database, fileId?: number): Map<number, Decision> {
  const rows = db
    .prepare<unknown[], DecisionRow>(
      `SELECT file_id AS fileId, years, reason, rule, proposed, decided_at AS at, decided_by AS who FROM appraisal
       ${fileId === undefined ? '' : 'WHERE file_id = ?'}`,
    )
    .all(...(fileId === undefined ? [] : [fileId]));
  return new Map(
    rows.map(({ fileId: id, years, reason, rule, proposed, at, who }) => [
      id,
      {
        term: termOfYears(years),
        reason,
        rule: rule === null ? null : (JSON.parse(rule) as RuleRef),
        proposed: proposed === null ? null : (JSON.parse(proposed) as Term),
        at,
        who,
      },
    ]),
  );
}

/** In the tables permanent is a term without years. */
export function termOfYears(years: number | null): Term {
  return years ?? 'permanent';
}

export function yearsOfTerm(term: Term): number | null {
  return term === 'permanent' ? null : term;
}
