import { z } from 'zod';
import type { UserLine } from '../../../shared/contract/reports/users.ts';
import { Role } from '../../../shared/contract/roles.ts';
import type { Database } from '../db/index.ts';
import { Cost, type Kept } from './passphrase.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly roles: string;
  readonly active: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly cost: string;
  readonly failures: number;
  readonly wait_until: string | null;
  readonly created_at: string;
}

/** A person as the engine holds them. */
export interface User extends UserLine {
  readonly kept: Kept;
  readonly failures: number;
  readonly waitUntil: string | null;
}

/** Statements about the table of users. */
export class UserStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Whether anybody is registered: from then on there is sign-in. */
  any(): boolean {
    return this.#db.prepare('SELECT 1 FROM user LIMIT 1').get() !== undefined;
  }

  all(): User[] {
    return this.#db.prepare<[], Row>('SELECT * FROM user ORDER BY name_key').all().map(userOf);
  }

  byId(id: number): User | null {
    const row = this.#db.prepare<[number], Row>('SELECT * FROM user WHERE id = ?').get(id);
    return row ? userOf(row) : null;
  }

  byName(name: string): User | null {
    const row = this.#db.prepare<[string], Row>('SELECT * FROM user WHERE name_key = ?').get(nameKey(name));
    return row ? userOf(row) : null;
  }

  add(name: string, roles: readonly Role[], kept: Kept, at: string): number {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO user (name, name_key, roles, salt, hash, cost, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(name.normalize('NFC'), nameKey(name), JSON.stringify(roles), kept.salt, kept.hash, costText(kept), at);
    return Number(lastInsertRowid);
  }

  change(id: number, roles: readonly Role[], active: boolean): void {
    this.#db
      .prepare('UPDATE user SET roles = ?, active = ? WHERE id = ?')
      .run(JSON.stringify(roles), Number(active), id);
  }

  keep(id: number, kept: Kept): void {
    this.#db
      .prepare('UPDATE user SET salt = ?, hash = ?, cost = ?, failures = 0, wait_until = NULL WHERE id = ?')
      .run(kept.salt, kept.hash, costText(kept), id);
  }

  noteFailures(id: number, failures: number, waitUntil: string | null): void {
    this.#db.prepare('UPDATE user SET failures = ?, wait_until = ? WHERE id = ?').run(failures, waitUntil, id);
  }
}

/** A person without what is kept of their pass phrase. */
export function lineOf({ id, name, roles, active, createdAt }: UserLine): UserLine {
  return { id, name, roles, active, createdAt };
}

function userOf(row: Row): User {
  return {
    id: row.id,
    name: row.name,
    roles: z.array(Role).parse(JSON.parse(row.roles)),
    active: row.active === 1,
    createdAt: row.created_at,
    kept: { salt: row.salt, hash: row.hash, cost: Cost.parse(JSON.parse(row.cost)) },
    failures: row.failures,
    waitUntil: row.wait_until,
  };
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('vi');
}

function costText({ cost }: Kept): string {
  return JSON.stringify(cost);
}
