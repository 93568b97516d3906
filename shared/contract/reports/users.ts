import type { Role } from '../roles.ts';

/** A person who may sign in, as the list shows them. */
export interface UserLine {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly Role[];
  /** False for one who no longer works here; the journal still names them. */
  readonly active: boolean;
  readonly createdAt: string;
}
