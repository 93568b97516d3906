import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { vietnameseNumber } from '../../../electron/engine/base/vietnamese-number.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { readPdfMarks } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { ReceiptRequest } from '../../../electron/engine/transfer/index.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import { NOW } from '../../support/pki/pki.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { handOver, packagePaths, packed, people, ROUND } from '../../support/transfer/packed-round.ts';

afterAll(closePdfium);

async function sheetOf(path: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  const rows: string[][] = [];
  sheet!.eachRow((row) => rows.push((row.values as (string | undefined)[]).slice(1).map((cell) => cell ?? '')));
  return rows;
}

/** A PDF's text with every run of blanks as one, since lines are broken to fit. */
async function textOf(path: string): Promise<string> {
  const reader = await openPdf(path);
  try {
    const pages: string[] = [];
    for (let page = 0; page < reader.pageCount; page += 1) pages.push(await reader.text(page));
    return pages.join(' ').replace(/\s+/g, ' ');
  } finally {
    await reader.close();
  }
}

/** The first row of a list's table, and its rows. */
function tableOf(rows: readonly string[][]): { header: string[]; body: string[][] } {
  const at = rows.findIndex(([first]) => first === 'STT');
  const body = rows.slice(at + 1).filter(([first]) => /^\d+$/.test(first ?? ''));
  return { header: rows[at] ?? [], body };
}

describe('a transfer', () => {
  it('is a bag that verification takes for valid, its counts the same wherever they stand', async () => {
    const ws = await packed();
    const report = await handOver(ws);
    expect(report).toMatchObject({ packages: 2, files: 2, documents: 3, pages: 6 });

    const anchors = [join(tempFolder(), 'root.pem')];
    writeFileSync(anchors[0]!, people.root.pem);
    const crls = people.crls.map((crl, at) => {
      writeFileSync(join(dirname(anchors[0]!), `${at}.crl`), crl);
      return join(dirname(anchors[0]!), `${at}.crl`);
    });
    const verdict = await verifyPath({ path: report.path, trust: { anchors, crls } }, { now: () => NOW }, silentTask());
    expect(verdict.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verdict).toMatchObject({ kind: 'transfer', verdict: 'valid' });

    const info = readFileSync(join(report.path, 'bag-info.txt'), 'utf8');
    for (const line of [
      `Source-Organization: ${ws.agency.agencyName}`,
      'External-Identifier: NL.DHN.2026.01',
      'Bagging-Date: 2026-06-12',
      'Transfer-Round: 2026-01',
      'Registration-Code: NL.DHN.2026.01',
      'Package-Count: 2',
      'File-Count: 2',
      'Document-Count: 3',
      'Page-Count: 6',
      `Payload-Oxum: ${report.bytes}.${report.payloadFiles}`,
    ])
      expect(info.split('\n')).toContain(line);

    const request = ReceiptRequest.parse(JSON.parse(readFileSync(join(report.path, 'receipt-request.json'), 'utf8')));
    const sizes = packagePaths(ws).map((path) => statSync(path).size);
    expect(request.totals).toEqual({
      packages: 2,
      files: 2,
      documents: 3,
      pages: 6,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
    });
    expect(request.packages.map(({ size }) => size)).toEqual(sizes);
    expect(request.packages.map(({ documents }) => documents)).toEqual([2, 1]);
    expect(request.submitter).toEqual({ code: ws.agency.agencyId, name: ws.agency.agencyName });
    expect(request.receipt).toEqual({ receivedAt: null, receivedBy: null, outcome: null, remarks: null });
    for (const { path } of request.packages) expect(existsSync(join(report.path, path))).toBe(true);

    const row = ws.db.prepare('SELECT round, path, packages, documents, bytes, manifest_sha256 FROM transfer').get();
    expect(row).toEqual({
      round: '2026-01',
      path: basename(report.path),
      packages: 2,
      documents: 3,
      bytes: report.bytes,
      manifest_sha256: report.tagManifestSha256,
    });
    expect(verifyAudit(ws.db).findings).toEqual([]);
    expect(existsSync(join(ws.paths.scratch, 'transfer'))).toBe(false);
  });

  it('holds the list of files with the columns of the decree, in a sheet and on paper alike', async () => {
    const ws = await packed();
    setValue(ws.db, { kind: 'file', id: 1 }, 'description', 'typed', 'Người lập: Nguyễn Thị Ánh', 'now');
    await packageFiles(ws, ROUND, silentTask());
    const { path } = await handOver(ws);
    const rows = await sheetOf(join(path, 'data/inventories/muc-luc-ho-so.xlsx'));
    const { header, body } = tableOf(rows);
    expect(header).toEqual([
      'STT',
      'Số, ký hiệu hồ sơ',
      'Tiêu đề hồ sơ',
      'Thời gian tài liệu',
      'Thời hạn bảo quản',
      'Số tờ/Số trang',
      'Ghi chú',
    ]);
    const title = 'Hồ sơ về việc kiện toàn Ban Chỉ đạo phòng, chống thiên tai năm 2001';
    const dates = '05/01/2001 – 28/12/2001';
    expect(body).toEqual([
      ['1', '01.VP', title, dates, 'Vĩnh viễn', '3 tờ/3 trang', 'Người lập: Nguyễn Thị Ánh'],
      ['2', '02.VP', title, dates, 'Vĩnh viễn', '3 tờ/3 trang'],
    ]);
    const texts = rows.flat();
    expect(texts[0]).toBe('MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU');
    expect(texts).toContain('Mục lục này gồm 2 hồ sơ (bằng chữ: hai hồ sơ).');
    expect(texts).toContain('Ngày 12 tháng 06 năm 2026');

    const pdf = join(path, 'data/inventories/muc-luc-ho-so.pdf');
    const paper = await textOf(pdf);
    for (const word of [...header.slice(0, 1), '01.VP', '02.VP', 'Người lập: Nguyễn Thị Ánh', 'hai hồ sơ'])
      expect(paper).toContain(word);
    expect(await readPdfMarks(pdf)).toMatchObject({ pdfa: { part: 2 }, findings: [] });
  });

  it('holds the list of each file’s documents, their pages counted through the file', async () => {
    const ws = await packed([[1, 2, 4]]);
    const { path } = await handOver(ws);
    const rows = await sheetOf(join(path, 'data/inventories/muc-luc-van-ban/H99.12.3.2001.01.VP.xlsx'));
    const { header, body } = tableOf(rows);
    expect(header).toEqual([
      'STT',
      'Số, ký hiệu văn bản',
      'Ngày tháng năm văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Tác giả văn bản',
      'Tờ số/Trang số',
      'Ghi chú',
    ]);
    expect(body.map((row) => [row[0], row[1], row[5]])).toEqual([
      ['1', '1/QĐ-UBND', '1'],
      ['2', '2/QĐ-UBND', '2–3'],
      ['3', '3/QĐ-UBND', '4–7'],
    ]);
    expect(body[0]?.[3]).toBe('Quyết định Về việc kiện toàn Ban Chỉ đạo & phân công nhiệm vụ');
    expect(rows.flat().join(' ')).toContain(`7 trang (bằng chữ: ${vietnameseNumber(7)})`);
    const paper = await textOf(join(path, 'data/inventories/muc-luc-van-ban/H99.12.3.2001.01.VP.pdf'));
    for (const word of ['3/QĐ-UBND', '4–7', 'bảy']) expect(paper).toContain(word);
  });

  it('holds the handover minutes with both sides, the period and the counts in figures and words', async () => {
    const ws = await packed();
    const { path } = await handOver(ws);
    const minutes = await textOf(join(path, 'data/bien-ban-giao-nhan.pdf'));
    for (const words of [
      'BIÊN BẢN',
      `BÊN GIAO: ${ws.agency.agencyName}`,
      `BÊN NHẬN: ${ws.agency.archiveName}`,
      '05/01/2001 – 28/12/2001',
      '2 hồ sơ (bằng chữ: hai)',
      '3 tài liệu (bằng chữ: ba)',
      '2 gói tin (bằng chữ: hai)',
      'lập thành hai bản',
      '3 tài liệu được bên giao ký số.',
    ])
      expect(minutes).toContain(words);
    expect(minutes).toMatch(/dung lượng \d{1,3}(\.\d{3})+ byte/);
    expect(minutes).not.toContain('không có chữ ký số');
  });

  it('made a second time has the same bytes, and another place is needed for it', async () => {
    const ws = await packed();
    const first = await handOver(ws);
    const again = await handOver(ws);
    expect(again.tagManifestSha256).toBe(first.tagManifestSha256);
    // Nobody should hand over both.
    expect([first.findings, again.findings]).toMatchObject([
      [],
      [{ code: 'transfer/made-before', severity: 'warning', params: { round: '2026-01', path: basename(first.path) } }],
    ]);
    expect(await handOver(ws, { out: first.path })).toEqual(first);
    expect(ws.db.prepare('SELECT count(*) AS n FROM transfer').get()).toEqual({ n: 1 });
    const taken = tempFolder();
    await expect(handOver(ws, { out: taken })).rejects.toMatchObject({ code: 'disk/exists' });
    expect(readdirSync(taken)).toEqual([]);
  });
});
