import { describe, expect, it } from 'vitest';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { foldText, indexDocument, indexPage, find } from '../../../electron/engine/search/index.ts';
import { newWorkspace } from '../../support/workspace.ts';

const PAGES: Record<number, string> = {
  1: 'Đảng ủy xã Đông Hà Nam ban hành Quyết định số 1247/QĐ-UBND',
  2: 'Báo cáo tình hình dân số của đang và sẽ làm',
  3: 'dang thi dao khong dau',
};

function ocr(text: string): OcrPage {
  const words = text.split(' ').map((word, i) => ({
    text: word,
    box: [i * 50, 10, i * 50 + 40, 30] as [number, number, number, number],
    confidence: 90,
  }));
  return {
    width: 1000,
    height: 100,
    dpi: 200,
    lines: [{ block: 0, paragraph: 0, box: [0, 10, 1000, 30], baseline: 28, height: 20, words }],
  };
}

const unpack = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as OcrPage;

async function filled() {
  const ws = await newWorkspace();
  ws.db.exec(`INSERT INTO batch VALUES (1, 'b', 'now')`);
  ws.db.exec(`INSERT INTO master VALUES ('${'0'.repeat(64)}', 1, 'now')`);
  for (const [id, text] of Object.entries(PAGES)) {
    ws.db.exec(`INSERT INTO source (id, batch_id, name, sha256, size, kind, outcome, received_at)
      VALUES (${id}, 1, 's${id}.png', '${'0'.repeat(64)}', 1, 'image', 'taken', 'now')`);
    ws.db
      .exec(`INSERT INTO page (id, source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec)
      VALUES (${id}, ${id}, 0, 'image', 10, 10, 200, 200, 'file', 8, 'rgb', 'png')`);
    ws.db
      .prepare(`INSERT INTO ocr_result VALUES (?, 'done', 'k', ?, 1, 90, NULL, 'now')`)
      .run(Number(id), Buffer.from(JSON.stringify(ocr(text))));
    indexPage(ws.db, Number(id), text);
  }
  const search = (query: string) => find(ws.db, { query, filters: {}, limit: 10 }, unpack);
  return { ws, search, ids: (query: string) => search(query).hits.map((hit) => hit.pageId) };
}

describe('search', () => {
  it('folds đ and every mark, and keeps the length of the text', () => {
    expect(foldText('ĐẠI HỘI Đảng ủy Thủy')).toBe('dai hoi dang uy thuy');
    expect(foldText('e\u0302\u0301')).toBe('e');
  });

  it('finds words typed without marks, and puts the same marks first when they are typed', async () => {
    const { ids } = await filled();
    expect(ids('dang').sort()).toEqual([1, 2, 3]);
    expect(ids('đang')[0]).toBe(2);
    expect(ids('Đảng')[0]).toBe(1);
  });

  it('takes a number and symbol as a phrase, and a quoted phrase in order only', async () => {
    const { ids } = await filled();
    expect(ids('1247/QĐ-UBND')).toEqual([1]);
    expect(ids('"UBND QĐ"')).toEqual([]);
    expect(ids('"dân số"')).toEqual([2]);
    expect(ids('"số dân"')).toEqual([]);
  });

  it('takes a star as the beginning of a word, and nothing else as syntax', async () => {
    const { ids } = await filled();
    expect(ids('tin* ')).toEqual([2]);
    expect(ids('tin')).toEqual([]);
    expect(ids('bao OR dao')).toEqual([]);
    expect(ids('NEAR(dang')).toEqual([]);
  });

  it('takes one letter and a star as the beginning of a word, and the letter alone as a word too', async () => {
    const { ids } = await filled();
    expect(ids('t*').sort()).toEqual([2, 3]);
    expect(ids('4*')).toEqual([]);
    expect(ids('1*')).toEqual([1]);
    expect(ids('s* b*').sort()).toEqual([1, 2]);
  });

  it('gives the boxes of the words on the page', async () => {
    const { search } = await filled();
    expect(search('"Quyết định" 1247/QĐ-UBND').hits[0]?.boxes).toEqual([
      [400, 10, 440, 30],
      [450, 10, 490, 30],
      [550, 10, 590, 30],
    ]);
  });

  it('finds a document by its fields before pages by their text', async () => {
    const { ws, search } = await filled();
    ws.db.exec(`INSERT INTO fonds VALUES (1, 'F'); INSERT INTO inventory VALUES (1, 1, '1');
      INSERT INTO file VALUES (1, 1, 'H99.2001.1', 2001, '1', 1); INSERT INTO document VALUES (7, 1, 1, NULL)`);
    indexDocument(ws.db, 7, ['Báo cáo dân số năm 2001']);
    expect(search('dan so').hits.map((hit) => [hit.kind, hit.fileCode])).toEqual([
      ['document', 'H99.2001.1'],
      ['page', null],
    ]);
  });

  it('refuses a query with nothing to search for', async () => {
    const { search } = await filled();
    expect(() => search(' "" * ')).toThrow(expect.objectContaining({ code: 'search/empty-query' }));
  });
});
