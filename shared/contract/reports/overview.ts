import type { Params } from '../app-error.ts';
import type { Severity } from '../finding.ts';

/** The steps from scan to transfer, in order. */
export const STEPS = ['check', 'judge', 'rescan', 'recognise', 'form', 'sign', 'package', 'transfer'] as const;
export type StepId = (typeof STEPS)[number];

/** What waits at a step and what has left it behind. */
export interface OverviewStep {
  readonly id: StepId;
  readonly unit: 'page' | 'document' | 'file' | 'package';
  readonly waiting: number;
  readonly done: number;
  /** Of `transfer`: files handed over that are no longer what was handed over. */
  readonly changed?: number;
}

export interface OverviewState {
  readonly pages: number;
  readonly blank: number;
  readonly documents: number;
  readonly files: number;
  readonly steps: readonly OverviewStep[];
  /** Recognised pages by their mean word confidence, in tenths: [0] under 10%, … [9] 90% and more. */
  readonly confidence: readonly number[];
  readonly disk: DiskState;
  readonly backup: BackupState;
}

/** Bytes. `forecast`: what the work still waiting is expected to need. */
export interface DiskState {
  readonly free: number;
  readonly masters: number;
  readonly made: number;
  readonly forecast: number;
}

/** `at` null: the journal knows of no backup. `entriesSince`: changes that no backup has. */
export interface BackupState {
  readonly at: string | null;
  readonly path: string | null;
  readonly entriesSince: number;
}

/** What is counted of a person's day. */
export const WORK_KINDS = ['received', 'checked', 'recognised', 'judged', 'edited', 'described'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Pages (for `described`: documents and files) a person did on a day, YYYY-MM-DD in Vietnam's time. */
export interface WorkDay {
  readonly day: string;
  readonly who: string;
  readonly kind: WorkKind;
  readonly count: number;
}

/** Findings of a kind: how often, and on how many pages or in how many files. */
export interface FindingKind {
  readonly code: string;
  readonly severity: Severity;
  readonly on: 'page' | 'source' | 'file';
  readonly count: number;
  readonly places: number;
  /** Values of one of them, so that it can be said in words. */
  readonly example: Params;
}
