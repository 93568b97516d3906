import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { vietnameseNumber } from '../../../electron/engine/base/vietnamese-number.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { handedOver } from '../../../electron/engine/handover/index.ts';
import { packageFiles, type Round } from '../../../electron/engine/package/index.ts';
import { readPdfMarks } from '../../../electron/engine/pdf/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { signDocuments, type Signer } from '../../../electron/engine/signing/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { makeTransfer, ReceiptRequest } from '../../../electron/engine/transfer/index.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { NOW } from '../../support/pki/pki.ts';
import { cancelledTask, scannedWorkspace } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';
import { makePeople } from '../../support/transfer/people.ts';

afterAll(closePdfium);

const people = makePeople();
const ROUND: Round = { kind: 'sip-hoso', round: '2026-01', agreement: 'NL.DHN.2026.01' };

/** Files packed for the round, ready to be handed over. */
async function packed(files: readonly (readonly number[])[] = [[1, 2], [3]]): Promise<Workspace> {
  const { ws } = await scannedWorkspace(files);
  await makeDocumentPdfs(ws, {}, silentTask());
  await signDocuments(ws, people.agency.signer(), silentTask());
  await packageFiles(ws, ROUND, silentTask());
  return ws;
}

interface Handover {
  readonly out?: string;
  readonly round?: Round;
  readonly task?: Task;
  readonly signer?: Signer;
}

function handOver(ws: Workspace, options: Handover = {}) {
  const {
    out = join(tempFolder(), 'giao-nop'),
    round = ROUND,
    task = silentTask(),
    signer = people.agency.signer(),
  } = options;
  return makeTransfer(ws, { ...round, out }, signer, task);
}

const packagePaths = (ws: Workspace): string[] =>
  ws.db
    .prepare<[], string>('SELECT path FROM package ORDER BY ordinal')
    .pluck()
    .all()
    .map((path) => join(ws.paths.root, path));

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
      ['1', '01.VP', title, dates, 'Vĩnh viễn', '7 tờ/3 trang', 'Người lập: Nguyễn Thị Ánh'],
      ['2', '02.VP', title, dates, 'Vĩnh viễn', '7 tờ/3 trang'],
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
    ])
      expect(minutes).toContain(words);
  });

  it('made a second time has the same bytes, and another place is needed for it', async () => {
    const ws = await packed();
    const first = await handOver(ws);
    const again = await handOver(ws);
    expect(again.tagManifestSha256).toBe(first.tagManifestSha256);
    expect(await handOver(ws, { out: first.path })).toEqual(first);
    expect(ws.db.prepare('SELECT count(*) AS n FROM transfer').get()).toEqual({ n: 1 });
    const taken = tempFolder();
    await expect(handOver(ws, { out: taken })).rejects.toMatchObject({ code: 'disk/exists' });
    expect(readdirSync(taken)).toEqual([]);
  });
});

describe('a round that is not as it was packed', () => {
  const refused = async (ws: Workspace, options: Handover = {}) => {
    const folder = tempFolder();
    const error = await handOver(ws, { out: join(folder, 'giao-nop'), ...options }).then(
      () => null,
      (thrown: unknown) => thrown as { code: string; details: { code: string; params: Record<string, unknown> }[] },
    );
    expect(readdirSync(folder)).toEqual([]);
    expect(ws.db.prepare('SELECT count(*) AS n FROM transfer').get()).toEqual({ n: 0 });
    return [error?.code, ...(error?.details.map(({ code, params }) => `${code} ${String(params['file'])}`) ?? [])];
  };
  const [one, two] = ['H99.12.3.2001.01.VP', 'H99.12.3.2001.02.VP'];

  it('lists every package that is missing, shortened, changed, or older than the records', async () => {
    const ws = await packed([[1], [1], [1]]);
    const [first, second, third] = packagePaths(ws);
    rmSync(first!);
    appendFileSync(second!, 'x');
    setValue(ws.db, { kind: 'file', id: 3 }, 'title', 'typed', 'Tiêu đề mới', 'now');
    expect(await refused(ws)).toEqual([
      'transfer/package-changed',
      `transfer/package-missing ${one}`,
      `transfer/package-differs ${two}`,
      'transfer/package-outdated H99.12.3.2001.03.VP',
    ]);
    await packageFiles(ws, ROUND, silentTask());
    const bytes = readFileSync(packagePaths(ws)[2]!);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(packagePaths(ws)[2]!, bytes);
    expect(existsSync(third!)).toBe(false);
    expect(await refused(ws)).toEqual(['transfer/package-changed', 'transfer/package-differs H99.12.3.2001.03.VP']);
  });

  it('lists every file without a package, and refuses a round nobody packed', async () => {
    const ws = await packed([[1], [1]]);
    ws.db.exec('DELETE FROM package WHERE ordinal = 2');
    expect(await refused(ws)).toEqual(['transfer/incomplete', `transfer/file-without-package ${two}`]);
    expect((await refused(ws, { round: { ...ROUND, round: '2026-02' } }))[0]).toBe('transfer/incomplete');
    expect(await refused(await newWorkspace())).toEqual(['transfer/no-files']);
  });

  it('of chosen files holds these and asks for no others', async () => {
    const ws = await packed([[1], [1]]);
    ws.db.exec('DELETE FROM package WHERE ordinal = 2');
    const out = join(tempFolder(), 'giao-nop');
    const report = await makeTransfer(ws, { ...ROUND, out, files: [one] }, people.agency.signer(), silentTask());
    expect(report).toMatchObject({ packages: 1, files: 1, documents: 1 });
    expect(readdirSync(join(out, 'data/packages'))).toHaveLength(1);
  });

  it('leaves behind what was packed for it but not chosen: that does not count as handed over', async () => {
    const ws = await packed([[1], [1]]);
    const out = join(tempFolder(), 'giao-nop');
    expect(handedOver(ws).files).toEqual([]);
    await makeTransfer(ws, { ...ROUND, out, files: [one] }, people.agency.signer(), silentTask());
    expect(handedOver(ws).files).toMatchObject([{ code: one, round: ROUND.round }]);
  });

  it('made again with fewer files, counts as handed over only those of the last', async () => {
    const ws = await packed([[1], [1]]);
    const make = (files?: readonly string[]) =>
      makeTransfer(
        ws,
        { ...ROUND, out: join(tempFolder(), 'giao-nop'), ...(files ? { files } : {}) },
        people.agency.signer(),
        silentTask(),
      );
    await make();
    expect(handedOver(ws).files.map(({ code }) => code)).toEqual([one, two]);
    await make([one]);
    expect(handedOver(ws).files.map(({ code }) => code)).toEqual([one]);
  });

  it('is refused under another registration code than its packages carry', async () => {
    const ws = await packed([[1]]);
    const { kind, round } = ROUND;
    expect(await refused(ws, { round: { kind, round } })).toEqual([
      'transfer/package-changed',
      `transfer/package-outdated ${one}`,
    ]);
  });
});

describe('a transfer that is stopped', () => {
  const stops: [string, (ws: Workspace) => Handover, string][] = [
    ['while packages are copied', () => ({ task: cancelledTask(({ done }) => done > 0) }), 'internal/cancelled'],
    ['before anything is written', () => ({ task: cancelledAtOnce() }), 'internal/cancelled'],
    ['by a key that cannot sign', () => ({ signer: closedSigner() }), 'signing/key-closed'],
    [
      'by a list that cannot be written',
      (ws) => {
        writeFileSync(join(ws.paths.scratch, 'transfer'), 'a file where the folder belongs');
        return {};
      },
      'disk/',
    ],
  ];

  it.each(stops)('%s leaves nothing of itself, and can be made afterwards', async (_, prepare, code) => {
    const ws = await packed([[1]]);
    const folder = tempFolder();
    const out = join(folder, 'giao-nop');
    const audit = () => ws.db.prepare('SELECT count(*) AS n FROM audit').get();
    const before = audit();
    await expect(handOver(ws, { out, ...prepare(ws) })).rejects.toMatchObject({
      code: expect.stringContaining(code) as string,
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(audit()).toEqual(before);
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
    expect((await handOver(ws, { out })).packages).toBe(1);
  });
});

function cancelledAtOnce(): Task {
  return { signal: AbortSignal.abort(), report: () => undefined };
}

function closedSigner(): Signer {
  const signer = people.agency.signer();
  signer.dispose();
  return signer;
}
