import type { ErrorTable } from './spec.ts';

export const pageEditsErrors = {
  'pages/gone': { exit: 'usage' },
  'pages/other-batch': { exit: 'usage' },
  'pages/reason-missing': { exit: 'usage' },
  'pages/split-already': { exit: 'usage' },
  'pages/split-original': { exit: 'usage' },
  'pages/not-split': { exit: 'usage' },
  'pages/sample-empty': { exit: 'usage' },
  'pages/sample-unfinished': { exit: 'usage' },
  'intake/no-watches': { exit: 'usage' },
  'intake/watch-inside': { exit: 'usage' },
  'intake/watched-already': { exit: 'usage' },
  'jobs/not-resumable': { exit: 'usage' },
} as const satisfies ErrorTable;
