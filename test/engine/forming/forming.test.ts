import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { editStacks, redo, undo } from '../../../electron/engine/edits/index.ts';
import { checkFile, readFileRecord, setValue } from '../../../electron/engine/efile/index.ts';
import {
  createRecord,
  cutIntoFile,
  deleteRecords,
  joinDocuments,
  markPages,
  movePagesTo,
  moveRecords,
  planCut,
  readForm,
  readTree,
  renameRecord,
  setPaperCount,
  setValues,
  splitDocument,
  takeFromPage,
} from '../../../electron/engine/forming/index.ts';
import { joinPages, splitPages } from '../../../electron/engine/page-edits/index.ts';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { searchText } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { CutRules } from '../../../shared/contract/commands/forming.ts';
import { receive } from '../../support/pages.ts';
import { addText } from '../../support/records.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

const RULES: CutRules = { blank: 'off', count: null, separator: false };
const NO_COUNT = { files: null, documents: null, sheets: null, pages: null };

const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

/** Fonds, inventory and an empty file, made as a person makes them; ids. */
function emptyFile(notation = '01.VP') {
  const [fonds] = createRecord(ws, { level: 'fonds', code: `H99-${notation}`, title: 'Phông UBND' }).ids;
  const [inventory] = createRecord(ws, { level: 'inventory', parent: fonds!, number: '01' }).ids;
  const [file] = createRecord(ws, { level: 'file', parent: inventory!, year: 2001, notation, title: 'Hồ sơ' }).ids;
  return { fonds: fonds!, inventory: inventory!, file: file! };
}

function pageIds(): number[] {
  return ws.db
    .prepare<[], { id: number }>('SELECT id FROM page ORDER BY id')
    .all()
    .map(({ id }) => id);
}

/** Documents of a file as lists of pages, in order. */
const shape = (file: number): number[][] => readFileRecord(ws, file).documents.map(({ pageIds: pages }) => [...pages]);
const pieces = (rules: Partial<CutRules> = {}) =>
  planCut(ws, 'hộp 1', { ...RULES, ...rules }).pieces.map(({ pageIds: pages, reason }) => [reason, ...pages]);

/** Every row a person may change, so that undo can be held to its word. */
function everything(): unknown {
  const tables = [
    'fonds',
    'inventory',
    'file',
    'document',
    'document_page',
    'field_value',
    'paper_count',
    'first_page',
  ];
  return tables.map((table) => ws.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
}

describe('the tree', () => {
  it('is made, named and shown level by level with what it holds', () => {
    const { fonds, inventory, file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 5 });
    cutIntoFile(
      ws,
      [
        [1, 2],
        [3, 4, 5],
      ],
      file,
    );
    setPaperCount(ws, 'file', file, { ...NO_COUNT, documents: 3, pages: 5 });
    const [top] = readTree(ws, null);
    expect(top).toMatchObject({ id: fonds, label: 'H99-01.VP', title: 'Phông UBND', children: 1 });
    expect(top?.found).toEqual({ files: 1, documents: 2, pages: 5 });
    expect(readTree(ws, { level: 'fonds', id: fonds })[0]?.found).toEqual({ files: 1, documents: 2, pages: 5 });
    const [shown] = readTree(ws, { level: 'inventory', id: inventory });
    expect(shown).toMatchObject({
      label: '2001 · 01.VP',
      title: 'Hồ sơ',
      children: 2,
      paper: { documents: 3, pages: 5 },
    });
    expect(shown?.found).toMatchObject({ documents: 2, pages: 5 });
    const documents = readTree(ws, { level: 'file', id: file });
    expect(documents.map(({ label, found, open }) => [label, found.pages, (open ?? 0) > 0])).toEqual([
      ['1', 2, true],
      ['2', 3, true],
    ]);
    const form = readForm(ws, 'file', file);
    expect(form.values['fileCode']).toEqual({ value: 'H99.12.3.2001.01.VP', origin: 'composed' });
    expect(form.paper?.documents).toBe(3);
    expect(form.path.map(({ label }) => label)).toEqual(['H99-01.VP', '01', '2001 · 01.VP']);
  });

  it('refuses names that are taken or cannot be composed, and lets a record keep its own', () => {
    const { inventory, file } = emptyFile();
    expect(codeOf(() => createRecord(ws, { level: 'fonds', code: 'H99-01.VP' }))).toBe('forming/taken');
    const again = { level: 'file', parent: inventory, year: 2001 } as const;
    expect(codeOf(() => createRecord(ws, { ...again, notation: '01.VP' }))).toBe('forming/taken');
    expect(codeOf(() => createRecord(ws, { ...again, notation: 'số 1' }))).toBe('forming/notation-wrong');
    expect(codeOf(() => createRecord(ws, { ...again, notation: '12345678901234567890' }))).toBe(
      'efile/identifier-too-long',
    );
    renameRecord(ws, { level: 'file', id: file, year: 2001, notation: '01.VP' });
    renameRecord(ws, { level: 'file', id: file, year: 2002, notation: '02.VP' });
    expect(readFileRecord(ws, file).code).toBe('H99.12.3.2002.02.VP');
  });

  it('keeps what was noted of the paper beside what is noted now', () => {
    const { file } = emptyFile();
    setPaperCount(ws, 'file', file, { documents: 5 });
    setPaperCount(ws, 'file', file, { pages: 55 });
    expect(readForm(ws, 'file', file).paper).toEqual({ ...NO_COUNT, documents: 5, pages: 55 });
    setPaperCount(ws, 'file', file, { documents: null });
    expect(readForm(ws, 'file', file).paper).toEqual({ ...NO_COUNT, pages: 55 });
    setPaperCount(ws, 'file', file, { pages: null });
    expect(readForm(ws, 'file', file).paper).toBeNull();
    undo(ws);
    expect(readForm(ws, 'file', file).paper).toEqual({ ...NO_COUNT, pages: 55 });
  });

  it('goes with its documents and gives their pages back, but not above what it holds nor under a package', () => {
    const { fonds, inventory, file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 3 });
    cutIntoFile(ws, [[1], [2], [3]], file);
    expect(codeOf(() => deleteRecords(ws, 'fonds', [fonds]))).toBe('forming/not-empty');
    expect(codeOf(() => deleteRecords(ws, 'inventory', [inventory]))).toBe('forming/not-empty');
    const [, second] = readFileRecord(ws, file).documents;
    deleteRecords(ws, 'document', [second!.id]);
    expect(shape(file)).toEqual([[1], [3]]);
    expect(readFileRecord(ws, file).documents.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(pieces()).toEqual([['start', 2]]);
    ws.db
      .exec(`INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key,
      made_at) VALUES ('sip-hoso', ${file}, 'u', 'o', 'r', 1, 'p', '${'0'.repeat(64)}', 1, 1, 'k', 't')`);
    expect(codeOf(() => deleteRecords(ws, 'file', [file]))).toBe('forming/packed');
    ws.db.exec('DELETE FROM package');
    deleteRecords(ws, 'file', [file]);
    expect(ws.db.prepare('SELECT count(*) AS n FROM field_value WHERE owner_kind <> ?').get('fonds')).toEqual({ n: 0 });
    deleteRecords(ws, 'inventory', [inventory]);
    deleteRecords(ws, 'fonds', [fonds]);
    expect(readTree(ws, null)).toEqual([]);
  });

  it('moves documents and files, numbering anew without gaps on both sides', () => {
    const { inventory, file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 5 });
    const { ids } = cutIntoFile(ws, [[1], [2], [3], [4], [5]], file);
    const [other] = createRecord(ws, { level: 'file', parent: inventory, year: 2001, notation: '02.VP' }).ids;
    moveRecords(ws, { level: 'document', ids: [ids[4]!, ids[1]!], parent: file, before: ids[0]! });
    expect(shape(file)).toEqual([[2], [5], [1], [3], [4]]);
    moveRecords(ws, { level: 'document', ids: [ids[0]!, ids[1]!], parent: other! });
    expect([shape(file), shape(other!)]).toEqual([
      [[5], [3], [4]],
      [[2], [1]],
    ]);
    expect(readFileRecord(ws, file).documents.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    moveRecords(ws, { level: 'file', ids: [other!], parent: inventory, before: file });
    expect(readTree(ws, { level: 'inventory', id: inventory }).map(({ id }) => id)).toEqual([other, file]);
  });

  it('splits, joins and moves pages between documents without losing one', () => {
    const { file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 6 });
    const { ids } = cutIntoFile(ws, [[1, 2, 3], [4, 5], [6]], file);
    splitDocument(ws, ids[0]!, 2);
    expect(shape(file)).toEqual([[1], [2, 3], [4, 5], [6]]);
    expect(codeOf(() => splitDocument(ws, ids[0]!, 1))).toBe('forming/first-page');
    movePagesTo(ws, { pageIds: [6, 1], documentId: ids[1]!, before: 5 });
    expect(shape(file)).toEqual([[], [2, 3], [4, 6, 1, 5], []]);
    movePagesTo(ws, { pageIds: [3], documentId: null });
    joinDocuments(
      ws,
      readFileRecord(ws, file).documents.map(({ id }) => id),
    );
    expect(shape(file)).toEqual([[2, 4, 6, 1, 5]]);
    expect(pieces()).toEqual([['start', 3]]);
  });
});

describe('a cut', () => {
  it('adds up rules and marks, and leaves no page uncounted', () => {
    receive(ws, 'hộp 1', { 'a.tif': 10 });
    ws.db.exec("UPDATE page SET blankness = 'blank' WHERE id IN (3, 7)");
    addText(ws, 5, ['TỜ NGĂN CÁCH TÀI LIỆU']);
    addText(ws, 6, ['Quyết định về việc lập tờ ngăn cách tài liệu', ...Array<string>(12).fill('trong kho lưu trữ')]);
    expect(pieces()).toEqual([['start', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    expect(pieces({ blank: 'drop' })).toEqual([
      ['start', 1, 2],
      ['blank', 4, 5, 6],
      ['blank', 8, 9, 10],
    ]);
    expect(pieces({ blank: 'keep' })).toEqual([
      ['start', 1, 2, 3],
      ['blank', 4, 5, 6, 7],
      ['blank', 8, 9, 10],
    ]);
    expect(pieces({ count: 4 })).toEqual([
      ['start', 1, 2, 3, 4],
      ['count', 5, 6, 7, 8],
      ['count', 9, 10],
    ]);
    expect(pieces({ separator: true })).toEqual([
      ['start', 1, 2, 3, 4],
      ['separator', 6, 7, 8, 9, 10],
    ]);
    markPages(ws, [9, 7], true);
    markPages(ws, [4], false);
    const plan = planCut(ws, 'hộp 1', { blank: 'drop', count: 2, separator: true });
    expect(plan.pieces.map(({ pageIds: pages, reason }) => [reason, ...pages])).toEqual([
      ['start', 1, 2, 4],
      ['separator', 6],
      ['mark', 7, 8],
      ['mark', 9, 10],
    ]);
    expect(plan.leftOut).toEqual([
      { pageId: 3, reason: 'blank' },
      { pageId: 5, reason: 'separator' },
    ]);
    const counted = plan.pieces.reduce((sum, { pageIds: pages }) => sum + pages.length, 0) + plan.leftOut.length;
    expect(counted).toBe(plan.pages.length);
  });

  it('goes on over a blank page inside a document where a person says so, and leaves out only what nobody claims', () => {
    receive(ws, 'hộp 1', { 'a.tif': 7 });
    ws.db.exec(`UPDATE page SET blankness = 'blank' WHERE id IN (1, 3, 7)`);
    expect(pieces({ blank: 'drop' })).toEqual([
      ['start', 2],
      ['blank', 4, 5, 6],
    ]);
    markPages(ws, [3], false);
    expect(pieces({ blank: 'drop' })).toEqual([['start', 2, 3, 4, 5, 6]]);
    expect(pieces({ blank: 'keep' })).toEqual([
      ['start', 1],
      ['blank', 2, 3, 4, 5, 6, 7],
    ]);
    expect(pieces({ blank: 'drop', count: 2 })).toEqual([
      ['start', 2, 3],
      ['count', 4, 5],
      ['count', 6],
    ]);
    markPages(ws, [3], null);
    markPages(ws, [4], false);
    // The document goes on, the blank page is left out of it.
    expect(pieces({ blank: 'drop' })).toEqual([['start', 2, 4, 5, 6]]);
  });

  it('of one page, of blank pages alone and of nothing leaves no page uncounted', () => {
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    for (const rules of [{}, { count: 1 }, { count: 10 }, { blank: 'keep' }, { separator: true }] as const)
      expect(pieces(rules)).toEqual([['start', 1]]);
    ws.db.exec(`UPDATE page SET blankness = 'blank'`);
    expect(pieces({ blank: 'keep' })).toEqual([['start', 1]]);
    expect(planCut(ws, 'hộp 1', { ...RULES, blank: 'drop' })).toMatchObject({
      pieces: [],
      leftOut: [{ pageId: 1, reason: 'blank' }],
    });
    ws.db.exec(`INSERT INTO batch (name, created_at) VALUES ('rỗng', 'now')`);
    expect(planCut(ws, 'rỗng', { ...RULES, count: 3, separator: true })).toMatchObject({
      pages: [],
      pieces: [],
      leftOut: [],
      joined: 0,
      unread: 0,
      uncoded: 0,
    });
  });

  it('makes exactly the documents that were seen, and none of pages that have become others', () => {
    const { file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 4 });
    const plan = planCut(ws, 'hộp 1', { ...RULES, count: 2 });
    cutIntoFile(
      ws,
      plan.pieces.map(({ pageIds: pages }) => pages),
      file,
    );
    expect(shape(file)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(planCut(ws, 'hộp 1', RULES)).toMatchObject({ pages: [], pieces: [], joined: 4 });
    expect(codeOf(() => cutIntoFile(ws, [[4]], file))).toBe('forming/page-taken');
  });

  it('never takes a signed PDF apart, and knows it for the document itself', () => {
    const { file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    receive(ws, 'hộp 1', { 'ky.pdf': 3 }, 'pdf-signed');
    receive(ws, 'hộp 1', { 'b.tif': 1 });
    expect(pieces({ count: 1 })).toEqual([
      ['start', 1],
      ['count', 2],
      ['original', 3, 4, 5],
      ['original', 6],
    ]);
    expect(codeOf(() => cutIntoFile(ws, [[3, 4]], file))).toBe('forming/signed-apart');
    const { ids } = cutIntoFile(ws, [[1, 2], [3, 4, 5], [6]], file);
    expect(readFileRecord(ws, file).documents.map(({ originalSourceId }) => originalSourceId)).toEqual([null, 2, null]);
    expect(codeOf(() => movePagesTo(ws, { pageIds: [5], documentId: ids[0]! }))).toBe('forming/signed-apart');
    expect(codeOf(() => joinDocuments(ws, [ids[0]!, ids[1]!]))).toBe('forming/signed-apart');
    expect(readForm(ws, 'document', ids[1]!).original).toBe('ky.pdf');
  });
});

describe('a value', () => {
  it('typed counts before all others, is kept though it is wrong, and shows as a finding', () => {
    const { file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    const [document] = cutIntoFile(ws, [[1]], file).ids;
    const owner = { kind: 'document', id: document! } as const;
    setValue(ws.db, owner, 'codeNumber', 'extracted', '12', 't', { pageId: 1, box: [1, 2, 30, 40], confidence: 80 });
    setValue(ws.db, owner, 'subject', 'imported', 'Về việc cũ', 't');
    expect(readForm(ws, 'document', document!)).toMatchObject({
      values: {
        codeNumber: { value: '12', origin: 'extracted' },
        subject: { value: 'Về việc cũ', origin: 'imported' },
      },
      offers: [{ key: 'codeNumber', value: '12', pageId: 1, box: [1, 2, 30, 40], confidence: 80 }],
    });
    setValues(ws, 'document', [document!], 'codeNumber', ' một hai ba bốn ');
    const shown = readForm(ws, 'document', document!);
    expect(shown.values['codeNumber']).toEqual({ value: 'một hai ba bốn', origin: 'typed' });
    const findings = checkFile(readFileRecord(ws, file), 'sip');
    expect(findings.some(({ code, place }) => code === 'efile/field-too-long' && place.endsWith('/codeNumber'))).toBe(
      true,
    );
    // Empty on purpose: what the page says does not come back.
    setValues(ws, 'document', [document!], 'codeNumber', '');
    expect(readForm(ws, 'document', document!).values['codeNumber']).toBeUndefined();
    takeFromPage(ws, [document!], ['codeNumber', 'subject']);
    expect(readForm(ws, 'document', document!).values['codeNumber']).toEqual({ value: '12', origin: 'typed' });
    expect(readForm(ws, 'document', document!).values['subject']).toEqual({ value: 'Về việc cũ', origin: 'imported' });
    setValues(ws, 'file', [file], 'mode', '02');
    expect(readForm(ws, 'document', document!).values['mode']).toEqual({ value: '02', origin: 'inherited' });
    expect(codeOf(() => setValues(ws, 'document', [document!], 'docId', 'x'))).toBe('usage/invalid-input');
  });

  it('of many documents is one step, and search finds what stands there before and after undo', () => {
    const { file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 3 });
    const { ids } = cutIntoFile(ws, [[1], [2], [3]], file);
    const found = (words: string) => searchText(ws.db, words, 10, unpackOcr).hits.length;
    setValues(ws, 'document', ids, 'organName', 'Sở Nội vụ');
    expect(found('so noi vu')).toBe(3);
    undo(ws);
    expect(found('so noi vu')).toBe(0);
    redo(ws);
    deleteRecords(ws, 'document', [ids[0]!]);
    expect(found('so noi vu')).toBe(2);
    undo(ws);
    expect(found('so noi vu')).toBe(3);
  });
});

describe('undo', () => {
  it('goes past a double page that was split, marked and joined again', () => {
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    const nothing = everything();
    splitPages(ws, [1], 0.5);
    markPages(ws, [1, 3], true);
    joinPages(ws, [1]);
    while (editStacks(ws).undo) undo(ws);
    expect(everything()).toEqual(nothing);
  });

  it('takes every step back to nothing and redo makes it all again, with the journal whole', () => {
    receive(ws, 'hộp 1', { 'a.tif': 8 });
    const nothing = everything();
    const { fonds, inventory, file } = emptyFile();
    const [other] = createRecord(ws, { level: 'file', parent: inventory, year: 2001, notation: '02.VP' }).ids;
    const [second] = createRecord(ws, { level: 'inventory', parent: fonds, number: '02' }).ids;
    markPages(ws, [3], true);
    markPages(ws, [3, 5], false);
    const { ids } = cutIntoFile(ws, [[1, 2], [3, 4], [5, 6], [7]], file);
    setValues(ws, 'document', ids, 'subject', 'Về việc');
    setPaperCount(ws, 'document', ids[0]!, { ...NO_COUNT, sheets: 2 });
    setPaperCount(ws, 'file', file, { ...NO_COUNT, documents: 4 });
    splitDocument(ws, ids[0]!, 2);
    moveRecords(ws, { level: 'document', ids: [ids[2]!], parent: other! });
    moveRecords(ws, { level: 'document', ids: [ids[3]!], parent: file, before: ids[0]! });
    movePagesTo(ws, { pageIds: [8, 7], documentId: ids[0]!, before: 1 });
    joinDocuments(ws, [ids[0]!, ids[1]!]);
    moveRecords(ws, { level: 'file', ids: [other!], parent: second! });
    renameRecord(ws, { level: 'fonds', id: fonds, code: 'H99' });
    renameRecord(ws, { level: 'file', id: file, year: 2003, notation: '09' });
    setPaperCount(ws, 'file', file, NO_COUNT);
    deleteRecords(ws, 'file', [file, other!]);
    const all = everything();
    let steps = 0;
    while (editStacks(ws).undo) {
      undo(ws);
      steps += 1;
    }
    expect(steps).toBe(21);
    expect(everything()).toEqual(nothing);
    while (editStacks(ws).redo) redo(ws);
    expect(everything()).toEqual(all);
    expect(verifyAudit(ws.db)).toMatchObject({ findings: [] });
    expect(pageIds()).toHaveLength(8);
  });

  it('of a making on which something was built since is refused in words, and nothing happens', () => {
    const { file } = emptyFile();
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    // What a description read in does: no step of undo.
    ws.db.exec(`INSERT INTO document (file_id, ordinal) VALUES (${file}, 1)`);
    expect(codeOf(() => undo(ws))).toBe('edit/conflict');
    expect(readForm(ws, 'file', file).values['title']).toEqual({ value: 'Hồ sơ', origin: 'typed' });
  });
});
