import type { ErrorTable, FindingTable } from './spec.ts';

export const handoverErrors = {} as const satisfies ErrorTable;

/** What is found before a handover is begun. */
export const handoverFindings = {
  'handover/no-files': { severity: 'error' },
  'handover/not-permanent': { severity: 'error' },
  'handover/round-name': { severity: 'error' },
  'handover/place-gone': { severity: 'error' },
  'handover/not-writable': { severity: 'error' },
  'handover/out-exists': { severity: 'error' },
  'handover/inside-workspace': { severity: 'error' },
  'handover/no-room-here': { severity: 'error' },
  'handover/no-room-there': { severity: 'error' },
  'handover/file-too-large': { severity: 'error' },
  'handover/path-too-long': { severity: 'error' },
  'handover/same-disk': { severity: 'warning' },
  'handover/handed-over-before': { severity: 'warning' },
  'handover/changed-since': { severity: 'warning' },
  'handover/file-left-before': { severity: 'warning' },
  'handover/file-changed-since': { severity: 'warning' },
  'handover/round-made-before': { severity: 'info' },
} as const satisfies FindingTable;
