import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AGENCY } from '../support/workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { jsonOf, tramHere } from '../support/tram.ts';

const INIT = [
  ...['--agency-name', AGENCY.agencyName, '--agency-id', AGENCY.agencyId],
  ...['--archive-code', AGENCY.archiveCode, '--archive-name', AGENCY.archiveName],
];

async function workspace(): Promise<string> {
  const folder = join(tempFolder(), 'kho');
  expect((await tramHere(['init', folder, ...INIT])).code).toBe(0);
  return folder;
}

/** What is typed, and what the one line about it has to say. */
const WRONG: readonly (readonly [string, RegExp])[] = [
  ['foo', /không có lệnh “foo”/],
  ['initt', /không có lệnh “initt”\. Có phải là init\?/],
  ['list --jsn', /không có tùy chọn “--jsn”\. Có phải là --json\?/],
  ['list --bogus', /không có tùy chọn “--bogus”/],
  ['list abc', /“abc” của “<loại>” không hợp lệ\. Chỉ nhận: files, batches, jobs/],
  ['list files thua', /thừa tham số/],
  ['audit foo', /không có lệnh “foo”/],
  ['intake', /thiếu tham số <đường dẫn>/],
  ['init x', /thiếu tùy chọn bắt buộc “--agency-name <tên>”/],
  ['intake --batch', /“--batch <tên>” cần một giá trị/],
  ['ocr --jobs abc', /“abc” của “--jobs <số>” không hợp lệ\. Cần một số nguyên từ 1 đến 32/],
  ['ocr --ocr-lang fra', /Chỉ nhận: vie, eng, vie\+eng/],
  ['search x --limit 0', /Cần một số nguyên từ 1 đến 500/],
  ['audit list --limit -5', /Cần một số nguyên từ 1 đến 10000/],
  ['keys demo k --organisation x --days 0', /Cần một số nguyên từ 1 đến 3650/],
  ['package --round a/b', /ví dụ 2026-01/],
  ['package --round 1 --kind zip', /Chỉ nhận: sip-hoso, aip-hoso, eark-sip/],
  ['--lang fr list', /Chỉ nhận: vi, en/],
  ['pdf a.jpg', /thiếu -o <tệp>/],
  ['pdf -o a.pdf', /-o chỉ dùng khi có nêu ảnh/],
  ['pdf a.jpg -o a.pdf --file 01', /--file chỉ dùng cho tài liệu trong vùng làm việc/],
  ['sign a.pdf --key k.p12', /cần cả -o <tệp> và --agency-name <tên>/],
  ['sign -o a.pdf --key k.p12', /-o chỉ dùng khi có nêu một tệp PDF/],
  ['template mau.docx', /phải kết thúc bằng \.xlsx/],
];

describe('wrong usage', () => {
  it.each(WRONG)('of “tram %s” ends with 2 and says what is wrong', async (words, said) => {
    const { code, stdout, stderr } = await tramHere(words.split(' '));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/^LỖI: /);
    expect(stderr).toMatch(/--help/);
  });

  it.each(WRONG)('of “tram %s --json” is one object that says the same', async (words, said) => {
    const run = await tramHere([...words.split(' '), '--json']);
    const json = jsonOf(run);
    expect([run.code, run.stderr]).toEqual([2, '']);
    expect(Object.keys(json)).toEqual(['command', 'ok', 'result', 'findings', 'error']);
    expect(json).toMatchObject({ ok: false, result: null, findings: [], error: { code: 'usage/invalid-input' } });
    expect(json.error?.message).toMatch(said);
  });

  it('in English is said in English', async () => {
    const { stderr } = await tramHere(['search', 'x', '--limit', 'k', '--lang', 'en']);
    expect(stderr).toMatch(/^ERROR: the value “k” of “--limit <n>” is not valid\. It must be a whole number/);
  });

  it('without any command shows the help and ends with 2', async () => {
    const { code, stderr } = await tramHere([]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Cách dùng: tram/);
    expect(jsonOf(await tramHere(['--json'])).error?.message).toBe('chưa nêu lệnh nào');
  });
});

describe('an error', () => {
  it.each([
    ['-w {none} list', 2, 'workspace/not-found', /Không có vùng làm việc nào ở .*khong-co/],
    ['-w {ws} ocr --batch khac', 2, 'workspace/batch-unknown', /Không có đợt số hóa “khac”; hiện có: –/],
    ['-w {ws} intake {none}', 3, 'disk/not-found', /khong-co/],
    ['-w {ws} describe {none}.xlsx', 2, 'describe/batch-unclear', /--batch/],
    ['-w {ws} backup {ws}/x', 2, 'workspace/backup-inside', /bên trong chính vùng làm việc/],
    ['restore {ws} {ws}/y', 2, 'workspace/restore-inside', /bên trong chính bản sao lưu/],
    ['-w {ws} search "', 2, 'search/empty-query', /Nhập ít nhất một từ/],
    ['-w {ws} package --round 1 --file 77', 2, 'efile/file-not-found', /Không có hồ sơ 77/],
    ['-w {ws} extract --file 77', 2, 'efile/file-not-found', /Không có hồ sơ 77/],
    [
      'pdf {ws}/workspace.db -o {none}.docx',
      2,
      'usage/invalid-input',
      /phải kết thúc bằng \.pdf, không phải “khong-co\.docx”/,
    ],
    ['sign a.pdf --key k --agency-name x -o {none}', 2, 'usage/invalid-input', /phải kết thúc bằng \.pdf/],
    ['-w {ws} sign --key {none} --passphrase-env KHONG_CO', 3, 'disk/not-found', /khong-co/],
    ['restore {none} {none}-2', 3, 'disk/not-found', /khong-co/],
    ['restore {ws} {none}-2', 3, 'workspace/not-a-backup', /backup\.json/],
    ['verify {none}', 3, 'disk/not-found', /khong-co/],
    ['verify {ws}', 3, 'verify/unknown-thing', /không phải là đợt giao nộp/],
    ['pdf {none} -o {none}.pdf', 3, 'disk/not-found', /khong-co/],
    ['keys show --key {none}', 3, 'disk/not-found', /khong-co/],
    ['keys show --key {ws}', 2, 'disk/is-folder', /kho là một thư mục; ở đây cần một tệp/],
    ['init {ws}/workspace.db', 2, 'disk/not-a-folder', /có một tệp ở chỗ phải là thư mục/],
    ['init {ws}', 2, 'workspace/exists', /đã là một vùng làm việc/],
  ])('of “tram %s” ends with %i, as text and as JSON', async (typed, exit, errorCode, said) => {
    const ws = await workspace();
    const none = join(tempFolder(), 'khong-co');
    const words = typed.split(' ').map((word) => word.replace('{ws}', ws).replace('{none}', none));
    if (words[0] === 'init') words.push(...INIT);
    const env = { TRAM_PASSPHRASE: 'x' };
    const text = await tramHere(words, env);
    expect([text.code, text.stdout]).toEqual([exit, '']);
    expect(text.stderr).toMatch(said);
    expect(text.stderr).toMatch(/^LỖI: .*\n(.*\n)*? {2}→ .+/);
    const json = await tramHere([...words, '--json'], env);
    expect([json.code, jsonOf(json).error?.code]).toEqual([exit, errorCode]);
    expect(jsonOf(json).error?.remedy).not.toBe('');
  });

  it('of a workspace made by a newer program, or by no program of ours, says so and changes nothing', async () => {
    const ws = await workspace();
    const file = join(ws, 'workspace.db');
    const db = new Database(file);
    db.pragma('user_version = 99999');
    db.close();
    const before = readFileSync(file);
    const newer = await tramHere(['-w', ws, 'list', '--json']);
    expect([newer.code, jsonOf(newer).error?.code]).toEqual([4, 'workspace/newer']);
    expect(readFileSync(file).equals(before)).toBe(true);
    const other = join(tempFolder(), 'khac');
    mkdirSync(other);
    writeFileSync(join(other, 'workspace.db'), 'not a database');
    expect((await tramHere(['-w', other, 'list'])).code).toBe(3);
  });

  it('that is a bug of ours ends with 5 and tells what to do with it', async () => {
    const ws = await workspace();
    const db = new Database(join(ws, 'workspace.db'));
    db.exec('DROP TABLE document_page');
    db.close();
    const { code, stderr } = await tramHere(['-w', ws, 'list', 'batches']);
    expect(code).toBe(5);
    expect(stderr).toMatch(/gửi cho người phụ trách kỹ thuật cả thông báo lẫn kết quả đó/);
  });
});

describe('a file that is there', () => {
  it('is never written over', async () => {
    const folder = tempFolder();
    const there = (name: string) => {
      const path = join(folder, name);
      writeFileSync(path, 'của tôi');
      return path;
    };
    const scan = there('a.jpg');
    for (const words of [
      ['template', there('mau.xlsx')],
      ['pdf', scan, '-o', there('ra.pdf')],
      ['sign', scan, '-o', there('ky.pdf'), '--agency-name', 'x', '--key', scan],
      ['keys', 'demo', there('khoa.p12').slice(0, -4), '--organisation', 'x'],
    ]) {
      const run = await tramHere([...words, '--json'], { TRAM_PASSPHRASE: 'x' });
      expect([run.code, jsonOf(run).error?.code, words[0]]).toEqual([2, 'disk/exists', words[0]]);
    }
    for (const name of ['mau.xlsx', 'ra.pdf', 'ky.pdf', 'khoa.p12'])
      expect(readFileSync(join(folder, name), 'utf8')).toBe('của tôi');
    expect(existsSync(join(folder, 'khoa-root.pem'))).toBe(false);
  });
});

describe('a workspace without files', () => {
  it.each(['extract', 'pdf', 'package --round 1'])('is told to “tram %s”, which does nothing', async (typed) => {
    const { code, stdout } = await tramHere(['-w', await workspace(), ...typed.split(' ')]);
    expect([code, stdout]).toEqual([0, 'Chưa có hồ sơ nào. Lập hồ sơ bằng “tram describe”.\n']);
  });
});
