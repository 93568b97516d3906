import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  LATEST_VERSION,
  migrate,
  openSqlite,
  type Database,
} from '../../../electron/engine/db/index.ts';
import { MIGRATIONS } from '../../../electron/engine/db/migrations/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';
import { rowsOf } from './rows.ts';

/** A database as the program left it when `version` was its newest, with a row or more in every table of that day. */
function oldDatabase(version: number, path = ':memory:'): Database {
  const db = openSqlite(path);
  migrate(db, version);
  for (const migration of MIGRATIONS) if (migration.version <= version) db.exec(rowsOf(migration.version));
  return db;
}

/** Tables of the schema but for those that full text search keeps for itself. */
function tablesOf(db: Database): string[] {
  return db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name);
}

function contentOf(db: Database, tables: readonly string[]): Record<string, unknown[]> {
  return Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]));
}

const versionOf = (db: Database) => db.pragma('user_version', { simple: true }) as number;

describe('a database', () => {
  it.each(MIGRATIONS.map(({ version, name }) => [version, name] as const))(
    'of version %i (%s) comes to the newest with every row as it was',
    (version) => {
      const db = oldDatabase(version);
      const tables = tablesOf(db);
      const before = contentOf(db, tables);
      expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);

      migrate(db);

      expect(versionOf(db)).toBe(LATEST_VERSION);
      expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
      // A later step may add columns to a row; what it held stays.
      expect(contentOf(db, tables)).toMatchObject(before);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      // What the newest program writes goes in beside the old rows.
      for (const migration of MIGRATIONS) if (migration.version > version) db.exec(rowsOf(migration.version));
      db.close();
    },
  );

  it('that came up step by step has the schema of a new one', () => {
    const schema = (db: Database) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY rowid').all();
    const stepwise = openSqlite(':memory:');
    for (const { version } of MIGRATIONS) migrate(stepwise, version);
    const fresh = openSqlite(':memory:');
    migrate(fresh);
    expect(schema(stepwise)).toEqual(schema(fresh));
    stepwise.close();
    fresh.close();
  });

  it('finds words in both search tables, of pages and of documents, and forgets what is taken out', () => {
    const db = oldDatabase(60);
    const found = (table: string, words: string) =>
      db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).all(words);
    expect(found('search_page', 'quyet dinh')).toEqual([{ rowid: 1 }]);
    expect(found('search_document', 'ke*')).toEqual([{ rowid: 1 }]);
    db.exec('DELETE FROM search_page WHERE rowid = 1');
    expect(found('search_page', 'quyet')).toEqual([]);
    db.close();
  });

  it('whose migration fails stays whole at the step before it', () => {
    const db = oldDatabase(40);
    const before = contentOf(db, tablesOf(db));
    db.exec('CREATE TABLE transfer (mine TEXT)');
    expect(() => migrate(db)).toThrow(/already exists/);
    expect(versionOf(db)).toBe(40);
    expect(tablesOf(db)).not.toContain('package');
    expect(contentOf(db, Object.keys(before))).toEqual(before);
    db.exec('DROP TABLE transfer');
    migrate(db);
    expect(versionOf(db)).toBe(LATEST_VERSION);
    db.close();
  });

  it('of a newer program, or of another program, is refused before anything is changed', () => {
    const newer = oldDatabase(LATEST_VERSION);
    newer.pragma(`user_version = ${LATEST_VERSION + 10}`);
    expect(() => migrate(newer)).toThrow(
      expect.objectContaining({
        code: 'workspace/newer',
        params: { found: LATEST_VERSION + 10, known: LATEST_VERSION },
      }) as Error,
    );
    expect(versionOf(newer)).toBe(LATEST_VERSION + 10);
    newer.close();
    const other = openSqlite(':memory:');
    other.pragma('user_version = 3');
    expect(() => migrate(other)).toThrow(expect.objectContaining({ code: 'workspace/not-ours' }) as Error);
    expect(tablesOf(other)).toEqual([]);
    other.close();
  });
});

describe('migrations', () => {
  it('are numbered in rising steps of ten, and each file bears its number', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => (index + 1) * 10));
    const files = readdirSync(join(import.meta.dirname, '../../../electron/engine/db/migrations'));
    expect(files.filter((name) => /^\d/.test(name)).sort()).toEqual(
      MIGRATIONS.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`),
    );
  });
});

describe('a database of the time before the files of a round were kept', () => {
  it('knows which files left, by the packages of the rounds', () => {
    const db = oldDatabase(170);
    migrate(db);
    expect(db.prepare('SELECT file_id, round, made_at FROM transfer_file').all()).toEqual([
      { file_id: 1, round: '2026-01', made_at: 'then' },
    ]);
    db.close();
  });
});

describe('a database of the time before ids lasted', () => {
  it('knows what its documents were read from, and is rid of values that belong to no document', () => {
    const db = oldDatabase(190);
    db.exec(`
      INSERT INTO job (id, kind, params, state, started_at) VALUES (8, 'extract', '{}', 'done', 'then'),
        (9, 'extract', '{}', 'cancelled', 'now');
      INSERT INTO job_item VALUES (8, 1, '1', 'done', '{"key":"old","read":1,"handwritten":0}'),
        (9, 1, '1', 'done', '{"key":"new","read":0,"handwritten":1}'),
        (9, 2, '2', 'done', '{"key":"lost","read":4,"handwritten":0}'),
        (9, 3, '77', 'done', '{"key":"gone","read":4,"handwritten":0}');
      INSERT INTO field_value VALUES ('document', 77, 'subject', 'extracted', 'Về dân số', NULL, NULL, NULL, 'then');`);
    migrate(db);
    expect(db.prepare('SELECT * FROM document_reading').all()).toEqual([{ document_id: 1, input_key: 'new' }]);
    expect(db.prepare('SELECT 1 FROM field_value WHERE owner_id = 77').all()).toEqual([]);
    db.exec(`DELETE FROM field_value WHERE origin = 'extracted'`);
    expect(db.prepare('SELECT * FROM document_reading').all()).toEqual([]);
    db.close();
  });

  it('gives the id of a record that is gone to no other, whoever puts it in', () => {
    const db = oldDatabase(190);
    migrate(db);
    const newest = (sql: string) => Number(db.prepare(sql).run().lastInsertRowid);
    const inserts = {
      fonds: `INSERT INTO fonds (code) VALUES ('H99.12.9')`,
      inventory: `INSERT INTO inventory (fonds_id, number) VALUES (1, '09')`,
      file: `INSERT INTO file (inventory_id, code, year, notation, ordinal) VALUES (1, 'H9', 2001, '09.VP', 9)`,
      document: `INSERT INTO document (file_id, ordinal) VALUES (1, 9)`,
    };
    for (const [table, sql] of Object.entries(inserts)) {
      const first = newest(sql);
      db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(first);
      expect([table, newest(sql)]).toEqual([table, first + 1]);
    }
    db.close();
  });
});

describe('opening an older workspace', () => {
  it('keeps a copy of the database with its old rows and its old version', async () => {
    const ws = await newWorkspace();
    ws.close();
    // What the program of version 40 left, under the settings of this workspace.
    const settings = openSqlite(ws.paths.database);
    const rows = settings.prepare<[], { key: string; value: string }>('SELECT * FROM setting').all();
    settings.close();
    const folder = tempFolder();
    const older = oldDatabase(40, join(folder, 'old.db'));
    for (const { key, value } of rows) older.prepare('INSERT INTO setting VALUES (?, ?)').run(key, value);
    const files = older.prepare('SELECT code FROM file').all();
    await older.backup(ws.paths.database);
    older.close();

    const again = await reopen(ws.paths.root);
    expect(versionOf(again.db)).toBe(LATEST_VERSION);
    expect(again.db.prepare('SELECT code FROM file').all()).toEqual(files);

    const kept = readdirSync(ws.paths.root).filter((name) => name.startsWith('workspace.db.'));
    const copy = kept.filter((name) => !/-(wal|shm)$/.test(name));
    expect(copy).toHaveLength(1);
    const db = openSqlite(join(ws.paths.root, copy[0]!), { readonly: true });
    expect(versionOf(db)).toBe(40);
    expect(db.prepare('SELECT code FROM file').all()).toEqual(files);
    db.close();
  });
});
