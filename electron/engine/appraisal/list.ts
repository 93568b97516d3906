import type { AppraisalLine, AppraisalList, Decision } from '../../../shared/contract/reports/appraisal.ts';
import { dueYear, maintenanceOf, termOf } from '../../../shared/model/retention/index.ts';
import { isoVietnam } from '../base/clock.ts';
import type { Workspace } from '../workspace/index.ts';
import { readDecisions } from './decisions.ts';
import { readFacts, yearOf, type FileFacts } from './facts.ts';
import { assess, type Assessment } from './propose.ts';
import { RuleMatcher } from './rule-matcher.ts';
import { allRules, listSchedules } from './schedules.ts';

/** The work list: every file, what is proposed, what is decided and when its term is over. */
export function listAppraisal(ws: Workspace): AppraisalList {
  return {
    lines: appraisalLines(ws),
    schedules: listSchedules(ws.db),
    thisYear: Number(isoVietnam(ws.clock.now()).slice(0, 4)),
  };
}

/** The lines of all files, or of one by its code (none when there is no such file). */
export function appraisalLines(ws: Workspace, code?: string): AppraisalLine[] {
  const matcher = new RuleMatcher(allRules(ws.db));
  const facts = readFacts(ws.db, code);
  const decisions = readDecisions(ws.db, code === undefined ? undefined : (facts[0]?.id ?? 0));
  return facts.map((file) => toLine(file, assess(file, matcher), decisions.get(file.id) ?? null));
}

export function toLine(file: FileFacts, { proposal }: Assessment, decision: Decision | null): AppraisalLine {
  const stated = file.stated === '' ? null : { code: file.stated, term: termOf(file.stated) };
  const term = decision?.term ?? stated?.term ?? proposal?.term ?? null;
  const [lastYear, lastYearFrom] = lastYearOf(file);
  const counted = decision?.term ?? stated?.term ?? null;
  return {
    file: file.code,
    title: file.title,
    documents: file.documents.length,
    lastYear,
    lastYearFrom,
    stated,
    proposal,
    decision,
    state: decision ? 'decided' : proposal !== null || stated !== null ? 'proposed' : 'open',
    differs: proposal !== null && counted !== null && counted !== proposal.term,
    overridden: decision !== null && maintenanceOf(decision.term) !== file.stated,
    term,
    dueYear: term === null ? null : dueYear(term, lastYear),
  };
}

/** The year the work ended: the file's end date, else its newest document, else the year it was formed. */
function lastYearOf(file: FileFacts): [number, AppraisalLine['lastYearFrom']] {
  const end = yearOf(file.endDate);
  if (end !== null) return [end, 'end'];
  const years = file.documents.flatMap(({ year }) => (year === null ? [] : [year]));
  return years.length > 0 ? [Math.max(...years), 'documents'] : [file.year, 'formed'];
}
