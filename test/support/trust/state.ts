import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';

/** Path below the folder → SHA-256 of the file. */
export type Files = Readonly<Record<string, string>>;

/** Every file below a folder but those `skip` names; an absent folder has none. */
export function filesOf(root: string, skip: RegExp = /^$/): Files {
  if (!existsSync(root)) return {};
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !skip.test(relative(root, path)))
      .sort()
      .map((path) => [relative(root, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** The database and its journal, the lock, and the scratch folder: what a workspace's other files are compared without. */
export const MOVING_PARTS = /^(workspace\.(db|lock)|scratch\/)/;

/** As long as a step is not through, the note of intakes under way on this PC differs as well. */
export const MEANWHILE = /^(workspace\.(db|lock)|scratch\/|station\.json$)/;

/** Looks into the database without touching it: what a crash left beside it is read from a copy. */
export function inspect<T>(workspace: string, look: (db: BetterSqlite.Database) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'tram-look-'));
  for (const name of readdirSync(workspace).filter((file) => file.startsWith('workspace.db')))
    cpSync(join(workspace, name), join(copy, name));
  const db = new BetterSqlite(join(copy, 'workspace.db'));
  try {
    return look(db);
  } finally {
    db.close();
    rmSync(copy, { recursive: true });
  }
}

/** What is wrong with a workspace that must be whole whatever happened to it: an empty list, or sentences. */
export function faultsOf(workspace: string): string[] {
  return inspect(workspace, (db) => {
    const integrity = db.pragma('integrity_check', { simple: true }) as string;
    const faults = integrity === 'ok' ? [] : [`database: ${integrity}`];
    faults.push(...verifyAudit(db).findings.map((finding) => `${finding.code} ${finding.place}`));
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) faults.push('a foreign key leads nowhere');
    const named = db
      .prepare<[], { path: string; sha256: string }>(
        `SELECT 'masters/' || substr(sha256, 1, 2) || '/' || sha256 AS path, sha256 FROM master
         UNION ALL SELECT path, sha256 FROM document_pdf UNION ALL SELECT path, sha256 FROM package`,
      )
      .all();
    const files = filesOf(workspace, MOVING_PARTS);
    for (const { path, sha256 } of named)
      if (files[path] !== sha256)
        faults.push(`${path}: the row says ${sha256}, the file is ${files[path] ?? 'missing'}`);
    return faults;
  });
}

/** What the database says, without what depends on how often it was interrupted: the journal and the order of the chain. */
export function recordsOf(workspace: string): Record<string, unknown> {
  return inspect(workspace, (db) => {
    const tables = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'
         AND name NOT IN ('job', 'job_item', 'audit') ORDER BY name`,
      )
      .all();
    const records: Record<string, unknown> = {};
    for (const { name } of tables) records[name] = db.prepare(`SELECT * FROM "${name}"`).all().map(plain).sort();
    // Packages are made several at a time: the number of a row says which was done first, and nothing refers to it. When their
    // bytes were written is the disk's own time.
    records['package'] = db
      .prepare<[], object>('SELECT * FROM package')
      .all()
      .map((row) => plain({ ...row, id: 0, changed_ns: '' }))
      .sort();
    // The index holds no text of its own; what it finds tells what is in it.
    for (const table of ['search_page', 'search_document'])
      records[table] = db
        .prepare<[], number>(`SELECT rowid FROM ${table} WHERE ${table} MATCH 'du OR kho OR tinh' ORDER BY rowid`)
        .pluck()
        .all();
    records['audit'] = db.prepare('SELECT at, who, action, subject, before, after FROM audit').all().map(plain).sort();
    records['unfinished'] = db.prepare(`SELECT kind FROM job WHERE state <> 'done'`).all();
    return records;
  });
}

function plain(row: unknown): string {
  return JSON.stringify(row, (_, value: unknown) =>
    value instanceof Object && 'type' in value && value.type === 'Buffer' ? digest(value) : value,
  );
}

function digest(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
