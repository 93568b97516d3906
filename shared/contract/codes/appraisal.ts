import type { ErrorTable, FindingTable } from './spec.ts';

export const appraisalErrors = {
  'appraisal/term-unlawful': { exit: 'usage' },
  'appraisal/reason-missing': { exit: 'usage' },
  'appraisal/rule-unknown': { exit: 'usage' },
  'appraisal/not-a-schedule': { exit: 'input' },
  'appraisal/schedule-empty': { exit: 'input' },
} as const satisfies ErrorTable;

/** Rows of a schedule that were left out. */
export const appraisalFindings = {
  'appraisal/term-unreadable': { severity: 'warning' },
  'appraisal/term-outside': { severity: 'warning' },
} as const satisfies FindingTable;
