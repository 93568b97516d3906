import { AppError } from '../../../shared/contract/app-error.ts';
import type { Clock } from '../base/clock.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { isPassphrase } from './passphrase.ts';
import { UserStore, type User } from './store.ts';

/** So many may fail before one has to wait: fingers slip. */
const FREE_FAILURES = 3;
/** The first wait, doubled at each further failure up to the longest; seconds. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 300;

/**
 * Checks a person's pass phrase and counts failures, in the database, so that a new start forgets none. Throws `users/wait`
 * while one has to wait (the pass phrase is then not even looked at) and `users/wrong-passphrase`, the same for a person
 * who does not exist, is set aside, or mistyped. A failure stands in the journal under the name that was tried, never what
 * was typed.
 */
export async function checkPassphrase(
  ws: Workspace,
  user: User | null,
  passphrase: string,
  clock: Clock,
): Promise<void> {
  const store = new UserStore(ws.db);
  const seconds = user ? secondsToWait(user, clock) : 0;
  if (user && seconds > 0) throw new AppError('users/wait', { seconds });
  const right = await isPassphrase(user?.active ? user.kept : null, passphrase);
  if (right && user) {
    if (user.failures > 0) store.noteFailures(user.id, 0, null);
    return;
  }
  if (user) {
    // Counted from what is there now: attempts made at the same time count each.
    const failures = (store.byId(user.id)?.failures ?? 0) + 1;
    const after = { name: user.name, failures };
    change(ws, { action: 'users/sign-in-failed', subject: `user:${user.id}`, after }, () =>
      store.noteFailures(user.id, failures, waitUntil(failures, clock)),
    );
  }
  throw new AppError('users/wrong-passphrase');
}

function waitUntil(failures: number, clock: Clock): string | null {
  if (failures < FREE_FAILURES) return null;
  const seconds = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - FREE_FAILURES));
  return new Date(clock.now().getTime() + seconds * 1000).toISOString();
}

/** Never more than the longest wait, whatever happened to the PC's clock meanwhile. */
function secondsToWait({ waitUntil: until }: User, clock: Clock): number {
  if (until === null) return 0;
  const seconds = Math.ceil((Date.parse(until) - clock.now().getTime()) / 1000);
  return seconds > LONGEST_WAIT ? 0 : Math.max(0, seconds);
}
