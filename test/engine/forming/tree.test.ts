import { beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../../electron/engine/edits/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import {
  createRecord,
  cutIntoFile,
  deleteRecords,
  joinDocuments,
  movePagesTo,
  moveRecords,
  readForm,
  readTree,
  renameRecord,
  setPaperCount,
  setValues,
  splitDocument,
} from '../../../electron/engine/forming/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { codeOf, emptyFile, NO_COUNT, pieces, shape } from '../../support/forming.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

describe('the tree', () => {
  it('is made, named and shown level by level with what it holds', () => {
    const { fonds, inventory, file } = emptyFile(ws);
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

  it('counts for one record what it counts for it among its like', () => {
    const { fonds, inventory, file } = emptyFile(ws);
    const [other] = createRecord(ws, { level: 'file', parent: inventory, year: 2001, notation: '02.VP' }).ids;
    createRecord(ws, { level: 'fonds', code: 'H99-02.VP' });
    createRecord(ws, { level: 'inventory', parent: fonds, number: '02' });
    receive(ws, 'hộp 1', { 'a.tif': 4 });
    cutIntoFile(ws, [[1], [2, 3]], file);
    cutIntoFile(ws, [[4]], other!);
    setPaperCount(ws, 'inventory', inventory, { ...NO_COUNT, files: 3 });
    const parents = [
      null,
      ...(['fonds', 'inventory', 'file'] as const).map((level, at) => ({ level, id: [fonds, inventory, file][at]! })),
    ];
    const lines = parents.flatMap((parent) => readTree(ws, parent));
    expect(lines.map(({ label }) => label)).toEqual([
      'H99-01.VP',
      'H99-02.VP',
      '01',
      '02',
      '2001 · 01.VP',
      '2001 · 02.VP',
      '1',
      '2',
    ]);
    for (const { level, id, found, paper } of lines) expect(readForm(ws, level, id)).toMatchObject({ found, paper });
    expect(lines.map(({ found }) => found.pages)).toEqual([4, 0, 4, 0, 3, 1, 1, 2]);
  });

  it('refuses names that are taken or cannot be composed, and lets a record keep its own', () => {
    const { inventory, file } = emptyFile(ws);
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

  it('refuses codes that no identifier or file name can hold, and identifiers an inventory would make too long', () => {
    const { fonds, inventory, file } = emptyFile(ws);
    for (const code of ['x/y z:*', '../../EVIL', 'P\n2', 'P'.repeat(51)]) {
      expect(codeOf(() => createRecord(ws, { level: 'fonds', code }))).toBe('forming/code-wrong');
      expect(codeOf(() => renameRecord(ws, { level: 'fonds', id: fonds, code }))).toBe('forming/code-wrong');
      expect(codeOf(() => createRecord(ws, { level: 'inventory', parent: fonds, number: code }))).toBe(
        'forming/code-wrong',
      );
    }
    ws.db.exec(`UPDATE setting SET value = json_set(value, '$.archiveCode', '${'1'.repeat(75)}') WHERE key = 'agency'`);
    const long = '2'.repeat(20);
    expect(codeOf(() => renameRecord(ws, { level: 'inventory', id: inventory, number: long }))).toBe(
      'efile/identifier-too-long',
    );
    const [other] = createRecord(ws, { level: 'inventory', parent: fonds, number: long }).ids;
    expect(codeOf(() => moveRecords(ws, { level: 'file', ids: [file], parent: other! }))).toBe(
      'efile/identifier-too-long',
    );
  });

  it('refuses a notation that differs from another in capital letters only, but for its own file', () => {
    const { inventory, file } = emptyFile(ws, '01.A');
    const again = { level: 'file', parent: inventory, year: 2001, notation: '01.a' } as const;
    expect(codeOf(() => createRecord(ws, again))).toBe('forming/notation-case');
    renameRecord(ws, { level: 'file', id: file, year: 2001, notation: '01.a' });
    expect(readFileRecord(ws, file).code).toBe('H99.12.3.2001.01.a');
  });

  it('names the files of a closed fonds by it: made there, moved in and out, and when its code is corrected', () => {
    const { inventory, file } = emptyFile(ws);
    const [closed] = createRecord(ws, { level: 'fonds', code: 'P7' }).ids;
    setValues(ws, 'fonds', [closed!], 'fondStatus', 'closed');
    const [shelf] = createRecord(ws, { level: 'inventory', parent: closed!, number: '01' }).ids;
    const [own] = createRecord(ws, { level: 'file', parent: shelf!, year: 2001, notation: '01.VP' }).ids;
    const codes = () => [file, own!].map((id) => readFileRecord(ws, id).code);
    expect(codes()).toEqual(['H99.12.3.2001.01.VP', 'P7.2001.01.VP']);
    expect(codeOf(() => moveRecords(ws, { level: 'file', ids: [file], parent: shelf! }))).toBe('forming/taken');
    renameRecord(ws, { level: 'file', id: file, year: 2001, notation: '02.VP' });
    moveRecords(ws, { level: 'file', ids: [file], parent: shelf! });
    renameRecord(ws, { level: 'fonds', id: closed!, code: 'P8' });
    expect(codes()).toEqual(['P8.2001.02.VP', 'P8.2001.01.VP']);
    moveRecords(ws, { level: 'file', ids: [file], parent: inventory });
    expect(codes()).toEqual(['H99.12.3.2001.02.VP', 'P8.2001.01.VP']);
    undo(ws);
    undo(ws);
    expect(codes()).toEqual(['P7.2001.02.VP', 'P7.2001.01.VP']);
    ws.db
      .exec(`INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key,
      made_at) VALUES ('sip-hoso', ${own!}, 'u', 'o', 'r', 1, 'p', '${'0'.repeat(64)}', 1, 1, 'k', 't')`);
    expect(codeOf(() => renameRecord(ws, { level: 'fonds', id: closed!, code: 'P9' }))).toBe('forming/packed');
  });

  it('keeps what was noted of the paper beside what is noted now', () => {
    const { file } = emptyFile(ws);
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
    const { fonds, inventory, file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 3 });
    cutIntoFile(ws, [[1], [2], [3]], file);
    expect(codeOf(() => deleteRecords(ws, 'fonds', [fonds]))).toBe('forming/not-empty');
    expect(codeOf(() => deleteRecords(ws, 'inventory', [inventory]))).toBe('forming/not-empty');
    const [, second] = readFileRecord(ws, file).documents;
    deleteRecords(ws, 'document', [second!.id]);
    expect(shape(ws, file)).toEqual([[1], [3]]);
    expect(readFileRecord(ws, file).documents.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(pieces(ws)).toEqual([['start', 2]]);
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

  it('gives a new record an id that no record ever had, also after the making of one was taken back', () => {
    const { fonds, inventory, file } = emptyFile(ws);
    const made = [
      () => createRecord(ws, { level: 'fonds', code: 'H99-02.VP' }),
      () => createRecord(ws, { level: 'inventory', parent: fonds, number: '02' }),
      () => createRecord(ws, { level: 'file', parent: inventory, year: 2002, notation: '02.VP' }),
      () => createRecord(ws, { level: 'document', parent: file }),
    ];
    for (const make of made) {
      const first = make();
      deleteRecords(ws, first.level, first.ids);
      const second = make();
      undo(ws);
      const third = make();
      expect([first.level, second.ids[0], third.ids[0]]).toEqual([first.level, first.ids[0]! + 1, first.ids[0]! + 2]);
    }
  });

  it('moves documents and files, numbering anew without gaps on both sides', () => {
    const { inventory, file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 5 });
    const { ids } = cutIntoFile(ws, [[1], [2], [3], [4], [5]], file);
    const [other] = createRecord(ws, { level: 'file', parent: inventory, year: 2001, notation: '02.VP' }).ids;
    moveRecords(ws, { level: 'document', ids: [ids[4]!, ids[1]!], parent: file, before: ids[0]! });
    expect(shape(ws, file)).toEqual([[2], [5], [1], [3], [4]]);
    moveRecords(ws, { level: 'document', ids: [ids[0]!, ids[1]!], parent: other! });
    expect([shape(ws, file), shape(ws, other!)]).toEqual([
      [[5], [3], [4]],
      [[2], [1]],
    ]);
    expect(readFileRecord(ws, file).documents.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    moveRecords(ws, { level: 'file', ids: [other!], parent: inventory, before: file });
    expect(readTree(ws, { level: 'inventory', id: inventory }).map(({ id }) => id)).toEqual([other, file]);
  });

  it('splits, joins and moves pages between documents without losing one', () => {
    const { file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 6 });
    const { ids } = cutIntoFile(ws, [[1, 2, 3], [4, 5], [6]], file);
    splitDocument(ws, ids[0]!, 2);
    expect(shape(ws, file)).toEqual([[1], [2, 3], [4, 5], [6]]);
    expect(codeOf(() => splitDocument(ws, ids[0]!, 1))).toBe('forming/first-page');
    movePagesTo(ws, { pageIds: [6, 1], documentId: ids[1]!, before: 5 });
    expect(shape(ws, file)).toEqual([[], [2, 3], [4, 6, 1, 5], []]);
    movePagesTo(ws, { pageIds: [3], documentId: null });
    joinDocuments(
      ws,
      readFileRecord(ws, file).documents.map(({ id }) => id),
    );
    expect(shape(ws, file)).toEqual([[2, 4, 6, 1, 5]]);
    expect(pieces(ws)).toEqual([['start', 3]]);
  });
});
