import type { ErrorTable } from './spec.ts';

export const proofreadErrors = {
  'proofread/no-word': { exit: 'usage' },
  'proofread/last-of-line': { exit: 'usage' },
} as const satisfies ErrorTable;
