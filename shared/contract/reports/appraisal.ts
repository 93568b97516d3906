import type { Finding } from '../finding.ts';
import type { Term } from '../../model/retention/index.ts';

/** A row of a schedule as a proposal or a decision names it. */
export interface RuleRef {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly clause: string;
}

/**
 * A term that speaks for a file. `from`: a rule that fits the file's number or title, a rule that fits a document, or what a
 * document or the file itself states in its description.
 */
export interface Candidate {
  readonly term: Term;
  readonly from: 'file' | 'document' | 'document-stated' | 'stated';
  /** Ordinal of the document; null for the file. */
  readonly document: number | null;
  readonly rule: RuleRef | null;
  /** The number or the words by which the rule was found. */
  readonly matched: readonly string[];
}

/**
 * The longest of what speaks for a file. `atLeast`: neither the file itself nor all of its documents are known, so it may have
 * to be longer.
 */
export interface Proposal extends Candidate {
  readonly atLeast: boolean;
}

export interface Decision {
  readonly term: Term;
  readonly reason: string;
  readonly rule: RuleRef | null;
  /** What was proposed then; null when nothing was. */
  readonly proposed: Term | null;
  readonly at: string;
  readonly who: string;
}

/** A file in the work list of the appraisal. */
export interface AppraisalLine {
  readonly file: string;
  readonly title: string;
  readonly documents: number;
  /** The year the work ended and where that is known from: the file's end date, its newest document, its own year. */
  readonly lastYear: number;
  readonly lastYearFrom: 'end' | 'documents' | 'formed';
  /** What the file's field says now: its code, and its term unless the code is "other". */
  readonly stated: { readonly code: string; readonly term: Term | null } | null;
  readonly proposal: Proposal | null;
  readonly decision: Decision | null;
  readonly state: 'open' | 'proposed' | 'decided';
  /** The decision, or without one what is stated, is another than the proposal. */
  readonly differs: boolean;
  /** The field no longer says what was decided. */
  readonly overridden: boolean;
  /** The term that counts: decided, else stated, else proposed; and the year at whose end it is over. */
  readonly term: Term | null;
  readonly dueYear: number | null;
}

export interface ScheduleLine {
  readonly id: number;
  readonly name: string;
  readonly rules: number;
  readonly importedAt: string;
  readonly importedBy: string;
}

export interface AppraisalList {
  readonly lines: readonly AppraisalLine[];
  readonly schedules: readonly ScheduleLine[];
  /** The year it is now, in Vietnam. */
  readonly thisYear: number;
}

/** What happened to a file's appraisal, newest first. `term` null: a decision was taken back. */
export interface AppraisalEvent {
  readonly at: string;
  readonly who: string;
  /** As in the journal: `appraisal/decide`, `appraisal/withdraw`, `edit/undo`, `edit/redo`. */
  readonly action: string;
  readonly term: Term | null;
  readonly reason: string;
}

export interface AppraisalDetail {
  readonly line: AppraisalLine;
  /** Everything that speaks for the file, the longest first. */
  readonly candidates: readonly Candidate[];
  /** Ordinals of documents of which no term is known. */
  readonly unknown: readonly number[];
  readonly history: readonly AppraisalEvent[];
}

/** A row to choose as the basis of a decision. */
export interface RuleLine extends RuleRef {
  readonly heading: string;
  readonly term: Term;
  /** Name of the agency's schedule; null for the circular's rows. */
  readonly schedule: string | null;
}

/** `findings`: rows that were left out, with their reason. */
export interface ScheduleReport {
  readonly schedule: ScheduleLine;
  readonly findings: readonly Finding[];
}

export interface DecideReport {
  readonly decided: number;
  /** Files left as they were, because nothing certain is proposed for them. */
  readonly left: readonly string[];
}
