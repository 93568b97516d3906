import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { edit, editStacks, readRow, redo, undo, type RowChange } from '../../../electron/engine/edits/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

const fonds = (id: number, code: string) => ({ id, code });
const codes = () =>
  ws.db
    .prepare<[], { code: string }>('SELECT code FROM fonds ORDER BY id')
    .all()
    .map((row) => row.code);
const make = (label: string, changes: readonly RowChange[]) =>
  edit(ws, { label, action: 'fonds/rename', subject: 'fonds:1', changes });
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};

describe('an edit', () => {
  it('is undone and done again, rows that appear, change and go away alike', () => {
    make('add', [
      { table: 'fonds', before: null, after: fonds(1, 'A') },
      { table: 'fonds', before: null, after: fonds(2, 'B') },
    ]);
    make('change', [
      { table: 'fonds', before: fonds(1, 'A'), after: fonds(1, 'A2') },
      { table: 'fonds', before: fonds(2, 'B'), after: null },
    ]);
    expect(codes()).toEqual(['A2']);
    expect(undo(ws).label).toBe('change');
    expect(codes()).toEqual(['A', 'B']);
    undo(ws);
    expect(codes()).toEqual([]);
    expect(editStacks(ws)).toMatchObject({ undo: null, redo: { label: 'add' } });
    redo(ws);
    redo(ws);
    expect(codes()).toEqual(['A2']);
    expect(codeOf(() => redo(ws))).toBe('edit/nothing-to-redo');
  });

  it('keeps bytes as they are', () => {
    const bytes = Buffer.from([0, 255, 7]);
    ws.db.exec(`INSERT INTO batch (id, name, created_at) VALUES (1, 'b', 't');
      INSERT INTO master VALUES ('${'a'.repeat(64)}', 1, 't');
      INSERT INTO source (id, batch_id, name, sha256, size, kind, outcome, received_at)
        VALUES (1, 1, 's', '${'a'.repeat(64)}', 1, 'image', 'taken', 't');
      INSERT INTO page (id, source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec)
        VALUES (1, 1, 0, 'image', 10, 10, 300, 300, 'file', 8, 'rgb', 'jpeg');`);
    ws.db
      .prepare(`INSERT INTO ocr_result (page_id, state, settings_key, words, made_at) VALUES (1, 'done', 'k', ?, 't')`)
      .run(bytes);
    const before = readRow(ws.db, 'ocr_result', { page_id: 1 })!;
    make('correct', [
      { table: 'ocr_result', before, after: { ...before, words: { base64: Buffer.from('new').toString('base64') } } },
    ]);
    undo(ws);
    const row = ws.db.prepare<[], { words: Buffer }>('SELECT words FROM ocr_result').get();
    expect(row?.words).toEqual(bytes);
  });

  it('that finds other rows than it expects changes nothing at all', () => {
    make('add', [{ table: 'fonds', before: null, after: fonds(1, 'A') }]);
    const conflicting = () =>
      make('change', [
        { table: 'fonds', before: null, after: fonds(2, 'B') },
        { table: 'fonds', before: fonds(1, 'other'), after: fonds(1, 'A2') },
      ]);
    expect(codeOf(conflicting)).toBe('edit/conflict');
    expect(codes()).toEqual(['A']);
    expect(editStacks(ws).undo?.label).toBe('add');
  });

  it('forgets what had been undone when something else is changed', () => {
    make('add', [{ table: 'fonds', before: null, after: fonds(1, 'A') }]);
    undo(ws);
    make('add other', [{ table: 'fonds', before: null, after: fonds(1, 'Z') }]);
    expect(editStacks(ws).redo).toBeNull();
    expect(codes()).toEqual(['Z']);
  });

  it('and its undoing stand in the journal, whose chain holds', () => {
    make('add', [{ table: 'fonds', before: null, after: fonds(1, 'A') }]);
    undo(ws);
    const actions = ws.db.prepare<[], { action: string }>('SELECT action FROM audit ORDER BY seq').all();
    expect(actions.map((row) => row.action).slice(-2)).toEqual(['fonds/rename', 'edit/undo']);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });
});
