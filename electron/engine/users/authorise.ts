import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandSpec } from '../../../shared/contract/command.ts';
import { ROLES, type Role } from '../../../shared/contract/roles.ts';
import type { Workspace } from '../workspace/index.ts';
import { UserStore } from './store.ts';

/** What can be asked before sign-in: who there is to sign in. */
const BEFORE_SIGN_IN: ReadonlySet<string> = new Set(['users/names']);

/**
 * Lets a command through or not. Without users everybody may do everything. With users, commands on the workspace are for
 * those signed in (`users/sign-in-needed`), and one that `needs` a role for those who have it (`users/not-allowed`). The
 * roles are read anew each time: what an administrator takes away is gone at once.
 */
export function authorise(ws: Workspace, name: string, spec: Pick<CommandSpec, 'kind' | 'needs'>): void {
  if (spec.kind === 'none' || BEFORE_SIGN_IN.has(name)) return;
  const store = new UserStore(ws.db);
  if (!store.any()) return;
  const user = ws.userId === undefined ? null : store.byId(ws.userId);
  if (!user?.active) throw new AppError('users/sign-in-needed');
  if (spec.needs !== undefined && !user.roles.includes(spec.needs))
    throw new AppError('users/not-allowed', { name: user.name, role: spec.needs });
}

/** What the acting person may do; everything while nobody is registered, nothing before sign-in. */
export function rolesOf(ws: Workspace): readonly Role[] {
  const store = new UserStore(ws.db);
  if (!store.any()) return ROLES;
  const user = ws.userId === undefined ? null : store.byId(ws.userId);
  return user?.active ? user.roles : [];
}

/**
 * Lets a person take back or make again a step of undo: their own, or anybody's as an administrator. Otherwise undo would be
 * a way around the roles. Throws `users/undo-others`.
 */
export function authoriseStep(ws: Workspace, step: { readonly who: string } | null): void {
  if (step === null || ws.userId === undefined || step.who === ws.actor) return;
  if (!rolesOf(ws).includes('administer')) throw new AppError('users/undo-others', { who: step.who });
}
