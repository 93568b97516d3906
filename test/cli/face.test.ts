import { describe, expect, it, vi as vitest } from 'vitest';
import { findingLines, findingLinesByCode, detailLine, PRINTED } from '../../electron/cli/finding-lines.ts';
import { calledAs, typedPath } from '../../electron/cli/called.ts';
import { progressFace } from '../../electron/cli/progress.ts';
import { queryOf } from '../../electron/cli/commands/read.ts';
import { chooseLanguage, loadSpeech } from '../../electron/cli/words.ts';
import type { Finding } from '../../shared/contract/finding.ts';

const vi = loadSpeech('vi');
const missing = (place: string): Finding => ({
  code: 'efile/field-missing',
  severity: 'error',
  place,
  params: { field: 'subject', clause: 'Điều 4' },
});

describe('findings on paper', () => {
  it('call fields by their labels, once, and never by their keys', () => {
    expect(findingLines(vi, [missing('H1.2021.01/2/subject')])).toEqual([
      '  ✗ H1.2021.01/2: Thiếu trường bắt buộc “Trích yếu nội dung” (Điều 4). → Nhập giá trị cho trường này.',
    ]);
    const en = findingLines(loadSpeech('en'), [missing('H1/2/subject')]).join();
    expect(en).not.toMatch(/\bsubject\b/);
    expect(vi.place('H1/2/issuedDate')).toBe('H1/2, Ngày, tháng, năm tài liệu');
    expect(vi.place('Tài liệu!7')).toBe('Tài liệu, dòng 7');
    expect(vi.place('hop-1/a.jpg#2')).toBe('hop-1/a.jpg#2');
  });

  it('say the same thing at many places once, gravest first', () => {
    const note = { code: 'imaging/blank-page', severity: 'info', place: 'a', params: {} } as const;
    const lines = findingLines(vi, [note, ...[1, 2, 3, 4, 5].map((n) => missing(`H1/${n}/subject`))]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^ {2}✗ H1\/1; H1\/2; H1\/3 và 2 chỗ khác: Thiếu/);
    expect(lines[1]).toMatch(/^ {2}· a: /);
  });

  it('stop at a screenful and say how many more there are', () => {
    const many = Array.from({ length: PRINTED + 7 }, (_, n) => ({
      ...missing('x'),
      params: { field: `${n}`, clause: '' },
    }));
    const lines = findingLines(vi, many);
    expect(lines).toHaveLength(PRINTED + 1);
    expect(lines.at(-1)).toMatch(/7 mục nữa/);
  });

  it('are counted one by one beyond a screenful, whatever else is said of them', () => {
    const many = Array.from({ length: PRINTED + 2 }, (_, n): Finding => ({ ...missing('x'), code: `some/code-${n}` }));
    const ofEach = many.flatMap((one) => [one, { ...one, place: 'y' }]);
    const spoken = { ...vi, words: (code: string) => ({ what: code, do: code }) };
    expect(findingLines(spoken, ofEach).at(-1)).toMatch(/ 4 mục nữa/);
    expect(findingLinesByCode(spoken, ofEach).at(-1)).toMatch(/ 4 mục nữa/);
    // Of each code five wordings: three lines and the number of the rest, which is no finding.
    const worded = Array.from({ length: 22 * 5 }, (_, n): Finding => ({
      ...missing('x'),
      code: `some/code-${Math.floor(n / 5)}`,
      params: { n },
    }));
    const varied = {
      ...vi,
      words: (code: string, params: Finding['params']) => ({ what: `${code} ${params['n']}`, do: '' }),
    };
    const lines = findingLinesByCode(varied, worded);
    expect(lines).toHaveLength(PRINTED + 20 + 1);
    expect(lines.at(-1)).toMatch(/ 10 mục nữa/);
  });

  it('of one kind stand together though their values differ, with the number of the rest', () => {
    const claimed = (n: number): Finding => ({
      code: 'signing/signing-time-claimed',
      severity: 'info',
      place: `${n}.pdf`,
      params: { time: `2026-06-12T04:00:0${n}.000Z` },
    });
    const fields = ['subject', 'issuedDate', 'typeName', 'language', 'author'];
    const lacking = fields.map((field) => ({ ...missing('H1/2'), params: { field, clause: 'Điều 4' } }));
    const lines = findingLinesByCode(vi, [1, 2, 2, 3].map(claimed).concat(lacking));
    expect(lines.map((line) => line.slice(0, 12))).toEqual([
      '  ✗ H1/2: Th',
      '  ✗ H1/2: Th',
      '  ✗ H1/2: Th',
      '    … và 2 đ',
      '  · 1.pdf: T',
      '    … và 3 đ',
    ]);
    expect(findingLines(vi, [1, 2, 2, 3].map(claimed))).toHaveLength(3);
  });

  it('have a place to look at and a thing to do, also within an error', () => {
    const params = { sheet: 'Tài liệu', row: 3, column: 'Tệp và trang', file: 'a.jpg' };
    expect(detailLine(vi, { code: 'describe/file-not-received', params })).toMatch(
      /^Tài liệu, dòng 3, cột “Tệp và trang”: .*“a\.jpg”.* → /,
    );
  });
});

describe('words', () => {
  it('show moments in the time of Vietnam and long numbers in groups', () => {
    const { what } = vi.words('describe/too-many-rows', { file: 'x', max: 1_234_567 });
    expect(what).toContain('1.234.567');
    expect(vi.words('audit/entry-changed', { seq: 1, at: '2026-01-02T17:30:00.000Z' }).what).toContain(
      '2026-01-03T00:30:00+07:00',
    );
    expect(vi.size(13_412_345)).toBe('13,4 MB');
  });

  it('are Vietnamese unless somebody clearly wants English', () => {
    expect(chooseLanguage(undefined, {})).toBe('vi');
    expect(chooseLanguage(undefined, { LANG: 'C' })).toBe('vi');
    expect(chooseLanguage(undefined, { LANG: 'en_US.UTF-8' })).toBe('en');
    expect(chooseLanguage(undefined, { LANG: 'en_US.UTF-8', LC_ALL: 'vi_VN' })).toBe('vi');
    expect(chooseLanguage('en', { TRAM_LANG: 'vi' })).toBe('en');
  });
});

describe('a query from the command line', () => {
  it('takes an argument with blanks for a phrase, unless it brings signs of its own', () => {
    expect(queryOf(['báo cáo'])).toBe('"báo cáo"');
    expect(queryOf(['báo', 'cáo'])).toBe('báo cáo');
    expect(queryOf(['nhiệm v*'])).toBe('nhiệm v*');
    expect(queryOf(['"báo cáo" năm'])).toBe('"báo cáo" năm');
  });
});

describe('progress without a terminal', () => {
  const written = (quiet: boolean) => {
    const lines: string[] = [];
    const stream = { isTTY: false, write: (text: string) => lines.push(text) } as unknown as NodeJS.WriteStream;
    const face = progressFace(vi, stream, quiet);
    for (const done of [0, 1, 2, 3]) face.report({ stage: 'ocr', done, total: 3, unit: 'pages' });
    face.report({ stage: 'verify', done: 1_500_000, total: 3_000_000, unit: 'bytes' });
    for (let again = 0; again < 3; again += 1)
      face.report({ stage: 'verify', done: 3_000_000, total: 3_000_000, unit: 'bytes' });
    face.report({ stage: 'probe', done: 0, total: null, unit: 'pages' });
    face.stop();
    return lines;
  };

  it('is a plain line at the beginning of a stage and at its end', () => {
    expect(written(false).map((line) => line.trimEnd())).toEqual([
      'Nhận dạng: 0/3 trang',
      'Nhận dạng: 3/3 trang',
      'Kiểm tra: 1,5 MB/3 MB',
      'Kiểm tra: 3 MB/3 MB',
      'Đọc tệp: 0 trang',
    ]);
  });

  it('is nothing at all when asked to be quiet', () => {
    expect(written(true)).toEqual([]);
  });
});

describe('progress on a terminal', () => {
  it('says no time left before there is an estimate, and a long name by its beginning and its end', () => {
    vitest.useFakeTimers();
    const drawn: string[] = [];
    const write = (text: string) => drawn.push(text) > 0;
    const stream = { isTTY: true, columns: 200, write } as unknown as NodeJS.WriteStream;
    const face = progressFace(vi, stream, false);
    const current = `hop-05/${'thu-muc-dai/'.repeat(5)}0001-trang-cuoi.jpg`;
    const since = () => drawn.splice(0).join('');
    const at = (done: number, after: number) => {
      face.report({ stage: 'ocr', done, total: 20, unit: 'pages', current });
      vitest.advanceTimersByTime(after);
      return since();
    };
    expect(at(0, 3000)).toMatch(/0% · 0\/20 trang · hop-05/);
    // Told again and again before the first page is read: no rate, which is no time.
    expect(at(0, 3000) + at(0, 3000)).not.toMatch(/còn|NULL|INF|NF/);
    expect(at(3, 1000)).toMatch(/15% · 3\/20 trang · còn \d+/);
    face.report({ stage: 'ocr', done: 20, total: 20, unit: 'pages', current });
    face.stop();
    const end = since();
    expect(end).toMatch(/20\/20 trang · hop-05\/thu-muc-dai…/);
    expect(end).toMatch(/trang-cuoi\.jpg/);
    expect(end).not.toMatch(/còn/);
    vitest.useRealTimers();
  });
});

describe('the program', () => {
  it('is called by npm where it is run from its sources, so that what is to be typed can be copied', () => {
    expect(calledAs({ npm_lifecycle_event: 'demo' })).toBe('npm run tram --');
    expect(calledAs({ npm_lifecycle_event: 'tram' })).toBe('npm run tram --');
    expect(calledAs({ npm_lifecycle_event: 'test:unit' })).toBe('tram');
    expect(calledAs({})).toBe('tram');
    expect(typedPath('D:/USB 1/nop')).toBe('"D:/USB 1/nop"');
  });
});
