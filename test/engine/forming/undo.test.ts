import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { editStacks, redo, undo } from '../../../electron/engine/edits/index.ts';
import {
  createRecord,
  cutIntoFile,
  deleteRecords,
  joinDocuments,
  markPages,
  movePagesTo,
  moveRecords,
  readForm,
  renameRecord,
  setPaperCount,
  setValues,
  splitDocument,
} from '../../../electron/engine/forming/index.ts';
import { joinPages, splitPages } from '../../../electron/engine/page-edits/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { codeOf, emptyFile, everything, NO_COUNT, pageIds } from '../../support/forming.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

describe('undo', () => {
  it('goes past a double page that was split, marked and joined again', () => {
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    const nothing = everything(ws);
    splitPages(ws, [1], 0.5);
    markPages(ws, [1, 3], true);
    joinPages(ws, [1]);
    while (editStacks(ws).undo) undo(ws);
    expect(everything(ws)).toEqual(nothing);
  });

  it('takes every step back to nothing and redo makes it all again, with the journal whole', () => {
    receive(ws, 'hộp 1', { 'a.tif': 8 });
    const nothing = everything(ws);
    const { fonds, inventory, file } = emptyFile(ws);
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
    const all = everything(ws);
    let steps = 0;
    while (editStacks(ws).undo) {
      undo(ws);
      steps += 1;
    }
    expect(steps).toBe(21);
    expect(everything(ws)).toEqual(nothing);
    while (editStacks(ws).redo) redo(ws);
    expect(everything(ws)).toEqual(all);
    expect(verifyAudit(ws.db)).toMatchObject({ findings: [] });
    expect(pageIds(ws)).toHaveLength(8);
  });

  it('of a making on which something was built since is refused in words, and nothing happens', () => {
    const { file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    // What a description read in does: no step of undo.
    ws.db.exec(`INSERT INTO document (file_id, ordinal) VALUES (${file}, 1)`);
    expect(codeOf(() => undo(ws))).toBe('edit/conflict');
    expect(readForm(ws, 'file', file).values['title']).toEqual({ value: 'Hồ sơ', origin: 'typed' });
  });
});
