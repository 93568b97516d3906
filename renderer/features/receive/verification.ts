import { toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import { verdictClaim } from '../../../shared/model/verify-checks.ts';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { startWork, stopWork } from '../../bridge/index.ts';
import { createWorkspaceStore, notify } from '../../view/index.ts';

/** How far a verification has come. `before`: what was shown when it began, and is again if it is stopped. */
export type Verification =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly what: ChosenPath; readonly id: string; readonly before: Settled }
  | Settled;

type Settled =
  | { readonly state: 'none' }
  | { readonly state: 'done'; readonly what: ChosenPath; readonly report: VerifyReport }
  | { readonly state: 'failed'; readonly what: ChosenPath; readonly error: ErrorRecord };

/**
 * The verification of the screen. It goes on, and its report stays, whatever screen is shown: a root certificate is added
 * elsewhere.
 */
export const useVerification = createWorkspaceStore<Verification>(() => ({ state: 'none' }));

/** Verifies with the root certificates of the workspace. */
export const verify = verifier(
  useVerification,
  ({ token }) => startWork('receive/verify', { path: token }),
  (settled) => {
    if (settled.state === 'failed') notify.failed(HERE, settled.error);
    if (settled.state !== 'done') return;
    const { verdict, kind, signatures } = settled.report;
    const claim = verdictClaim(verdict, kind, signatures.length);
    notify.elsewhere(
      HERE,
      `receive.ended.${claim}`,
      { name: settled.what.name },
      claim.startsWith('signed-') ? 'ok' : 'warn',
    );
  },
);

const HERE = { screen: 'receive', params: {} } as const;

type Store = Pick<typeof useVerification, 'getState' | 'setState'>;

/** One verification after the other into a store; a new one stops the one before. `tell` is given how each ended. */
export function verifier(
  store: Store,
  begin: (what: ChosenPath) => { readonly id: string; readonly done: Promise<VerifyReport> },
  tell: (settled: Settled) => void = () => undefined,
): (what: ChosenPath) => void {
  return (what) => {
    const now = store.getState();
    if (now.state === 'running') stopWork(now.id);
    const before = now.state === 'running' ? now.before : now;
    const { id, done } = begin(what);
    store.setState({ state: 'running', what, id, before }, true);
    const settle = (next: Settled): void => {
      const shown = store.getState();
      // Another one has taken its place, or the workspace was changed.
      if (shown.state !== 'running' || shown.id !== id) return;
      store.setState(next, true);
      if (next !== before) tell(next);
    };
    done.then(
      (report) => settle({ state: 'done', what, report }),
      (caught: unknown) => {
        const error = toErrorRecord(caught);
        settle(error.code === 'internal/cancelled' ? before : { state: 'failed', what, error });
      },
    );
  };
}
