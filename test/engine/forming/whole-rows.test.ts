import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { decide, readDecisions } from '../../../electron/engine/appraisal/index.ts';
import { editStacks, redo, undo } from '../../../electron/engine/edits/index.ts';
import {
  createRecord,
  cutIntoFile,
  deleteRecords,
  findFile,
  joinDocuments,
  setPaperCount,
  setValues,
} from '../../../electron/engine/forming/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

/** What grows with every step and is no record: the journal, the steps themselves, and the history drawn from the journal. */
const GROWS = ['audit', 'edit', 'appraisal_event', 'sqlite_sequence'];

/** Every row of every table, but for those. */
function everyRow(): Readonly<Record<string, unknown>> {
  const tables = ws.db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !GROWS.includes(name));
  expect(tables).toContain('appraisal');
  // Whole rows sorted as text: what comes back may lie elsewhere in the table.
  return Object.fromEntries(
    tables.map((name) => [
      name,
      ws.db
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}

/** A file of three documents with values, counts, a decision, and PDFs of the first document. */
function described() {
  const [fonds] = createRecord(ws, { level: 'fonds', code: 'H99', title: 'Phông UBND' }).ids;
  const [inventory] = createRecord(ws, { level: 'inventory', parent: fonds!, number: '01' }).ids;
  const [file] = createRecord(ws, {
    level: 'file',
    parent: inventory!,
    year: 2001,
    notation: '01.VP',
    title: 'Hồ sơ',
  }).ids;
  receive(ws, 'hộp 1', { 'a.tif': 6 });
  const { ids } = cutIntoFile(ws, [[1, 2], [3, 4], [5]], file!);
  setValues(ws, 'document', ids, 'subject', 'Về việc xây kho');
  setPaperCount(ws, 'file', file!, { files: null, documents: 3, sheets: null, pages: 5 });
  setPaperCount(ws, 'document', ids[1]!, { files: null, documents: null, sheets: 1, pages: 2 });
  const { code } = ws.db.prepare<[number], { code: string }>('SELECT code FROM file WHERE id = ?').get(file!)!;
  decide(ws, { files: [code], term: 'permanent', reason: 'hồ sơ gốc' });
  for (const stage of ['archival', 'signed']) pdfOf(ids[0]!, stage, `%PDF ${stage}`);
  return { inventory: inventory!, file: file!, code, documents: ids };
}

function pdfOf(document: number, stage: string, content: string): string {
  const path = `derived/documents/${document}/${stage}.pdf`;
  mkdirSync(dirname(join(ws.paths.root, path)), { recursive: true });
  writeFileSync(join(ws.paths.root, path), content);
  ws.db
    .prepare(`INSERT OR REPLACE INTO document_pdf VALUES (?, ?, ?, ?, ?, 2, 'key', '2026-06-12T04:45:37Z')`)
    .run(document, stage, path, createHash('sha256').update(content).digest('hex'), content.length);
  return join(ws.paths.root, path);
}

const pdfs = (): unknown => ws.db.prepare('SELECT document_id, stage FROM document_pdf ORDER BY 1, 2').all();

describe('undo of a deletion', () => {
  it('gives back every row of a file: its appraisal, counts, values, documents and PDFs', () => {
    const { file } = described();
    const before = everyRow();
    deleteRecords(ws, 'file', [file]);
    expect(readDecisions(ws.db).size).toBe(0);
    const gone = everyRow();
    undo(ws);
    expect(everyRow()).toEqual(before);
    redo(ws);
    expect(everyRow()).toEqual(gone);
    undo(ws);
    expect(everyRow()).toEqual(before);
    expect(readDecisions(ws.db).get(file)).toMatchObject({ term: 'permanent', reason: 'hồ sơ gốc' });
  });

  it('gives back every row of documents, deleted or joined with another', () => {
    const { documents } = described();
    const before = everyRow();
    deleteRecords(ws, 'document', [documents[0]!, documents[1]!]);
    expect(pdfs()).toEqual([]);
    undo(ws);
    expect(everyRow()).toEqual(before);
    pdfOf(documents[1]!, 'archival', '%PDF of the second');
    const made = everyRow();
    joinDocuments(ws, documents);
    undo(ws);
    expect(everyRow()).toEqual(made);
  });

  it('gives back every row of an inventory and of a fonds', () => {
    const { inventory, file } = described();
    deleteRecords(ws, 'file', [file]);
    setPaperCount(ws, 'inventory', inventory, { files: 2, documents: 9, sheets: null, pages: null });
    const before = everyRow();
    deleteRecords(ws, 'inventory', [inventory]);
    expect(everyRow()).not.toEqual(before);
    const bare = everyRow();
    deleteRecords(ws, 'fonds', [1]);
    undo(ws);
    expect(everyRow()).toEqual(bare);
    undo(ws);
    expect(everyRow()).toEqual(before);
  });

  it('does not call a PDF the document’s own whose place another has taken, nor stop at one made anew', () => {
    const { documents } = described();
    deleteRecords(ws, 'document', [documents[0]!]);
    writeFileSync(join(ws.paths.root, `derived/documents/${documents[0]!}/archival.pdf`), '%PDF archivaL');
    undo(ws);
    expect(pdfs()).toEqual([]);
    pdfOf(documents[0]!, 'archival', '%PDF made anew, longer than before');
    redo(ws);
    expect(pdfs()).toEqual([]);
    expect(editStacks(ws).redo).toBeNull();
  });
});

describe('a file', () => {
  it('is found by its code, exactly as it is written, and not when it is gone', () => {
    const { file, code } = described();
    const [other] = createRecord(ws, { level: 'file', parent: 1, year: 2001, notation: '02.VP' }).ids;
    expect(findFile(ws, code)).toEqual({ level: 'file', id: file });
    expect(findFile(ws, code.replace('01.VP', '02.VP'))).toEqual({ level: 'file', id: other });
    for (const wrong of [code.toLowerCase(), `${code} `, code.slice(0, -1), '%', ''])
      expect(codeOf(() => findFile(ws, wrong))).toBe('forming/gone');
    deleteRecords(ws, 'file', [file]);
    expect(codeOf(() => findFile(ws, code))).toBe('forming/gone');
    undo(ws);
    expect(findFile(ws, code)).toEqual({ level: 'file', id: file });
  });
});

const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};
