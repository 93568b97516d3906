import { describe, expect, it } from 'vitest';
import { quotedName, readPageReferences } from '../../../electron/engine/describe/page-references.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import { described, DOCUMENT, faultsOf, FILE, FONDS, workbook } from '../../support/description.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

const said = (text: string) =>
  readPageReferences(text)?.map(({ first, last, from, to }) => [first, last, from?.number ?? null, to?.number ?? null]);

describe('the pages of a row', () => {
  it.each([
    ['a.jpg', [['a.jpg', null, null, null]]],
    [
      'a.tif#2-3; b  c.jpg',
      [
        ['a.tif', null, 2, 3],
        ['b  c.jpg', null, null, null],
      ],
    ],
    ['1.jpg..3.jpg', [['1.jpg', '3.jpg', null, null]]],
    [
      '"a; b.jpg"#1; c.jpg',
      [
        ['a; b.jpg', null, 1, 1],
        ['c.jpg', null, null, null],
      ],
    ],
    ['"a..b.jpg"', [['a..b.jpg', null, null, null]]],
    ['"a..b.jpg" .. "c; d.jpg"', [['a..b.jpg', 'c; d.jpg', null, null]]],
    ['"nói ""khẩn"".jpg"', [['nói "khẩn".jpg', null, null, null]]],
    ['say "x".jpg', [['say "x".jpg', null, null, null]]],
    ['"a; b.jpg', undefined],
    ['', undefined],
  ])('%s are read', (text, references) => {
    expect(said(text)).toEqual(references);
  });

  it.each(['a.jpg', 'a; b.jpg', 'a..b.jpg', 'x#2', '"', ' a.jpg', 'a"b.jpg', 'hai  cach.jpg'])(
    'name %s so that it is read again as the same',
    (name) => {
      expect(said(quotedName(name))).toEqual([[name, null, null, null]]);
    },
  );

  it('bind a name as it is written before one whose white space differs', async () => {
    const ws = await newWorkspace();
    receive(ws, 'h', { 'hai cach.jpg': 1, 'hai  cach.jpg': 1, 'ba  cach.jpg': 1 });
    const documents = ['hai  cach.jpg', 'hai cach.jpg', 'ba cach.jpg'].map((pages, index) => ({
      ...DOCUMENT,
      docOrdinal: String(index + 1),
      pages,
    }));
    await described(await workbook({ fonds: [FONDS], files: [FILE], documents }), ws);
    expect(readFileRecord(ws, 1).documents.map(({ pageIds }) => pageIds)).toEqual([[2], [1], [3]]);
    const unclear = [{ ...DOCUMENT, docOrdinal: '4', pages: 'hai   cach.jpg' }];
    expect(await faultsOf(await workbook({ documents: unclear }), ws)).toEqual([
      ['describe/file-ambiguous', 'Tài liệu', 2, 'Tệp và trang'],
    ]);
  });

  it('named twice in one cell are said to be that; a doubled ordinal is said beside wrong pages', async () => {
    const twice = { ...DOCUMENT, pages: 'a.jpg; a.jpg' };
    const wrong = { ...DOCUMENT, pages: 'không có.jpg' };
    const path = await workbook({ fonds: [FONDS], files: [FILE], documents: [twice, wrong] });
    expect(await faultsOf(path)).toEqual([
      ['describe/page-repeated', 'Tài liệu', 2, 'Tệp và trang'],
      ['describe/row-twice', 'Tài liệu', 3, 'Số thứ tự tài liệu'],
      ['describe/file-not-received', 'Tài liệu', 3, 'Tệp và trang'],
    ]);
  });
});
