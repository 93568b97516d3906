import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resourcePath } from '../../electron/engine/index.ts';
import { SHEETS } from '../../shared/model/sheets.ts';
import { pdfOfPages, scanPage } from '../support/pdfs/build-pdf.ts';
import { jpegBytes, jpegImage } from '../support/pdfs/images.ts';
import { AGENCY } from '../support/workspace.ts';
import { jsonOf, tramHere, type TramRun } from '../support/tram.ts';

const FONDS = { fondCode: 'H99.12.3', fondName: 'Phông UBND huyện' };
const FILE = {
  ...{ fondCode: 'H99.12.3', inventoryNumber: '01', year: '2021', fileNotation: '02.VP', title: 'Hồ sơ số hóa' },
  ...{
    maintenance: 'Vĩnh viễn',
    mode: 'Công khai',
    language: 'Tiếng Việt',
    startDate: '1/1/2021',
    endDate: '31/12/2021',
  },
  ...{ numberOfPaper: '1', confidenceLevel: 'Số hóa', paperFileCode: '001.K1.01', riskRecovery: 'Không' },
};
const DOCUMENT = {
  ...{ year: '2021', fileNotation: '02.VP', docOrdinal: '1', pages: 'a.jpg', typeName: 'Tờ trình' },
  ...{ issuedDate: '09/02/2021', organName: 'Ủy ban nhân dân huyện Đông Hà Nam', subject: 'Đăng ký số hóa' },
};

const root = mkdtempSync(join(tmpdir(), 'tram-work-'));
const at = (...names: string[]) => join(root, ...names);
const PASS = { TRAM_PASSPHRASE: 'mật khẩu thử' };

/** A command on the workspace, with `--json`. */
const work = (...words: string[]) => tramHere(['-w', at('kho'), ...words, '--json'], PASS);

/** The template as a person fills it in: the values under their headings. */
async function fill(path: string, changes: Partial<Record<keyof typeof DOCUMENT, string>> = {}): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(at('mau.xlsx'));
  const rows = { fonds: FONDS, files: FILE, documents: { ...DOCUMENT, ...changes } };
  for (const shape of SHEETS)
    shape.columns.forEach((column, index) => {
      const value = (rows[shape.kind] as Record<string, string>)[column.key];
      if (value !== undefined) book.getWorksheet(shape.vi)!.getCell(2, index + 1).value = value;
    });
  await book.xlsx.writeFile(path);
}

/** Every command answers in this shape, whatever it does. */
function answered(run: TramRun, command: string, code = 0): ReturnType<typeof jsonOf> {
  const json = jsonOf(run);
  expect(run.stderr).toBe('');
  expect(Object.keys(json)).toEqual(['command', 'ok', 'result', 'findings', 'error']);
  expect({ command: json.command, ok: json.ok, code: run.code }).toEqual({ command, ok: code === 0, code });
  for (const finding of json.findings) expect(finding.message).not.toBe('');
  return json;
}

beforeAll(() => {
  mkdirSync(at('quet'));
  copyFileSync(resourcePath('samples', 'hop-05', 'ho-so-02', 'scan-14.jpg'), at('quet', 'a.jpg'));
  writeFileSync(at('quet', 'hong.tif'), '');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the work of one batch, each command with --json', () => {
  it('begins with a workspace, a key and a template', async () => {
    const agency = Object.entries(AGENCY).flatMap(([name, value]) => [
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]);
    expect(answered(await work('init', at('kho'), ...agency), 'init').result).toMatchObject({ path: at('kho') });
    answered(await work('keys', 'demo', at('khoa'), '--organisation', AGENCY.agencyName), 'keys demo');
    const shown = answered(await work('keys', 'show', '--key', at('khoa.p12')), 'keys show');
    expect(shown.result).toMatchObject({ organisation: AGENCY.agencyName });
    expect(answered(await work('template', at('mau.xlsx')), 'template').result).toEqual({ path: at('mau.xlsx') });
    expect((await tramHere(['-w', at('kho'), 'list'])).stdout).toMatch(/Chưa có hồ sơ nào/);
  });

  it('takes scans in, and what cannot be taken makes the code 1', async () => {
    const { result } = answered(await work('intake', at('quet'), '--batch', 'đợt 1'), 'intake', 1);
    expect(result).toMatchObject({ received: 2, taken: 1, refused: [{ name: 'hong.tif' }] });
    expect(answered(await work('list', 'batches'), 'list').result).toMatchObject([{ name: 'đợt 1', taken: 1 }]);
  });

  it('checks and reads the pages', async () => {
    expect(answered(await work('check'), 'check').result).toMatchObject({ pages: 1 });
    expect(answered(await work('ocr', '--batch', 'đợt 1'), 'ocr').result).toMatchObject({ recognised: 1 });
    expect(answered(await work('ocr'), 'ocr').result).toMatchObject({ recognised: 1, unchanged: 1 });
  });

  it('finds words with and without marks, phrases, beginnings, and đ as d', async () => {
    const total = async (...words: string[]) =>
      (answered(await work('search', ...words), 'search').result as { total: number }).total;
    expect(await total('độc lập')).toBe(1);
    expect(await total('DOC LAP')).toBe(1);
    expect(await total('lập độc')).toBe(0);
    expect(await total('lập', 'độc')).toBe(1);
    expect(await total('Đôc')).toBe(1);
    expect(await total('hạn*')).toBe(1);
    expect(await total('Tự do – Hạ*')).toBe(1);
    expect(await total('khôngcótừnày')).toBe(0);
  });

  it('lists all that is wrong in a description and changes nothing', async () => {
    await fill(at('sai.xlsx'), { pages: 'a.jpg; b.jpg', issuedDate: '31/02/2021', typeName: 'Thư' });
    const { error } = answered(await work('describe', at('sai.xlsx')), 'describe', 3);
    expect(error?.code).toBe('describe/rows-invalid');
    expect(error?.details.map(({ code }) => code).sort()).toEqual([
      'describe/file-not-received',
      'efile/field-not-date',
      'efile/field-not-in-list',
    ]);
    expect(error?.details.every(({ message }) => message !== '')).toBe(true);
    const text = await tramHere(['-w', at('kho'), 'describe', at('sai.xlsx')]);
    expect(text.stderr).toMatch(/• Tài liệu, dòng 2, cột “Tệp và trang”: Chưa tiếp nhận tệp nào tên “b.jpg”\. → /);
    expect(answered(await work('list'), 'list').result).toEqual([]);
    expect((await work('describe', at('mau.xlsx'))).stdout).toMatch(/describe\/no-rows/);
  });

  it('forms files, reads fields and names fields by their labels', async () => {
    await fill(at('mo-ta.xlsx'));
    expect(answered(await work('describe', at('mo-ta.xlsx')), 'describe').result).toMatchObject({ documents: 1 });
    const extracted = answered(await work('extract'), 'extract');
    expect(extracted.result).toMatchObject({ documents: 1, unconfirmed: 2, missing: 0 });
    expect(extracted.findings.map(({ code }) => code)).toContain('extract/unconfirmed');
    const { stdout, stderr } = await tramHere(['-w', at('kho'), 'extract']);
    expect(stdout).toMatch(/Trích yếu nội dung/);
    // Nobody gave the number, and the page's was read with little confidence.
    expect(stdout).toMatch(/\n2 trường đọc từ trang với độ tin cậy thấp, chưa xác nhận; 0 trường không đọc được/);
    expect(stdout).toMatch(/“Số của tài liệu”: “56” đọc từ trang, chưa xác nhận; độ tin cậy chỉ \d\d%/);
    expect(stdout).not.toMatch(/\b(subject|organName|issuedDate|signerName)\b/);
    expect(stderr).toMatch(/Tiếp theo: tram -w .* pdf/);
  });

  it('says of what it finds which document, page and scan it is', async () => {
    const { stdout } = await tramHere(['-w', at('kho'), 'search', 'độc lập']);
    expect(stdout).toMatch(/^ {2}H99\.12\.3\.2021\.02\.VP\.1 \(Tờ trình · .*09\/02\/2021\), tr\. 1, a\.jpg#1: …/m);
    const { hits } = answered(await work('search', 'độc lập'), 'search').result as { hits: unknown[] };
    expect(hits[0]).toMatchObject({ docId: 'H99.12.3.2021.02.VP.1', issuedDate: '09/02/2021', page: 'a.jpg#1' });
  });

  it('makes, signs, packs, hands over and verifies', async () => {
    expect(answered(await work('pdf'), 'pdf').result).toMatchObject({ documents: 1, pages: 1 });
    expect(answered(await work('sign', '--key', at('khoa.p12')), 'sign').result).toMatchObject({ done: 1 });
    answered(await work('package', '--round', '2026-01'), 'package');
    const handOver = ['transfer', '--round', '2026-01', '--key', at('khoa.p12'), '-o', at('nop')];
    answered(await work(...handOver), 'transfer');
    const trust = ['--anchor', at('khoa-root.pem'), '--crl', at('khoa-root.crl.pem')];
    expect(answered(await work('verify', at('nop'), ...trust), 'verify').result).toMatchObject({ verdict: 'valid' });
    expect(answered(await work('verify', at('nop')), 'verify', 1).result).toMatchObject({ verdict: 'cannot-tell' });
    const said = (await tramHere(['verify', at('nop')])).stdout;
    expect(said).toMatch(/CHƯA KẾT LUẬN ĐƯỢC/);
    expect(said).not.toMatch(/\d{4}-\d\d-\d\dT[\d:.]+Z/);
  });

  it('keeps a journal, a backup and a list of what was done', async () => {
    expect(answered(await work('audit', 'verify'), 'audit verify').result).toHaveProperty('head');
    expect(answered(await work('audit', 'list', '--limit', '3'), 'audit list').result).toHaveLength(3);
    expect((await tramHere(['-w', at('kho'), 'audit', 'list'])).stdout).toMatch(/Lập đợt giao nộp \(transfer\/make\)/);
    answered(await work('backup', at('sao-luu')), 'backup');
    const restored = await tramHere(['restore', at('sao-luu'), at('kho-2')]);
    expect(restored.stdout).toMatch(/PDF, chữ ký và gói tin không nằm trong bản sao lưu: làm lại bằng/);
    expect(existsSync(at('kho-2', 'workspace.db'))).toBe(true);
    // What is made from pages is in no backup: nobody is told that it is there, and packing says what to do.
    expect((await tramHere(['-w', at('kho-2'), 'list'])).stdout).toMatch(/chưa có PDF/);
    const packed = await tramHere(['-w', at('kho-2'), 'package', '--round', '2026-09']);
    expect(packed.stdout).toMatch(/chưa có PDF\. → Chạy “tram pdf”/);
    expect((await tramHere(['-w', at('kho-2'), 'audit', 'list', '--action', 'x/'])).stdout).toMatch(/Không có mục/);
    expect(answered(await work('list', 'jobs'), 'list').result).toContainEqual(
      expect.objectContaining({ kind: 'ocr' }),
    );
    const jobs = (await tramHere(['-w', at('kho'), 'list', 'jobs'])).stdout;
    expect(jobs).toMatch(/Nhận dạng: xong/);
  });

  it('names what is doubtful, which is no error, and the PDF that fits no longer', async () => {
    await fill(at('moi.xlsx'), { issuedDate: '12/03/2091', subject: 'Đăng ký khác' });
    expect((await work('describe', at('moi.xlsx'))).code).toBe(0);
    const listed = answered(await work('list'), 'list');
    expect(listed.findings.map(({ code }) => code)).toEqual(['efile/date-outside-file', 'rules/date-to-come']);
    expect(listed.result).toMatchObject([{ warnings: 2, documents: [{ pdf: 'signed', outdated: true }] }]);
    const { code, stdout } = await tramHere(['-w', at('kho'), 'list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/PDF\/A đã ký, không còn khớp với tài liệu/);
    expect(stdout).toMatch(
      / {2}! H99\.12\.3\.2021\.02\.VP\/1, Ngày.*: Ngày 12\/03\/2091 nằm ngoài thời gian của hồ sơ/,
    );
    await work('pdf');
    const packed = answered(await work('package', '--round', '2026-02'), 'package');
    expect(packed.findings.map((finding) => finding.code)).toEqual([
      'efile/date-outside-file',
      'rules/date-to-come',
      'rules/values-unconfirmed',
      'package/unsigned',
      'handover/file-changed-since',
    ]);
    const said = (await tramHere(['-w', at('kho'), 'package', '--round', '2026-02'])).stdout;
    expect(said).toMatch(/2 giá trị của 1 tài liệu đọc từ trang với độ tin cậy thấp, chưa ai xác nhận/);
    expect(said).toMatch(/! H99\.12\.3\.2021\.02\.VP: Hồ sơ đã giao nộp ở đợt 2026-01 ngày .*, sau đó có sửa đổi/);
  });

  it('and a page whose kept bytes were spoilt is called by the name it came under', async () => {
    const bytes = readFileSync(at('quet', 'a.jpg'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const master = at('kho', 'masters', sha256.slice(0, 2), sha256);
    rmSync(master);
    writeFileSync(master, bytes.subarray(0, 20_000));
    const { code, stdout } = await tramHere(['-w', at('kho'), 'check', '--again']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ a\.jpg#1: Tệp a\.jpg bị cụt/);
  });
});

describe('tram pdf with images named', () => {
  it('makes one PDF/A of them, says which could not be read, and needs no workspace', async () => {
    const images = [at('quet', 'a.jpg'), at('quet', 'hong.tif')];
    const refused = await tramHere(['pdf', ...images, '-o', at('ra.pdf')]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/hong\.tif.*rỗng/);
    expect(existsSync(at('ra.pdf'))).toBe(false);
    const made = await tramHere(['pdf', ...images, '-o', at('ra.pdf'), '--skip-unreadable', '--json']);
    expect(answered(made, 'pdf', 1).result).toMatchObject({ pages: 1, path: at('ra.pdf') });
    expect(readFileSync(at('ra.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('joins a JPEG, a TIFF and a PDF in the order they were named', async () => {
    const jpeg = await jpegBytes();
    writeFileSync(at('1.jpg'), jpeg);
    await sharp(jpeg).tiff({ compression: 'lzw' }).toFile(at('2.tif'));
    writeFileSync(at('3.pdf'), pdfOfPages([scanPage(await jpegImage())]));
    const made = await tramHere(['pdf', at('1.jpg'), at('3.pdf'), at('2.tif'), '-o', at('gop.pdf'), '--json']);
    expect(answered(made, 'pdf').result).toMatchObject({ pages: 3 });
    expect((await PDFDocument.load(readFileSync(at('gop.pdf')), { updateMetadata: false })).getPageCount()).toBe(3);
  });
});
