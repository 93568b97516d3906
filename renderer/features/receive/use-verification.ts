import { useState } from 'react';
import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { startWork, stopWork } from '../../bridge/index.ts';

export type Verification =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly what: ChosenPath; readonly id: string }
  | { readonly state: 'done'; readonly what: ChosenPath; readonly report: VerifyReport }
  | { readonly state: 'failed'; readonly what: ChosenPath; readonly error: ErrorRecord };

/** One verification after the other; a new one stops the one before. */
export function useVerification(): {
  readonly now: Verification;
  readonly verify: (what: ChosenPath) => void;
} {
  const [now, setNow] = useState<Verification>({ state: 'none' });
  const verify = (what: ChosenPath): void => {
    if (now.state === 'running') stopWork(now.id);
    const { id, done } = startWork('receive/verify', { path: what.token });
    setNow({ state: 'running', what, id });
    const settle = (next: Verification): void =>
      setNow((shown) => (shown.state === 'running' && shown.id === id ? next : shown));
    done.then(
      (report) => settle({ state: 'done', what, report }),
      (error: unknown) => {
        const record = toErrorRecord(error);
        settle(record.code === 'internal/cancelled' ? { state: 'none' } : { state: 'failed', what, error: record });
      },
    );
  };
  return { now, verify };
}
