import { describe, expect, it } from 'vitest';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { effectiveValues } from '../../../electron/engine/efile/index.ts';
import {
  find,
  forgetSearch,
  indexDocument,
  listSaved,
  saveSearch,
  searchChoices,
} from '../../../electron/engine/search/index.ts';
import type { SearchFilters } from '../../../shared/contract/reports/search.ts';
import { receive } from '../../support/pages.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { newWorkspace } from '../../support/workspace.ts';

/** Two batches; two files of one document each, the second of another type and year. */
async function filled() {
  const ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.tif': 2 });
  receive(ws, 'hộp 2', { 'b.tif': 1, 'c.tif': 1 });
  const [first, second] = pagesOf(ws, 'a.tif');
  const [third] = pagesOf(ws, 'b.tif');
  const [loose] = pagesOf(ws, 'c.tif');
  addText(ws, first!, ['Quyết định về Đảng ủy xã']);
  addText(ws, second!, ['dang thi dao, quyet dinh khong dau']);
  addText(ws, third!, ['Báo cáo, quyết định năm sau']);
  addText(ws, loose!, ['quyết định chưa vào hồ sơ']);
  const { documents: one } = addFile(ws, {
    notation: '01.VP',
    documents: [
      { pages: [first!, second!], values: { typeName: '02', issuedDate: '06/10/2004', subject: 'Về kho lưu trữ' } },
    ],
  });
  const { documents: two } = addFile(ws, {
    notation: '02.VP',
    documents: [
      { pages: [third!], values: { typeName: '13', issuedDate: '01/02/2010', subject: 'Quyết định kho thóc' } },
    ],
  });
  for (const id of [...one, ...two])
    indexDocument(ws.db, id, Object.values(effectiveValues(ws.db, { kind: 'document', id })));
  const pages = (query: string, filters: SearchFilters = {}) =>
    find(ws.db, { query, filters, limit: 50 }, unpackOcr)
      .hits.filter((hit) => hit.kind === 'page')
      .map((hit) => hit.pageId);
  return { ws, first, second, third, loose, one: one[0]!, two: two[0]!, pages };
}

describe('finding in the window', () => {
  it('narrows by batch, by fonds, by file, by type and by date', async () => {
    const { ws, first, second, third, loose, pages } = await filled();
    expect(pages('quyet dinh').toSorted()).toEqual([first, second, third, loose].toSorted());
    expect(pages('quyet dinh', { batch: 'hộp 2' }).toSorted()).toEqual([third, loose].toSorted());
    expect(pages('quyet dinh', { fonds: ws.agency.agencyId }).toSorted()).toEqual([first, second, third].toSorted());
    expect(pages('quyet dinh', { fonds: 'other' })).toEqual([]);
    expect(pages('quyet dinh', { file: '02.vp' })).toEqual([third]);
    expect(pages('quyet dinh', { typeName: '02' }).toSorted()).toEqual([first, second].toSorted());
    expect(pages('quyet dinh', { from: '2005-01-01' })).toEqual([third]);
    expect(pages('quyet dinh', { to: '2004-10-06' }).toSorted()).toEqual([first, second].toSorted());
    expect(pages('quyet dinh', { from: '2004-10-07', to: '2010-01-31' })).toEqual([]);
    expect(pages('quyet dinh', { batch: 'hộp 2', typeName: '02' })).toEqual([]);
  });

  it('takes a date that is only a year for any day of it', async () => {
    const { ws, one, first, second, pages } = await filled();
    setValue(ws.db, { kind: 'document', id: one }, 'issuedDate', 'typed', '2004', 'now');
    expect(pages('quyet dinh', { from: '2004-12-01', to: '2004-12-31' }).toSorted()).toEqual(
      [first, second].toSorted(),
    );
    expect(pages('quyet dinh', { to: '2003-12-31' })).toEqual([]);
  });

  it('leaves out what lacks the marks when they are wanted exactly', async () => {
    const { first, pages } = await filled();
    expect(pages('Đảng')).toHaveLength(2);
    expect(pages('Đảng', { exact: true })).toEqual([first]);
  });

  it('takes the last word for begun while it is typed, and only then', async () => {
    const { ws } = await filled();
    const total = (query: string, typing: boolean) =>
      find(ws.db, { query, filters: {}, limit: 9, typing }, unpackOcr).total;
    expect(total('khon', true)).toBe(1);
    expect(total('khon', false)).toBe(0);
    expect(total('khon ', true)).toBe(0);
    expect(total('kho dau', true)).toBe(0);
  });

  it('goes on where it ended, without leaving out or repeating a hit', async () => {
    const { ws } = await filled();
    const seen: string[] = [];
    for (let offset: number | null = 0; offset !== null;) {
      const piece = find(ws.db, { query: 'quyet dinh', filters: {}, limit: 2, offset }, unpackOcr);
      expect(piece.total).toBe(5);
      seen.push(...piece.hits.map((hit) => `${hit.kind}:${hit.kind === 'page' ? hit.pageId : hit.documentId}`));
      offset = piece.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('marks the words in the snippet, of a page and of a field', async () => {
    const { ws } = await filled();
    const { hits } = find(ws.db, { query: 'quyet dinh thoc', filters: {}, limit: 5 }, unpackOcr);
    expect(hits[0]).toMatchObject({
      kind: 'document',
      page: null,
      ordinal: 1,
      field: 'subject',
      parts: [
        { text: 'Quyết', hit: true },
        { text: ' ', hit: false },
        { text: 'định', hit: true },
        { text: ' kho ', hit: false },
        { text: 'thóc', hit: true },
      ],
    });
    const page = find(ws.db, { query: 'bao cao', filters: {}, limit: 5 }, unpackOcr).hits.find(
      (hit) => hit.kind === 'page',
    );
    expect(page?.parts.filter((part) => part.hit).map((part) => part.text)).toEqual(['Báo cáo,']);
    expect(page?.parts.map((part) => part.text).join('')).toBe(page?.snippet);
  });

  it('says which document and which received page each hit is of', async () => {
    const { ws } = await filled();
    const { hits } = find(ws.db, { query: 'quyet dinh', filters: {}, limit: 9 }, unpackOcr);
    const named = hits.map(({ docId, ordinal, symbol, issuedDate, pageNumber, page }) =>
      [docId, ordinal, symbol, issuedDate, pageNumber, page].join(' '),
    );
    const [first, second] = [
      'H99.12.3.2001.01.VP.1 1 1/QĐ-UBND 06/10/2004',
      'H99.12.3.2001.02.VP.1 1 1/QĐ-UBND 01/02/2010',
    ];
    expect(named.toSorted()).toEqual(
      [`${first} 1 a.tif#1`, `${first} 2 a.tif#2`, `${second}  `, `${second} 1 b.tif#1`, '     c.tif#1'].toSorted(),
    );
  });

  it('shows a field on the page it was read from', async () => {
    const { ws, one, second } = await filled();
    setValue(ws.db, { kind: 'document', id: one }, 'signerName', 'extracted', 'Đoàn Nguyên Thạch', 'now', {
      pageId: second!,
      box: [1, 2, 3, 4],
      confidence: 90,
    });
    indexDocument(ws.db, one, Object.values(effectiveValues(ws.db, { kind: 'document', id: one })));
    const [hit] = find(ws.db, { query: 'thach', filters: {}, limit: 5 }, unpackOcr).hits;
    expect(hit).toMatchObject({ field: 'signerName', pageId: second, boxes: [[1, 2, 3, 4]] });
  });

  it('offers what there is to narrow by', async () => {
    const { ws } = await filled();
    expect(searchChoices(ws.db)).toEqual({
      batches: ['hộp 1', 'hộp 2'],
      fonds: [ws.agency.agencyId],
      typeNames: ['02', '13'],
    });
  });
});

describe('a saved search', () => {
  it('is kept and taken away as steps of undo, and its name is given once', async () => {
    const ws = await newWorkspace();
    const id = saveSearch(ws, { name: 'Kho', query: 'kho "lưu trữ"', filters: { from: '2004-01-01', exact: true } });
    expect(listSaved(ws)).toMatchObject([
      { id, name: 'Kho', query: 'kho "lưu trữ"', filters: { from: '2004-01-01', exact: true } },
    ]);
    expect(() => saveSearch(ws, { name: 'Kho', query: 'x', filters: {} })).toThrow(
      expect.objectContaining({ code: 'search/name-taken' }),
    );
    undo(ws);
    expect(listSaved(ws)).toEqual([]);
    redo(ws);
    forgetSearch(ws, id);
    expect(listSaved(ws)).toEqual([]);
    undo(ws);
    expect(listSaved(ws)).toHaveLength(1);
    expect(() => forgetSearch(ws, 99)).toThrow(expect.objectContaining({ code: 'search/not-saved' }));
  });
});
