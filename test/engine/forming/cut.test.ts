import { beforeEach, describe, expect, it } from 'vitest';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import {
  cutIntoFile,
  joinDocuments,
  markPages,
  movePagesTo,
  planCut,
  readForm,
} from '../../../electron/engine/forming/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { codeOf, emptyFile, pieces, RULES, shape } from '../../support/forming.ts';
import { receive } from '../../support/pages.ts';
import { addText } from '../../support/records.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

describe('a cut', () => {
  it('adds up rules and marks, and leaves no page uncounted', () => {
    receive(ws, 'hộp 1', { 'a.tif': 10 });
    ws.db.exec("UPDATE page SET blankness = 'blank' WHERE id IN (3, 7)");
    addText(ws, 5, ['TỜ NGĂN CÁCH TÀI LIỆU']);
    addText(ws, 6, ['Quyết định về việc lập tờ ngăn cách tài liệu', ...Array<string>(12).fill('trong kho lưu trữ')]);
    expect(pieces(ws)).toEqual([['start', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    expect(pieces(ws, { blank: 'drop' })).toEqual([
      ['start', 1, 2],
      ['blank', 4, 5, 6],
      ['blank', 8, 9, 10],
    ]);
    expect(pieces(ws, { blank: 'keep' })).toEqual([
      ['start', 1, 2, 3],
      ['blank', 4, 5, 6, 7],
      ['blank', 8, 9, 10],
    ]);
    expect(pieces(ws, { count: 4 })).toEqual([
      ['start', 1, 2, 3, 4],
      ['count', 5, 6, 7, 8],
      ['count', 9, 10],
    ]);
    expect(pieces(ws, { separator: true })).toEqual([
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
    expect(pieces(ws, { blank: 'drop' })).toEqual([
      ['start', 2],
      ['blank', 4, 5, 6],
    ]);
    markPages(ws, [3], false);
    expect(pieces(ws, { blank: 'drop' })).toEqual([['start', 2, 3, 4, 5, 6]]);
    expect(pieces(ws, { blank: 'keep' })).toEqual([
      ['start', 1],
      ['blank', 2, 3, 4, 5, 6, 7],
    ]);
    expect(pieces(ws, { blank: 'drop', count: 2 })).toEqual([
      ['start', 2, 3],
      ['count', 4, 5],
      ['count', 6],
    ]);
    markPages(ws, [3], null);
    markPages(ws, [4], false);
    // The document goes on, the blank page is left out of it.
    expect(pieces(ws, { blank: 'drop' })).toEqual([['start', 2, 4, 5, 6]]);
  });

  it('of one page, of blank pages alone and of nothing leaves no page uncounted', () => {
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    for (const rules of [{}, { count: 1 }, { count: 10 }, { blank: 'keep' }, { separator: true }] as const)
      expect(pieces(ws, rules)).toEqual([['start', 1]]);
    ws.db.exec(`UPDATE page SET blankness = 'blank'`);
    expect(pieces(ws, { blank: 'keep' })).toEqual([['start', 1]]);
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
    const { file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 4 });
    const plan = planCut(ws, 'hộp 1', { ...RULES, count: 2 });
    cutIntoFile(
      ws,
      plan.pieces.map(({ pageIds: pages }) => pages),
      file,
    );
    expect(shape(ws, file)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(planCut(ws, 'hộp 1', RULES)).toMatchObject({ pages: [], pieces: [], joined: 4 });
    expect(codeOf(() => cutIntoFile(ws, [[4]], file))).toBe('forming/page-taken');
  });

  it('never takes a signed PDF apart, and knows it for the document itself', () => {
    const { file } = emptyFile(ws);
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    receive(ws, 'hộp 1', { 'ky.pdf': 3 }, 'pdf-signed');
    receive(ws, 'hộp 1', { 'b.tif': 1 });
    expect(pieces(ws, { count: 1 })).toEqual([
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
