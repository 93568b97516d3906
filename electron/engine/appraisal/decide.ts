import { AppError } from '../../../shared/contract/app-error.ts';
import type { DecideReport, RuleRef } from '../../../shared/contract/reports/appraisal.ts';
import { isLawful, maintenanceOf, TERM_LIMITS, type Term } from '../../../shared/model/retention/index.ts';
import { isoVietnam } from '../base/clock.ts';
import { edit, readRow, type Row, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { yearsOfTerm } from './decisions.ts';
import { readFacts, type FileFacts } from './facts.ts';
import { assess, expectedTerm, refOf } from './propose.ts';
import { RuleMatcher } from './rule-matcher.ts';
import { allRules } from './schedules.ts';

export interface DecideInput {
  /** Codes. */
  readonly files: readonly string[];
  /** One for all, or what is proposed for each. */
  readonly term: Term | 'proposed';
  /** Id of the row a decision rests on, when it is another than the proposed one. */
  readonly rule?: string;
  readonly reason?: string;
}

/** Where what was decided becomes the file's value: `maintenance`, typed. */
const FIELD = { owner_kind: 'file', key: 'maintenance', origin: 'typed' } as const;

/**
 * Decides the retention of files: the decision with reason, row, who and when, and the file's field as a typed value; one
 * step of undo for all of them. By `proposed`, files without a certain proposal are left as they are. Throws
 * `appraisal/term-unlawful`, `appraisal/rule-unknown`, `efile/file-not-found`, and `appraisal/reason-missing` when a term is
 * another than what is proposed or described and no reason is given.
 */
export function decide(ws: Workspace, input: DecideInput): DecideReport {
  if (input.term !== 'proposed' && !isLawful(input.term))
    throw new AppError('appraisal/term-unlawful', { years: input.term, ...TERM_LIMITS });
  const rules = allRules(ws.db);
  const chosen = input.rule === undefined ? undefined : rules.find(({ id }) => id === input.rule);
  if (input.rule !== undefined && !chosen) throw new AppError('appraisal/rule-unknown', { rule: input.rule });
  const matcher = new RuleMatcher(rules);
  const reason = input.reason ?? '';
  const at = isoVietnam(ws.clock.now());
  const changes: RowChange[] = [];
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const left: string[] = [];
  const unexplained: string[] = [];
  for (const file of named(ws, input.files)) {
    const { proposal } = assess(file, matcher);
    const term =
      input.term === 'proposed' ? (proposal === null || proposal.atLeast ? null : proposal.term) : input.term;
    if (term === null) {
      left.push(file.code);
      continue;
    }
    if (term !== expectedTerm(file, proposal) && reason === '') unexplained.push(file.code);
    const fitting = term === proposal?.term ? proposal.rule : null;
    const rule: RuleRef | null = chosen ? refOf(chosen) : fitting;
    const known = readRow(ws.db, 'appraisal', { file_id: file.id });
    changes.push(
      {
        table: 'appraisal',
        before: known,
        after: {
          file_id: file.id,
          years: yearsOfTerm(term),
          reason,
          rule: rule === null ? null : JSON.stringify(rule),
          proposed: proposal === null ? null : JSON.stringify(proposal.term),
          decided_at: at,
          decided_by: ws.actor,
        },
      },
      ...fieldChange(ws, file.id, maintenanceOf(term), at),
    );
    before[file.code] = { maintenance: file.stated, term: known === null ? null : (known['years'] ?? 'permanent') };
    after[file.code] = { maintenance: maintenanceOf(term), term, rule: rule?.title ?? null };
  }
  if (unexplained.length > 0)
    throw new AppError('appraisal/reason-missing', {
      files: unexplained.slice(0, 5).join(', '),
      count: unexplained.length,
    });
  const codes = Object.keys(after);
  edit(ws, {
    label: 'edit.appraise',
    action: 'appraisal/decide',
    subject: subjectOf(codes),
    before,
    after: { ...after, ...(reason === '' ? {} : { reason }) },
    changes,
  });
  return { decided: codes.length, left };
}

/** Takes decisions back, with the value they wrote as long as it is still theirs. Files without a decision are left. */
export function withdraw(
  ws: Workspace,
  input: { readonly files: readonly string[]; readonly reason?: string },
): DecideReport {
  const changes: RowChange[] = [];
  const before: Record<string, unknown> = {};
  const left: string[] = [];
  for (const file of named(ws, input.files)) {
    const known = readRow(ws.db, 'appraisal', { file_id: file.id });
    if (known === null) {
      left.push(file.code);
      continue;
    }
    changes.push({ table: 'appraisal', before: known, after: null });
    const value = readRow(ws.db, 'field_value', { ...FIELD, owner_id: file.id });
    if (value !== null && value['set_at'] === known['decided_at'])
      changes.push({ table: 'field_value', before: value, after: null });
    before[file.code] = { term: known['years'] ?? 'permanent', by: known['decided_by'] ?? '' };
  }
  const codes = Object.keys(before);
  edit(ws, {
    label: 'edit.appraiseWithdraw',
    action: 'appraisal/withdraw',
    subject: subjectOf(codes),
    before,
    ...(input.reason ? { after: { reason: input.reason } } : {}),
    changes,
  });
  return { decided: codes.length, left };
}

function fieldChange(ws: Workspace, fileId: number, value: string, at: string): RowChange[] {
  const before = readRow(ws.db, 'field_value', { ...FIELD, owner_id: fileId });
  const after: Row = {
    ...FIELD,
    owner_id: fileId,
    value,
    page_id: null,
    box: null,
    confidence: null,
    set_at: at,
  };
  return [{ table: 'field_value', before, after }];
}

/** The files by their codes. Throws `efile/file-not-found` naming those that are not there. */
function named(ws: Workspace, codes: readonly string[]): FileFacts[] {
  const [only] = codes;
  const all = codes.length === 1 ? readFacts(ws.db, only) : readFacts(ws.db);
  const byCode = new Map(all.map((file) => [file.code, file]));
  const wanted = [...new Set(codes)];
  const missing = wanted.filter((code) => !byCode.has(code));
  if (missing.length > 0) throw new AppError('efile/file-not-found', { file: missing.join(', ') });
  return wanted.map((code) => byCode.get(code)!);
}

function subjectOf(codes: readonly string[]): string {
  return codes.length === 1 ? `file:${codes[0]!}` : `files:${codes.length}`;
}
