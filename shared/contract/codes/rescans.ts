import type { ErrorTable } from './spec.ts';

export const rescansErrors = {
  // Why a received file is set aside or refused.
  'intake/rescan-waiting': { exit: 'findings' },
  'intake/rescan-declined': { exit: 'findings' },
  'intake/rescan-known': { exit: 'input' },
  'intake/rescan-for-none': { exit: 'input' },
  'intake/rescan-for-several': { exit: 'input' },
  // Why a file cannot take a page's place.
  'rescans/not-marked': { exit: 'usage' },
  'rescans/not-waiting': { exit: 'usage' },
  'rescans/same': { exit: 'input' },
  'rescans/one-page': { exit: 'input' },
  'rescans/no-such-page': { exit: 'usage' },
  'rescans/twice': { exit: 'usage' },
  'rescans/not-a-scan': { exit: 'input' },
  'rescans/original': { exit: 'usage' },
  'rescans/signed': { exit: 'usage' },
  'rescans/packed': { exit: 'usage' },
} as const satisfies ErrorTable;
