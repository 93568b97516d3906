import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { SHEETS } from '../../../shared/model/sheets.ts';
import { listAudit, verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { describeFiles, writeTemplate } from '../../../electron/engine/describe/index.ts';
import { checkFile, listFileIds, readFileRecord } from '../../../electron/engine/efile/index.ts';
import { described, DOCUMENT, faultsOf, FILE, FONDS, workbook, type Row } from '../../support/description.ts';
import { receive } from '../../support/pages.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

describe('a description', () => {
  it('joins fonds, file, document and pages and composes the identifiers', async () => {
    const { ws, report } = await described(await workbook({ fonds: [FONDS], files: [FILE], documents: [DOCUMENT] }));
    expect(report).toMatchObject({ fonds: 1, files: 1, documents: 1, pages: 3 });
    const file = readFileRecord(ws, listFileIds(ws.db)[0]!);
    expect(file.values).toMatchObject({
      fileCode: 'H99.12.3.2010.01.VP',
      arcFileCode: '001.99.H99.12.3.2010.01.VP.01',
      maintenance: '01',
      startDate: '05/01/2010',
      totalDoc: '1',
      numberOfPage: '3',
    });
    expect(file.documents[0]?.values).toMatchObject({
      docId: 'H99.12.3.2010.01.VP.1',
      docCode: 'H99.12.3.2010.01.VP.0000001',
      typeName: '14',
      maintenance: '01',
      mode: '01',
      language: '01',
    });
    expect(checkFile(file, 'sip')).toEqual([]);
  });

  it('read twice records its changes once; with other pages only that of the document', async () => {
    const path = await workbook({ fonds: [FONDS], files: [FILE], documents: [DOCUMENT] });
    const { ws } = await described(path);
    const { entries } = verifyAudit(ws.db);
    await described(path, ws);
    expect(verifyAudit(ws.db).entries).toBe(entries);
    await described(await workbook({ files: [FILE], documents: [{ ...DOCUMENT, pages: 'a.jpg' }] }), ws);
    expect(verifyAudit(ws.db).entries).toBe(entries + 1);
    const [last] = listAudit(ws.db, { limit: 1 });
    expect(last).toMatchObject({ action: 'document/describe', before: { pages: [1, 2, 3] }, after: { pages: [1] } });
  });

  it('lists the pages that no document has', async () => {
    const { report } = await described(await workbook({ fonds: [FONDS], files: [FILE], documents: [DOCUMENT] }));
    expect(report.findings.map((finding) => finding.place)).toEqual(['b.tif#3', 'c.jpg#1', 'sub/d.jpg#1']);
  });

  it('accepts English keys as headings and CSV files', async () => {
    const folder = tempFolder();
    const csv = (name: string, rows: Row[]) => {
      const keys = Object.keys(rows[0]!);
      const path = join(folder, name);
      writeFileSync(
        path,
        '\ufeff' +
          [keys, ...rows.map((row) => keys.map((key) => row[key]))]
            .map((r) => r.join(';'))
            .join('\r\n')
            .replaceAll('a.jpg; b', '"a.jpg; b')
            .replaceAll('#1-2', '#1-2"'),
      );
      return path;
    };
    const { report } = await described([csv('phong.csv', [FONDS]), csv('hs.csv', [FILE]), csv('tl.csv', [DOCUMENT])]);
    expect(report).toMatchObject({ fonds: 1, files: 1, documents: 1, pages: 3 });
  });

  it('with faults changes nothing and lists every one with sheet, row and column', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.jpg': 1, 'b.tif': 3 });
    const path = await workbook({
      fonds: [FONDS],
      files: [{ ...FILE, maintenance: 'Mãi mãi', title: 'x'.repeat(1001), fondCode: 'Z' }],
      documents: [
        { ...DOCUMENT, issuedDate: '31/02/2010' },
        { ...DOCUMENT, docOrdinal: '2', pages: 'khong-co.jpg' },
        { ...DOCUMENT, docOrdinal: '3', pages: 'b.tif#4' },
        { ...DOCUMENT, docOrdinal: '4', pages: 'a.jpg', fileNotation: '99' },
      ],
    });
    expect(await faultsOf(path, ws)).toEqual(
      expect.arrayContaining([
        ['efile/field-not-in-list', 'Hồ sơ', 2, 'Thời hạn lưu trữ'],
        ['efile/field-too-long', 'Hồ sơ', 2, 'Tiêu đề hồ sơ'],
        ['describe/fonds-unknown', 'Hồ sơ', 2, 'Mã phông'],
        ['efile/field-not-date', 'Tài liệu', 2, 'Ngày, tháng, năm tài liệu'],
        ['describe/file-not-received', 'Tài liệu', 3, 'Tệp và trang'],
        ['describe/page-not-there', 'Tài liệu', 4, 'Tệp và trang'],
        ['describe/file-unknown', 'Tài liệu', 5, 'Số và ký hiệu hồ sơ'],
      ]),
    );
    expect(
      ws.db.prepare('SELECT (SELECT count(*) FROM fonds) + (SELECT count(*) FROM field_value) AS n').get(),
    ).toEqual({ n: 0 });
  });

  it('refuses a page in two documents and a count that is not the count of pages', async () => {
    const path = await workbook({
      fonds: [FONDS],
      files: [{ ...FILE, totalDoc: '3' }],
      documents: [DOCUMENT, { ...DOCUMENT, docOrdinal: '2', pages: 'b.tif#2', numberOfPage: '2' }],
    });
    expect(await faultsOf(path)).toEqual(
      expect.arrayContaining([
        ['describe/page-twice', 'Tài liệu', 3, 'Tệp và trang'],
        ['describe/count-differs', 'Tài liệu', 3, 'Số lượng trang'],
        ['describe/count-differs', 'Hồ sơ', 2, 'Tổng số tài liệu trong hồ sơ'],
      ]),
    );
  });

  it('refuses an identifier longer than its field', async () => {
    const long = { fileNotation: '12345678901234567.A' };
    const path = await workbook({
      fonds: [FONDS],
      files: [{ ...FILE, ...long }],
      documents: [{ ...DOCUMENT, ...long }],
    });
    expect((await faultsOf(path)).map(([code]) => code)).toContain('efile/identifier-too-long');
  });

  it('read a second time updates the records and keeps the values a person typed', async () => {
    const { ws } = await described(await workbook({ fonds: [FONDS], files: [FILE], documents: [DOCUMENT] }));
    ws.db.exec(
      `INSERT INTO field_value (owner_kind, owner_id, key, origin, value, set_at) VALUES ('document', 1, 'subject', 'typed', 'Gõ tay', 'now')`,
    );
    await described(
      await workbook({ fonds: [FONDS], files: [FILE], documents: [{ ...DOCUMENT, codeNumber: '03', pages: 'c.jpg' }] }),
      ws,
    );
    const [document] = readFileRecord(ws, 1).documents;
    expect(document?.values).toMatchObject({ codeNumber: '03', subject: 'Gõ tay', numberOfPage: '1' });
  });

  it('takes a run of files in order and refuses to split a signed PDF or to mix it with other pages', async () => {
    const ws = await newWorkspace();
    receive(ws, 'h', { '2.jpg': 1, '9.jpg': 1, '10.jpg': 1 });
    receive(ws, 'h', { 'ky.pdf': 4 }, 'pdf-signed');
    const path = await workbook({
      fonds: [FONDS],
      files: [FILE],
      documents: [
        { ...DOCUMENT, pages: '2.jpg..10.jpg' },
        { ...DOCUMENT, docOrdinal: '2', pages: 'ky.pdf' },
      ],
    });
    await described(path, ws);
    expect(readFileRecord(ws, 1).documents.map((d) => [d.pageIds, d.originalSourceId])).toEqual([
      [[1, 2, 3], null],
      [[4, 5, 6, 7], 4],
    ]);
    for (const pages of ['ky.pdf#1', '9.jpg; ky.pdf', 'ky.pdf#3-4; ky.pdf#1-2']) {
      const split = await workbook({ files: [FILE], documents: [{ ...DOCUMENT, docOrdinal: '2', pages }] });
      expect((await faultsOf(split, ws)).map(([code]) => code)).toContain('describe/signed-pdf-split');
    }
  });

  it('knows a signed PDF also by the name of its copy', async () => {
    const ws = await newWorkspace();
    receive(ws, 'h', { 'ky.pdf': 2 }, 'pdf-signed');
    ws.db.exec(`INSERT INTO source (batch_id, name, sha256, size, outcome, duplicate_of, received_at)
      SELECT batch_id, 'bản sao.pdf', sha256, size, 'duplicate', id, 'now' FROM source`);
    const documents = [{ ...DOCUMENT, pages: 'bản sao.pdf' }];
    await described(await workbook({ fonds: [FONDS], files: [FILE], documents }), ws);
    expect(readFileRecord(ws, 1).documents).toMatchObject([{ pageIds: [1, 2], originalSourceId: 1 }]);
  });

  it('that is no table is refused by name, and a bomb before it is unpacked', async () => {
    const folder = tempFolder();
    const bad = join(folder, 'x.xlsx');
    writeFileSync(bad, 'PK\u0003\u0004 not really');
    await expect(described(bad)).rejects.toMatchObject({ code: 'describe/not-a-table', params: { file: 'x.xlsx' } });
    const latin = join(folder, 'x.csv');
    writeFileSync(latin, Buffer.from([0x4d, 0xe3, 0x20, 0x68, 0xf4]));
    await expect(described(latin)).rejects.toMatchObject({ code: 'describe/not-utf8' });
    const other = join(folder, 'o.csv');
    writeFileSync(other, 'a,b\n1,2\n');
    await expect(described(other)).rejects.toMatchObject({ code: 'describe/no-sheet' });
  });
});

describe('the template', () => {
  it('filled in as it stands is accepted, in both languages', async () => {
    for (const language of ['vi', 'en'] as const) {
      const path = join(tempFolder(), 'mau.xlsx');
      await writeTemplate(path, language);
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(path);
      for (const [kind, row] of [
        ['fonds', FONDS],
        ['files', FILE],
        ['documents', DOCUMENT],
      ] as const) {
        const shape = SHEETS.find((candidate) => candidate.kind === kind)!;
        const sheet = book.getWorksheet(shape[language])!;
        shape.columns.forEach((column, index) => {
          sheet.getCell(2, index + 1).value = (row as Row)[column.key] ?? null;
        });
      }
      await book.xlsx.writeFile(path);
      expect((await described(path)).report).toMatchObject({ fonds: 1, files: 1, documents: 1 });
    }
  });

  it('explains how pages are named, and which columns another one makes mandatory, as a fault does', async () => {
    const path = join(tempFolder(), 'mau.xlsx');
    await writeTemplate(path, 'vi');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const notes = new Map<string, string>();
    book.eachSheet((sheet) => {
      sheet.getRow(1).eachCell((cell) => {
        // The lists on the last sheet have none.
        const note = cell.note as ExcelJS.Comment | string | undefined;
        const text = typeof note === 'object' ? (note.texts ?? []).map((part) => part.text).join('') : note;
        notes.set(`${sheet.name}/${cell.text}`, text ?? '');
      });
    });
    // Who fills it in chooses words: how long their codes are, and what the program calls a list, is nothing to them.
    expect(notes.get('Phông/Chế độ dự phòng')).toContain('chọn một giá trị trong danh sách của ô');
    expect(notes.get('Tài liệu/Ngôn ngữ')).toContain('nhiều giá trị cách nhau bằng dấu chấm phẩy');
    for (const [heading, note] of notes)
      if (/chọn một giá trị|một giá trị của danh mục/.test(note)) expect(`${heading} ${note}`).not.toMatch(/tối đa/);
    expect([...notes.keys()].filter((name) => name.startsWith('Danh mục/')).slice(0, 6)).toEqual([
      'Danh mục/Thời hạn lưu trữ',
      'Danh mục/Mức độ tiếp cận',
      'Danh mục/Ngôn ngữ',
      'Danh mục/Mức độ tin cậy',
      'Danh mục/Tình trạng vật lý',
      'Danh mục/Chế độ dự phòng; Quy trình xử lý',
    ]);
    for (const form of ['001.jpg; 002.jpg', '001.jpg..014.jpg', '#1-3', '"a; b.jpg"'])
      expect(notes.get('Tài liệu/Tệp và trang *')).toContain(form);
    expect(notes.get('Hồ sơ/Số lượng tờ')).toContain('bắt buộc khi “Mức độ tin cậy” là Số hóa');
    const bare = await workbook({ fonds: [FONDS], files: [{ ...FILE, numberOfPaper: '' }] });
    const error = await described(bare).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      details: [{ code: 'describe/value-needed', params: { field: 'confidenceLevel', value: 'Số hóa' } }],
    });
  });

  it('names the column of a fault as the sheet itself is headed, mark and all other languages aside', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.jpg': 1 });
    const folder = tempFolder();
    const csv = (name: string, row: Row) => {
      const path = join(folder, name);
      writeFileSync(path, `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);
      return path;
    };
    const paths = [
      csv('fonds.csv', { 'Fonds code *': 'H99.12.3', Status: 'Open' }),
      csv('documents.csv', {
        'Year of the file *': 'abc',
        'File number and symbol *': '01.VP',
        docOrdinal: '1',
        'Files and pages *': 'a.jpg',
        'Date of issue': '31/02/2010',
      }),
    ];
    const error = (await describeFiles(ws, { paths }, silentTask()).catch((thrown: unknown) => thrown)) as AppError;
    expect(error.code).toBe('describe/rows-invalid');
    expect(error.details.map(({ params }) => `${params['sheet']}: ${params['column']}`)).toEqual(
      expect.arrayContaining([
        'fonds.csv: Fonds name',
        'documents.csv: Date of issue',
        'documents.csv: Year of the file',
      ]),
    );
  });
});
