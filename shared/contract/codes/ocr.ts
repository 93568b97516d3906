import type { ErrorTable, FindingTable } from './spec.ts';

export const ocrErrors = {
  'ocr/language-missing': { exit: 'resources' },
  'ocr/language-damaged': { exit: 'resources' },
  'ocr/engine-missing': { exit: 'resources' },
  'ocr/engine-failed': { exit: 'internal' },
  'ocr/timeout': { exit: 'findings' },
  'ocr/bad-raster': { exit: 'internal' },
  'ocr/result-damaged': { exit: 'internal' },
  'ocr/closed': { exit: 'internal' },
} as const satisfies ErrorTable;

export const ocrFindings = {
  'ocr/low-confidence': { severity: 'warning' },
  'ocr/no-text': { severity: 'warning' },
  'ocr/correction-lost': { severity: 'warning' },
} as const satisfies FindingTable;
