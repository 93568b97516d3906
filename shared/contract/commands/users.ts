import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { UserLine } from '../reports/users.ts';
import type { WorkspaceState } from '../reports/workspace.ts';
import { Role } from '../roles.ts';
import { id, name, none } from './inputs.ts';

/** Longest pass phrase taken, in characters: enough for a sentence, too short to make hashing dear. */
const passphrase = z.string().max(256);
const roles = z.array(Role).min(1);

/**
 * Who may sign in to a workspace, and as what. While nobody is registered the operating system's user does everything.
 * A pass phrase lives as long as the call; only its scrypt hash is kept.
 */
export const usersCommands = {
  'users/sign-in': command({
    kind: 'session',
    input: z.object({ name, passphrase }),
    output: answer<WorkspaceState>(),
  }),
  'users/sign-out': command({ kind: 'session', input: none, output: answer<WorkspaceState>() }),
  /** Names of those who may sign in: what the sign-in offers. Can be read before sign-in. */
  'users/names': command({ kind: 'read', input: none, output: answer<readonly string[]>(), about: ['user'] }),
  'users/list': command({ kind: 'read', input: none, output: answer<readonly UserLine[]>(), about: ['user'] }),
  /** The first must administer; from then on there is sign-in, and who added them is signed in as them. */
  'users/add': command({
    kind: 'write',
    input: z.object({ name, roles, passphrase }),
    output: answer<UserLine>(),
    needs: 'administer',
  }),
  /** Gives a person other roles, or sets them aside and back. */
  'users/change': command({
    kind: 'write',
    input: z.object({ userId: id, roles: roles.optional(), active: z.boolean().optional() }),
    output: answer<UserLine>(),
    needs: 'administer',
  }),
  /** A new pass phrase for one who has forgotten theirs. */
  'users/set-passphrase': command({
    kind: 'write',
    input: z.object({ userId: id, passphrase }),
    output: answer<null>(),
    needs: 'administer',
  }),
  /** One's own, with the present one. */
  'users/own-passphrase': command({
    kind: 'write',
    input: z.object({ present: passphrase, next: passphrase }),
    output: answer<null>(),
  }),
} as const;
