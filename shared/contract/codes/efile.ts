import type { ErrorTable, FindingTable } from './spec.ts';

export const efileErrors = {
  'efile/file-not-found': { exit: 'usage' },
  'efile/identifier-too-long': { exit: 'input' },
} as const satisfies ErrorTable;

export const efileFindings = {
  'efile/dates-reversed': { severity: 'error' },
  'efile/no-documents': { severity: 'error' },
  'efile/no-pages': { severity: 'error' },
  'efile/date-outside-file': { severity: 'warning' },
  'efile/year-outside-dates': { severity: 'warning' },
  'efile/sheets-differ': { severity: 'warning' },
  'efile/field-missing': { severity: 'error' },
  'efile/field-too-long': { severity: 'error' },
  'efile/field-form': { severity: 'error' },
  'efile/field-not-number': { severity: 'error' },
  'efile/field-not-date': { severity: 'error' },
  'efile/field-not-flag': { severity: 'error' },
  'efile/field-not-in-list': { severity: 'error' },
} as const satisfies FindingTable;
