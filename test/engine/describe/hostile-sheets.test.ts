import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { SHEETS } from '../../../shared/model/sheets.ts';
import { matchColumns } from '../../../electron/engine/describe/match-columns.ts';
import { readRows } from '../../../electron/engine/describe/read-rows.ts';
import { readTables } from '../../../electron/engine/describe/read-tables.ts';
import { LIMITS } from '../../../electron/engine/describe/table.ts';
import { rawRow, rawWorkbook } from '../../support/sheets/raw-workbook.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const HEADINGS = SHEETS.find((shape) => shape.kind === 'documents')!
  .columns.filter((column) => column.required)
  .map((column) => column.vi);
const GOOD = rawRow(1, HEADINGS) + rawRow(2, ['2010', '01.VP', '1', 'a.jpg']);

function saved(name: string, bytes: Uint8Array | string): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

async function refusal(name: string, bytes: Uint8Array | string): Promise<AppError> {
  return (await readTables(saved(name, bytes)).catch((error: unknown) => error)) as AppError;
}

const cellsOf = async (name: string, bytes: Uint8Array | string) =>
  (await readTables(saved(name, bytes)))[0]?.rows.map((row) => row.cells);

describe('a workbook that would take the memory of the PC', () => {
  it('is refused by what its directory says it unpacks to, before anything is unpacked', async () => {
    const bomb = rawWorkbook({ rows: GOOD, sheet: { claimedSize: 3_000_000_000 } });
    expect(await refusal('b.xlsx', bomb)).toMatchObject({ code: 'describe/too-large', params: { file: 'b.xlsx' } });
  });

  it('is refused when its directory lies about the size', async () => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const bomb = rawWorkbook({ rows: GOOD, sheet: { packed, claimedSize: 2000 } });
    expect(await refusal('b.xlsx', bomb)).toMatchObject({ code: 'describe/not-a-table', params: { file: 'b.xlsx' } });
  });

  it('is refused when its shared strings are the bomb', async () => {
    const data = Buffer.alloc(LIMITS.unpackedBytes + 1024, 'x');
    const parts = [{ name: 'xl/sharedStrings.xml', data, method: 8 }];
    expect(await refusal('b.xlsx', rawWorkbook({ rows: GOOD, parts }))).toMatchObject({ code: 'describe/too-large' });
  });

  it('is refused at the first row too many, however short its million rows are', async () => {
    const error = await refusal('r.xlsx', rawWorkbook({ rows: GOOD + '<row r="3"/>'.repeat(1_000_000) }));
    expect(error).toMatchObject({ code: 'describe/too-many-rows', params: { file: 'r.xlsx', max: LIMITS.rows } });
  });

  it('is refused for its number of cells', async () => {
    const row = `<row>${'<c t="n"><v>1</v></c>'.repeat(150)}</row>`;
    const error = await refusal('c.xlsx', rawWorkbook({ rows: row.repeat(Math.ceil(LIMITS.cells / 150) + 1) }));
    expect(error).toMatchObject({ code: 'describe/too-many-cells' });
  });

  it('is refused when a value stands beyond the last column that is read, and read when only formats do', async () => {
    const wide = (last: string) => {
      const row = `<row r="2"><c r="A2" t="inlineStr"><is><t>2010</t></is></c><c r="XFD2">${last}</c></row>`;
      return rawWorkbook({ rows: rawRow(1, HEADINGS) + row });
    };
    expect(await refusal('w.xlsx', wide('<v>1</v>'))).toMatchObject({
      code: 'describe/too-many-columns',
      params: { sheet: 'Tài liệu', max: LIMITS.columns },
    });
    expect((await cellsOf('w.xlsx', wide('')))?.[0]?.[0]).toBe('2010');
  });
});

describe('a workbook with more in it than a table', () => {
  it('with a DTD is refused, and its entity is read by nobody', async () => {
    const prologue = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const rows = rawRow(1, HEADINGS) + rawRow(2, ['<is><t>&x;</t></is>']);
    expect(await refusal('d.xlsx', rawWorkbook({ rows, prologue }))).toMatchObject({
      code: 'describe/has-dtd',
      params: { file: 'd.xlsx', part: 'xl/worksheets/sheet1.xml' },
    });
  });

  it('with macros, links to other files and pictures is read for its cells alone', async () => {
    const target = 'file:///etc/passwd';
    const parts = [
      { name: 'xl/vbaProject.bin', data: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
      {
        name: 'xl/externalLinks/externalLink1.xml',
        data: '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
      },
      {
        name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
        data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="${target}" TargetMode="External"/></Relationships>`,
      },
    ];
    expect(await cellsOf('m.xlsm', rawWorkbook({ rows: GOOD, parts }))).toEqual([['2010', '01.VP', '1', 'a.jpg']]);
  });

  it('written with notes, tables and links at targets of another program’s is read for its cells', async () => {
    const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relation = (id: number, type: string, target: string) =>
      `<Relationship Id="r${id}" Type="${R}/${type}" Target="${target}"/>`;
    const parts = [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        data:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
          relation(1, 'comments', '/xl/comments/comment1.xml') +
          relation(2, 'vmlDrawing', '/xl/drawings/commentsDrawing1.vml') +
          relation(3, 'table', '/xl/tables/table9.xml') +
          '</Relationships>',
      },
      {
        name: 'xl/comments/comment1.xml',
        data: '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author/></authors><commentList><comment ref="A1" authorId="0"><text><t>x</t></text></comment></commentList></comments>',
      },
      { name: 'xl/drawings/commentsDrawing1.vml', data: '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>' },
    ];
    expect(await cellsOf('n.xlsx', rawWorkbook({ rows: GOOD, parts }))).toEqual([['2010', '01.VP', '1', 'a.jpg']]);
  });

  it('that has a password, and an old .xls under a new name, are told apart', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
    expect(await refusal('cũ.xlsx', ole)).toMatchObject({ code: 'describe/old-format', params: { file: 'cũ.xlsx' } });
    const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusal('khóa.xlsx', encrypted)).toMatchObject({ code: 'describe/encrypted' });
  });

  it('that is no workbook at all is refused by name', async () => {
    const word = rawWorkbook({ rows: GOOD, parts: [{ name: 'xl/workbook.xml', data: 'x' }] });
    expect(await refusal('x.xlsx', word)).toMatchObject({ code: 'describe/not-a-table', params: { file: 'x.xlsx' } });
    expect(await refusal('x.xlsx', '<html><table></table></html>')).toMatchObject({ code: 'describe/not-a-table' });
    expect(await refusal('x.xlsx', '')).toMatchObject({ code: 'describe/not-a-table' });
  });
});

describe('a cell', () => {
  it('that looks like a command is text and nothing else', async () => {
    const command = `=cmd|'/C calc'!A0`;
    expect(await cellsOf('f.csv', `a\tb\n${command}\t+1\n`)).toEqual([[command, '+1']]);
    expect(await cellsOf('f.xlsx', rawWorkbook({ rows: rawRow(1, ['a']) + rawRow(2, [command]) }))).toEqual([
      [command],
    ]);
  });

  it('with a formula gives its stored result; without one, or with an error, it is a fault of its row', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Tài liệu');
    sheet.addRow(HEADINGS);
    sheet.addRow([{ formula: '2000+10', result: 2010 }, '01.VP', { formula: 'A1+1' }, { error: '#REF!' }]);
    const path = join(tempFolder(), 'f.xlsx');
    await book.xlsx.writeFile(path);
    const { rows, faults } = readRows(matchColumns((await readTables(path))[0]!)!.sheet);
    expect(rows[0]?.values['year']).toBe('2010');
    const said = faults.map(({ code, row, column, params }) => [code, row, column, params['value']]);
    expect(said).toEqual([
      ['describe/cell-without-value', 2, 'Số thứ tự tài liệu', '=A1+1'],
      ['describe/cell-without-value', 2, 'Tệp và trang', '#REF!'],
    ]);
  });

  it('with a NUL or another control character is a fault of its row', async () => {
    const [table] = await readTables(saved('n.csv', `${HEADINGS.join(',')}\n2010,01\u0000VP,1,a\u0007.jpg\n`));
    const { faults } = readRows(matchColumns(table!)!.sheet);
    expect(faults.map(({ code, row }) => [code, row])).toEqual([
      ['describe/control-character', 2],
      ['describe/control-character', 2],
    ]);
  });
});

describe('a CSV', () => {
  const text = 'Năm,Số và ký hiệu\n2010,"01.VP, phòng Đào tạo"\n';
  const cells = [['2010', '01.VP, phòng Đào tạo']];
  const utf16le = Buffer.from(`\ufeff${text}`, 'utf16le');

  it.each<[string, Uint8Array | string]>([
    ['in UTF-8', text],
    ['in UTF-8 with its mark', `\ufeff${text}`],
    ['in UTF-16 little-endian with its mark', utf16le],
    ['in UTF-16 big-endian with its mark', Buffer.from(utf16le).swap16()],
    ['with semicolons', text.replace('Năm,', 'Năm;').replace('2010,', '2010;')],
    [
      'with tabs and the line ends of Windows',
      text.replace('Năm,', 'Năm\t').replace('2010,', '2010\t').replaceAll('\n', '\r\n'),
    ],
    ['with decomposed letters', text.normalize('NFD')],
  ])('%s is read', async (_, bytes) => {
    expect(await cellsOf('x.csv', bytes)).toEqual(cells);
  });

  it('in another code page, or in UTF-16 without its mark, is refused rather than guessed', async () => {
    const cp1258 = Buffer.from([0x4e, 0xe3, 0x6d, 0x2c, 0x53, 0xf4, 0xec, 0x0a]);
    expect(await refusal('v.csv', cp1258)).toMatchObject({ code: 'describe/not-utf8', params: { file: 'v.csv' } });
    expect(await refusal('u.csv', Buffer.from(text, 'utf16le'))).toMatchObject({ code: 'describe/not-utf8' });
  });

  it('of too many rows or columns, or with a quote that never closes, is refused', async () => {
    const error = await refusal('r.csv', 'a\n'.repeat(LIMITS.rows + 5));
    expect(error).toMatchObject({ code: 'describe/too-many-rows' });
    expect(await refusal('c.csv', `${'a,'.repeat(16_384)}\n`)).toMatchObject({ code: 'describe/too-many-columns' });
    const open = await refusal('q.csv', `a,b\n"${'x'.repeat(400_000)}`);
    expect(open).toMatchObject({ code: 'describe/quote-open', params: { file: 'q.csv', row: 2 } });
    expect(await refusal('l.csv', `a,b\n${'x'.repeat(400_000)}`)).toMatchObject({ code: 'describe/not-a-table' });
  });

  it.each([
    ['to the end', 'a,b,c\n1,2,3\n1,"abc,2\n1,2,3\n', 3],
    ['to a quotation mark of a later row', 'a,b,c\n1,"abc,2\n1,"def",2\n3,4,5\n', 2],
    ['to a mark that closes a later row', 'a,b,c\n1,"abc,2\n1,2,x"\n3,4,5\n', 2],
    ['below a line with sep=', 'sep=;\na;b;c\n1;"abc;2\n1;2;x"\n3;4;5\n', 3],
  ])('whose quotation mark swallows rows %s is refused with the row it begins in', async (_, text_, row) => {
    expect(await refusal('q.csv', text_)).toMatchObject({
      code: 'describe/quote-open',
      params: { file: 'q.csv', row },
    });
  });

  it('may have cells of several lines, headings too, and quotation marks within a cell', async () => {
    const text_ = '"a\nb",c,d\n1,"x\ny",2\n3,say "so",4\n5,6,7\n';
    const [table] = await readTables(saved('m.csv', text_));
    expect(table?.header).toEqual(['a b', 'c', 'd']);
    expect(table?.rows.map(({ number, cells: of }) => [number, ...of])).toEqual([
      [3, '1', 'x y', '2'],
      [5, '3', 'say "so"', '4'],
      [6, '5', '6', '7'],
    ]);
  });

  it.each([
    ['sep=;\r\na;b,c\r\n1;2,3\r\n', 3],
    ['"sep=;"\na;b,c\n1;2,3\n', 3],
    ['\n \na;"b,c"\n1;2,3\n', 4],
  ])('that begins with the delimiter or with nothing is read: %j', async (text_, row) => {
    const [table] = await readTables(saved('s.csv', text_));
    expect(table).toMatchObject({ header: ['a', 'b,c'], rows: [{ number: row, cells: ['1', '2,3'] }] });
  });
});
