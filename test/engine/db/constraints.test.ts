import { describe, expect, it } from 'vitest';
import { migrate, openSqlite } from '../../../electron/engine/db/index.ts';
import { MIGRATIONS } from '../../../electron/engine/db/migrations/index.ts';
import { rowsOf } from './rows.ts';

const digest = '7'.repeat(64);
const source = (outcome: string, sha256: string | null, kind: string | null, error: string | null, of: number | null) =>
  `INSERT INTO source (batch_id, name, size, received_at, outcome, sha256, kind, error, duplicate_of)
   VALUES (1, 'x', 1, 'now', '${outcome}', ${text(sha256)}, ${text(kind)}, ${text(error)}, ${String(of)})`;
const text = (value: string | null): string => (value === null ? 'NULL' : `'${value}'`);

describe('the schema itself refuses', () => {
  it.each([
    ['a change to a written entry of the journal', `UPDATE audit SET who = 'x' WHERE seq = 1`],
    ['an entry of the journal taken away', 'DELETE FROM audit WHERE seq = 2'],
    ['a setting that is no JSON', `INSERT INTO setting VALUES ('x', '{')`],
    ['a master under half a digest', `INSERT INTO master VALUES ('abc', 1, 'now')`],
    ['an item of a job twice', `INSERT INTO job_item VALUES (1, 3, 'a', 'waiting', NULL)`],
    ['a job in a state nobody knows', `UPDATE job SET state = 'asleep'`],
    ['a received file taken without its bytes', source('taken', null, 'image', null, null)],
    ['a received file taken without its kind', source('taken', '1'.repeat(64), null, null, null)],
    ['a refused file without its reason', source('refused', null, null, null, null)],
    ['a reason on a file that was taken', source('taken', '1'.repeat(64), 'image', '{}', null)],
    ['a duplicate of nothing', source('duplicate', '1'.repeat(64), null, null, null)],
    ['a file whose bytes are not kept', source('taken', digest, 'image', null, null)],
    ['the same name twice in a batch', source('refused', null, null, '{}', null).replace("'x'", "'a.tif'")],
    ['a page without extent', 'UPDATE page SET width = 0 WHERE id = 1'],
    ['a page turned by a third', 'UPDATE page SET prior_turn = 120 WHERE id = 1'],
    ['a page of a file twice', 'UPDATE page SET frame = 0 WHERE id = 2'],
    ['text of a page that does not exist', `UPDATE ocr_result SET page_id = 99 WHERE page_id = 1`],
    ['a reading without words', 'UPDATE ocr_result SET words = NULL WHERE page_id = 1'],
    ['a failed reading without its reason', 'UPDATE ocr_result SET error = NULL WHERE page_id = 2'],
    ['a page in two documents', 'INSERT INTO document_page VALUES (1, 2, 2)'],
    ['two pages in one place', 'UPDATE document_page SET document_id = 1, ordinal = 1'],
    ['two documents with one number', 'UPDATE document SET ordinal = 1'],
    [
      'two files with one code',
      `INSERT INTO file (inventory_id, code, year, notation, ordinal)
        VALUES (1, 'H99.12.3.2001.01.VP', 2001, 'x', 2)`,
    ],
    ['a typed value that is none', `UPDATE field_value SET value = NULL WHERE origin = 'imported'`],
    ['a value of an origin nobody knows', `UPDATE field_value SET origin = 'guessed' WHERE origin = 'typed'`],
    ['a document taken away under its pages', 'DELETE FROM document WHERE id = 1'],
    ['bytes taken away under their file', `DELETE FROM master WHERE sha256 = '${'1'.repeat(64)}'`],
    [
      'two packages of a file in one round',
      `INSERT INTO package SELECT 2, kind, file_id, 'v', object_id, round, 2, path,
        sha256, size, documents, input_key, made_at, sha512, changed_ns, content_key FROM package`,
    ],
    [
      'two transfers of one round',
      `INSERT INTO transfer SELECT 2, round, path, packages, files, documents, bytes,
        manifest_sha256, made_at, details FROM transfer`,
    ],
    ['words where a number belongs', `UPDATE package SET size = 'gross'`],
  ])('%s', (_, sql) => {
    const db = openSqlite(':memory:');
    migrate(db);
    for (const { version } of MIGRATIONS) db.exec(rowsOf(version));
    expect(() => db.exec(sql)).toThrow(/constraint|append-only|cannot store/);
    db.close();
  });
});
