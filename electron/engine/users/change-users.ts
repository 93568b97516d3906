import { AppError } from '../../../shared/contract/app-error.ts';
import type { UserLine } from '../../../shared/contract/reports/users.ts';
import { ROLES, type Role } from '../../../shared/contract/roles.ts';
import { isoVietnam } from '../base/clock.ts';
import { change, type ChangeEntry, type Workspace } from '../workspace/index.ts';
import { checkPassphrase } from './check-passphrase.ts';
import { keep } from './passphrase.ts';
import { lineOf, UserStore, type User } from './store.ts';

/** Everybody, also those set aside, by name. */
export function listUsers(ws: Workspace): UserLine[] {
  return new UserStore(ws.db).all().map(lineOf);
}

/** Names of those who may sign in. */
export function userNames(ws: Workspace): string[] {
  return new UserStore(ws.db)
    .all()
    .filter((user) => user.active)
    .map((user) => user.name);
}

/**
 * Registers a person. Throws `users/first-must-administer` (or nobody could let anybody in), `users/name-taken` (also for a
 * person set aside: one name is one person in the journal), `users/passphrase-short`.
 */
export async function addUser(
  ws: Workspace,
  input: { readonly name: string; readonly roles: readonly Role[]; readonly passphrase: string },
): Promise<UserLine> {
  const store = new UserStore(ws.db);
  const roles = ordered(input.roles);
  const kept = await keep(input.passphrase);
  const at = isoVietnam(ws.clock.now());
  return ws.db.transaction(() => {
    if (!store.any() && !roles.includes('administer')) throw new AppError('users/first-must-administer');
    if (store.byName(input.name)) throw new AppError('users/name-taken', { name: input.name });
    const id = store.add(input.name, roles, kept, at);
    const user = known(store, id);
    change(ws, { action: 'users/add', subject: `user:${id}`, after: { name: user.name, roles } }, () => undefined);
    return lineOf(user);
  })();
}

/** Other roles, or set aside and back. Throws `users/last-administrator`, `users/not-found`. */
export function changeUser(
  ws: Workspace,
  input: { readonly userId: number; readonly roles?: readonly Role[]; readonly active?: boolean },
): UserLine {
  const store = new UserStore(ws.db);
  return ws.db.transaction(() => {
    const before = known(store, input.userId);
    const roles = ordered(input.roles ?? before.roles);
    const active = input.active ?? before.active;
    const administers = active && roles.includes('administer');
    if (!administers && isLastAdministrator(store, before))
      throw new AppError('users/last-administrator', { name: before.name });
    const entry: ChangeEntry = {
      action: 'users/change',
      subject: `user:${before.id}`,
      before: { name: before.name, roles: before.roles, active: before.active },
      after: { name: before.name, roles, active },
    };
    change(ws, entry, () => store.change(before.id, roles, active));
    return lineOf(known(store, before.id));
  })();
}

/** A new pass phrase for another, given by an administrator. Also ends the waiting after failures. */
export async function setPassphrase(ws: Workspace, userId: number, passphrase: string): Promise<null> {
  const store = new UserStore(ws.db);
  const user = known(store, userId);
  const kept = await keep(passphrase);
  const entry: ChangeEntry = { action: 'users/set-passphrase', subject: `user:${user.id}`, after: { name: user.name } };
  change(ws, entry, () => store.keep(user.id, kept));
  return null;
}

/** One's own. The present one is asked for, because the PC may have been left alone; failures count as at sign-in. */
export async function changeOwnPassphrase(ws: Workspace, present: string, next: string): Promise<null> {
  const store = new UserStore(ws.db);
  const user = ws.userId === undefined ? null : store.byId(ws.userId);
  if (!user) throw new AppError('users/none-registered');
  await checkPassphrase(ws, user, present, ws.clock);
  const kept = await keep(next);
  const entry: ChangeEntry = { action: 'users/own-passphrase', subject: `user:${user.id}` };
  change(ws, entry, () => store.keep(user.id, kept));
  return null;
}

function isLastAdministrator(store: UserStore, user: User): boolean {
  const administrators = store.all().filter((one) => one.active && one.roles.includes('administer'));
  return administrators.length === 1 && administrators[0]?.id === user.id;
}

function known(store: UserStore, id: number): User {
  const user = store.byId(id);
  if (!user) throw new AppError('users/not-found', { id });
  return user;
}

function ordered(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
