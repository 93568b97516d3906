import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  decide,
  forgetSchedule,
  importSchedule,
  listAppraisal,
  listRules,
  readAppraisal,
  withdraw,
} from '../../../electron/engine/appraisal/index.ts';
import { listAudit, verifyAudit } from '../../../electron/engine/audit/index.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { effectiveValues, setValue } from '../../../electron/engine/efile/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { addFile, type AddedFile, type GivenFile } from '../../support/records.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

/** A file with this title and documents of these abstracts; no retention is stated unless given. */
function file(title: string, subjects: readonly string[] = [], more: Partial<GivenFile> = {}): AddedFile {
  const documents = subjects.map((subject) => ({ pages: [], values: { subject, maintenance: '' } }));
  return addFile(ws, { documents, ...more, values: { title, maintenance: '', ...more.values } });
}
const lineOf = ({ code }: AddedFile) => listAppraisal(ws).lines.find((one) => one.file === code)!;
const fieldOf = ({ id }: AddedFile) => effectiveValues(ws.db, { kind: 'file', id })['maintenance'];
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
};

describe('a proposal', () => {
  it('names the row and clause it comes from and the words by which it was found', () => {
    const added = file('Hồ sơ về việc mua sắm trang thiết bị văn phòng năm 2001');
    expect(lineOf(added).proposal).toMatchObject({
      term: 20,
      from: 'file',
      rule: { id: 'tt10-tender-won', clause: 'TT 10/2022/TT-BNV Phụ lục I' },
      matched: ['mua sắm'],
      atLeast: false,
    });
    expect(fieldOf(added)).toBeUndefined();
  });

  it('is the longest of what speaks for the documents, whatever their order', () => {
    const added = file('Hồ sơ năm 2001', [
      'Phiếu tín nhiệm về quy hoạch cán bộ',
      'Về việc phê duyệt kết quả đấu thầu',
      'Về việc quy hoạch cán bộ giai đoạn 2001 - 2005',
    ]);
    expect(lineOf(added).proposal).toMatchObject({ term: 20, from: 'document', document: 2, atLeast: false });
    expect(readAppraisal(ws, added.code).candidates.map(({ term }) => term)).toEqual([20, 10, 5]);
  });

  it('is only a least one while a document is not known', () => {
    const added = file('Hồ sơ năm 2001', ['Về việc quy hoạch cán bộ', 'Về việc phòng, chống thiên tai']);
    expect(lineOf(added).proposal).toMatchObject({ term: 10, atLeast: true });
    expect(readAppraisal(ws, added.code).unknown).toEqual([2]);
    expect(decide(ws, { files: [added.code], term: 'proposed' })).toEqual({ decided: 0, left: [added.code] });
    expect(fieldOf(added)).toBeUndefined();
  });

  it('does not go below what the description states while a document is not known', () => {
    const added = file('Hồ sơ năm 2001', ['Về việc quy hoạch cán bộ', 'Về việc phòng, chống thiên tai'], {
      values: { title: 'Hồ sơ năm 2001', maintenance: '01' },
    });
    expect(lineOf(added)).toMatchObject({ proposal: { term: 'permanent', from: 'stated' }, differs: false });
  });

  it('counts what a document states of itself', () => {
    const added = file('Hồ sơ năm 2001', ['Một việc', 'Hai việc']);
    for (const [at, code] of ['05', '02'].entries())
      setValue(ws.db, { kind: 'document', id: added.documents[at]! }, 'maintenance', 'typed', code, 'now');
    expect(lineOf(added).proposal).toMatchObject({ term: 70, from: 'document-stated', document: 2 });
  });

  it('is not made from words that only look alike without their marks', () => {
    expect(lineOf(file('Hồ sơ về quý hoạch cán bộ')).proposal).toBeNull();
    expect(lineOf(file('Hồ sơ về quy hoạch cán bộ', [], { notation: '02.VP' })).proposal).toMatchObject({ term: 10 });
  });
});

describe('the due date', () => {
  it('is counted from the year the work ended; permanent files have none', () => {
    const ended = file('Hồ sơ mua sắm', [], {
      values: { title: 'Hồ sơ mua sắm', endDate: '31/05/2003', maintenance: '' },
    });
    expect(lineOf(ended)).toMatchObject({ lastYear: 2003, lastYearFrom: 'end', term: 20, dueYear: 2023 });
    decide(ws, { files: [ended.code], term: 'permanent', reason: 'tư liệu quý' });
    expect(lineOf(ended)).toMatchObject({ term: 'permanent', dueYear: null });
  });

  it('goes by the newest document when the file has no end date', () => {
    const open = addFile(ws, {
      values: { title: 'Hồ sơ mua sắm', endDate: '', maintenance: '' },
      documents: [
        { pages: [], values: { issuedDate: '05/01/1999' } },
        { pages: [], values: { issuedDate: '2004' } },
      ],
    });
    expect(lineOf(open)).toMatchObject({ lastYear: 2004, lastYearFrom: 'documents' });
  });
});

describe('a decision', () => {
  it('writes the field as a typed value and keeps term, row, reason, who and when', () => {
    const added = file('Hồ sơ mua sắm', [], { values: { title: 'Hồ sơ mua sắm', maintenance: '06' } });
    expect(lineOf(added)).toMatchObject({ state: 'proposed', differs: true });
    decide(ws, { files: [added.code], term: 'proposed' });
    expect(fieldOf(added)).toBe('05');
    expect(lineOf(added)).toMatchObject({
      state: 'decided',
      differs: false,
      overridden: false,
      decision: { term: 20, reason: '', who: 'test', at: '2026-06-12T11:45:37+07:00', proposed: 20 },
    });
    expect(lineOf(added).decision?.rule?.id).toBe('tt10-tender-won');
    expect(listAudit(ws.db, { limit: 1 })[0]).toMatchObject({
      action: 'appraisal/decide',
      subject: `file:${added.code}`,
    });
  });

  it('other than the proposal needs a reason', () => {
    const added = file('Hồ sơ mua sắm');
    expect(codeOf(() => decide(ws, { files: [added.code], term: 10 }))).toBe('appraisal/reason-missing');
    expect(lineOf(added).state).toBe('proposed');
    decide(ws, { files: [added.code], term: 2, reason: 'chỉ là bản sao' });
    expect(lineOf(added)).toMatchObject({ decision: { term: 2, reason: 'chỉ là bản sao' }, differs: true });
    // The circular's list has no 2 years.
    expect(fieldOf(added)).toBe('07');
  });

  it.each([1, 71, 0])('of %i years is outside the Law', (years) => {
    const added = file('Hồ sơ mua sắm');
    expect(codeOf(() => decide(ws, { files: [added.code], term: years, reason: 'x' }))).toBe('appraisal/term-unlawful');
  });

  it('for many files is one step of undo, and each file keeps its history through undo and redo', () => {
    const files = ['01.A', '02.A', '03.A'].map((notation) => file('Hồ sơ mua sắm', [], { notation }));
    const codes = files.map(({ code }) => code);
    expect(decide(ws, { files: codes, term: 'permanent', reason: 'công trình trọng điểm' }).decided).toBe(3);
    undo(ws);
    expect(files.map(fieldOf)).toEqual([undefined, undefined, undefined]);
    expect(files.map((one) => lineOf(one).state)).toEqual(['proposed', 'proposed', 'proposed']);
    redo(ws);
    expect(files.map(fieldOf)).toEqual(['01', '01', '01']);
    expect(withdraw(ws, { files: [codes[0]!, codes[1]!] }).decided).toBe(2);
    expect(files.map(fieldOf)).toEqual([undefined, undefined, '01']);
    expect(readAppraisal(ws, codes[0]!).history.map(({ action, term }) => [action, term])).toEqual([
      ['appraisal/withdraw', null],
      ['edit/redo', 'permanent'],
      ['edit/undo', null],
      ['appraisal/decide', 'permanent'],
    ]);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('that the field no longer follows is seen', () => {
    const added = file('Hồ sơ mua sắm');
    decide(ws, { files: [added.code], term: 20 });
    setValue(ws.db, { kind: 'file', id: added.id }, 'maintenance', 'typed', '01', 'later');
    expect(lineOf(added).overridden).toBe(true);
    // What a person typed since is not taken away with the decision.
    withdraw(ws, { files: [added.code] });
    expect(fieldOf(added)).toBe('01');
  });

  it('names files that are not there', () => {
    expect(codeOf(() => decide(ws, { files: ['không có'], term: 20 }))).toBe('efile/file-not-found');
  });
});

describe("an agency's own schedule", () => {
  async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<string> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('THBQ');
    for (const row of rows) sheet.addRow([...row]);
    const path = join(tempFolder(), 'Bảng thời hạn.xlsx');
    await book.xlsx.writeFile(path);
    return path;
  }

  it('is read with its own title above the headings, and proposes by the words of its rows', async () => {
    const path = await workbook([
      ['BẢNG THỜI HẠN BẢO QUẢN TÀI LIỆU'],
      ['STT', 'Tên nhóm hồ sơ, tài liệu', 'Thời hạn bảo quản'],
      ['', 'Phòng, chống thiên tai'],
      [1, 'Hồ sơ về kiện toàn Ban Chỉ đạo phòng, chống thiên tai', 'Vĩnh viễn'],
      [2, 'Công văn trao đổi về phòng chống thiên tai', '5 năm'],
      [3, 'Sổ trực ban', 'Đến khi hết giá trị'],
      [4, 'Sổ ghi chép', '1 năm'],
    ]);
    const { schedule, findings } = await importSchedule(ws, { path });
    expect(schedule).toMatchObject({ name: 'Bảng thời hạn', rules: 2, importedBy: 'test' });
    expect(findings.map(({ code, place }) => [code, place])).toEqual([
      ['appraisal/term-unreadable', 'THBQ!6'],
      ['appraisal/term-outside', 'THBQ!7'],
    ]);
    expect(listRules(ws)[0]).toMatchObject({ heading: 'Phòng, chống thiên tai', schedule: 'Bảng thời hạn' });
    const added = file('Hồ sơ về việc kiện toàn Ban Chỉ đạo phòng, chống thiên tai năm 2001');
    expect(lineOf(added).proposal).toMatchObject({ term: 'permanent', rule: { number: '1', clause: 'Bảng thời hạn' } });
  });

  it('by số và ký hiệu of a danh mục hồ sơ settles the file of that number', async () => {
    const path = join(tempFolder(), 'danh-muc.csv');
    writeFileSync(
      path,
      'Số và ký hiệu hồ sơ;Tên đề mục và tiêu đề hồ sơ;Thời hạn bảo quản\n07.TCCB;Hồ sơ nâng lương;20 năm\n',
    );
    await importSchedule(ws, { path, name: 'Danh mục 2001' });
    const added = file('Một tiêu đề khác hẳn', [], { notation: '07.TCCB' });
    expect(lineOf(added).proposal).toMatchObject({ term: 20, matched: ['07.TCCB'] });
  });

  it('read again takes the place of the one of its name, and each step can be undone', async () => {
    const one = await workbook([
      ['Tiêu đề hồ sơ', 'Thời hạn', 'Từ khóa'],
      ['Hồ sơ đo đạc', '10 năm', 'đo đạc; địa chính'],
    ]);
    await importSchedule(ws, { path: one, name: 'Của cơ quan' });
    const added = file('Hồ sơ trích lục địa chính xã');
    expect(lineOf(added).proposal?.term).toBe(10);
    const two = await workbook([
      ['Tiêu đề hồ sơ', 'Thời hạn', 'Từ khóa'],
      ['Hồ sơ đo đạc', 'Vĩnh viễn', 'đo đạc; địa chính'],
    ]);
    await importSchedule(ws, { path: two, name: 'Của cơ quan' });
    expect(lineOf(added).proposal?.term).toBe('permanent');
    undo(ws);
    expect(lineOf(added).proposal?.term).toBe(10);
    redo(ws);
    expect(forgetSchedule(ws, listAppraisal(ws).schedules[0]!.id)).toEqual([]);
    expect(lineOf(added).proposal).toBeNull();
    undo(ws);
    expect(lineOf(added).proposal?.term).toBe('permanent');
  });

  it('without its columns, or without a row that can be used, is refused', async () => {
    const refusal = async (rows: readonly (readonly string[])[]) =>
      importSchedule(ws, { path: await workbook(rows) }).then(
        () => 'taken',
        (error: unknown) => (isAppError(error) ? error.code : String(error)),
      );
    expect(
      await refusal([
        ['Tên', 'Ghi chú'],
        ['a', 'b'],
      ]),
    ).toBe('appraisal/not-a-schedule');
    expect(
      await refusal([
        ['Tiêu đề hồ sơ', 'Thời hạn'],
        ['a', 'lâu'],
      ]),
    ).toBe('appraisal/schedule-empty');
  });
});
