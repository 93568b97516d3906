import { AppError } from '../../../shared/contract/app-error.ts';
import type { Clock } from '../base/clock.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { checkPassphrase } from './check-passphrase.ts';
import { UserStore, type User } from './store.ts';

/** Whether a workspace has users, so that nothing can be done in it before sign-in. */
export function needsSignIn(ws: Workspace): boolean {
  return new UserStore(ws.db).any();
}

/**
 * The workspace as this person has it: what they change carries their name, and `authorise` holds them to their roles.
 * Throws `users/none-registered`, `users/wrong-passphrase`, `users/wait`.
 */
export async function signIn(
  ws: Workspace,
  input: { readonly name: string; readonly passphrase: string },
  clock: Clock,
): Promise<Workspace> {
  const store = new UserStore(ws.db);
  if (!store.any()) throw new AppError('users/none-registered');
  const user = store.byName(input.name);
  await checkPassphrase(ws, user, input.passphrase, clock);
  // checkPassphrase lets nobody through who is not there.
  const acting = actAs(ws, user!);
  change(acting, { action: 'users/sign-in', subject: `user:${user!.id}` }, () => undefined);
  return acting;
}

/** Notes that a person has left. */
export function signOut(ws: Workspace): void {
  if (ws.userId !== undefined) change(ws, { action: 'users/sign-out', subject: `user:${ws.userId}` }, () => undefined);
}

/** The workspace as a person has it who is known to be there: one who has just been registered as the first. */
export function actAs(ws: Workspace, user: Pick<User, 'id' | 'name'>): Workspace {
  return {
    ...ws,
    // May be changed while somebody is signed in: never as it was at sign-in.
    get agency() {
      return ws.agency;
    },
    actor: user.name,
    userId: user.id,
  };
}
