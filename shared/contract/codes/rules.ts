import type { FindingTable } from './spec.ts';

/** What the check of files finds beside fields, pages and readings. */
export const rulesFindings = {
  'rules/not-permanent': { severity: 'error' },
  'rules/not-appraised': { severity: 'warning' },
  'rules/appraisal-overridden': { severity: 'warning' },
  'rules/page-rescan': { severity: 'error' },
  'rules/pages-unlooked': { severity: 'info' },
  'rules/pages-unread': { severity: 'warning' },
  'rules/pdf-missing': { severity: 'info' },
  'rules/pdf-outdated': { severity: 'warning' },
  'rules/changed-since-handover': { severity: 'warning' },
  'rules/unsigned': { severity: 'info' },
  'rules/count-differs': { severity: 'error' },
  'rules/paper-count-differs': { severity: 'warning' },
  'rules/values-unconfirmed': { severity: 'warning' },
  'rules/ordinal-gap': { severity: 'warning' },
  'rules/document-twice': { severity: 'warning' },
  'rules/paper-code-twice': { severity: 'warning' },
  'rules/date-to-come': { severity: 'warning' },
  'rules/identifier': { severity: 'error' },
  'rules/pages-unjoined': { severity: 'warning' },
  'rules/sources-refused': { severity: 'warning' },
} as const satisfies FindingTable;
