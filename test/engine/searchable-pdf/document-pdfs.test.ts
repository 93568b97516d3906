import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { readPdfMarks } from '../../../electron/engine/pdf/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import { masterPath, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { signedPdf } from '../../support/pdfs/hostile.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { cancelledTask, scan, scannedWorkspace, takeIn } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';

afterAll(closePdfium);

const make = (ws: Workspace, task: Task = silentTask()) => makeDocumentPdfs(ws, {}, task);

interface Row {
  document: number;
  stage: string;
  path: string;
  sha256: string;
  pages: number;
}

const rows = (ws: Workspace): Row[] =>
  ws.db
    .prepare<[], Row>('SELECT document_id AS document, stage, path, sha256, pages FROM document_pdf ORDER BY 1, 2')
    .all();

/** What the last run did with each document, in order. */
const outcomes = (ws: Workspace): string[] =>
  ws.db
    .prepare<[], string>(
      `SELECT outcome ->> 'state' FROM job_item WHERE job_id = (SELECT max(id) FROM job) ORDER BY ordinal`,
    )
    .pluck()
    .all();

const retitle = (ws: Workspace, document: number, subject: string) =>
  setValue(ws.db, { kind: 'document', id: document }, 'subject', 'typed', subject, 'now');

async function textOf(path: string): Promise<string[]> {
  const reader = await openPdf(path);
  try {
    const pages: string[] = [];
    for (let page = 0; page < reader.pageCount; page += 1) pages.push(await reader.text(page));
    return pages;
  } finally {
    await reader.close();
  }
}

describe('the PDF of a document', () => {
  it('holds its pages in order at paper size, with their words in NFC, no larger than the scans and a twentieth', async () => {
    const ws = await newWorkspace();
    const grid = { width: 827, height: 1169, dpi: 100 };
    const wide = { width: 1169, height: 827, dpi: 100 };
    await takeIn(ws, { 'a.jpg': await scan(1, grid), 'b.jpg': await scan(2, grid), 'c.jpg': await scan(3, wide) });
    const names = ['b.jpg', 'a.jpg', 'c.jpg'];
    const pages = names.flatMap((name) => pagesOf(ws, name));
    const { documents } = addFile(ws, { documents: [{ pages }] });
    addText(ws, pages[0]!, ['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Số: 02/BC-CCDS'], grid);
    addText(ws, pages[1]!, ['Đặng Thị Ngọc Ánh'], grid);
    // The second scan lay on its side.
    ws.db.prepare('UPDATE page SET recipe = ? WHERE id = ?').run('{"turn":90,"skew":0}', pages[1]);

    const report = await make(ws);
    expect(report).toMatchObject({ documents: 1, pages: 3, job: { total: 1, done: 1, failed: [] } });

    const path = join(ws.paths.root, rows(ws)[0]!.path);
    expect(await readPdfMarks(path)).toMatchObject({
      pages: 3,
      pdfa: { part: 2, conformance: 'U' },
      hasOutputIntent: true,
      title: 'Về việc kiện toàn Ban Chỉ đạo & phân công nhiệm vụ',
      differences: [],
      findings: [],
    });
    const text = await textOf(path);
    expect(text[0]).toContain('Cộng hòa xã hội chủ nghĩa Việt Nam');
    expect(text[0]!.indexOf('02/BC-CCDS')).toBeGreaterThan(text[0]!.indexOf('Việt Nam'));
    expect(text[1]).toContain('Đặng Thị Ngọc Ánh'.normalize('NFC'));
    const reader = await openPdf(path);
    const sizes: number[][] = [];
    for (let page = 0; page < 3; page += 1) {
      const { widthPt, heightPt } = await reader.pageInfo(page);
      sizes.push([Math.round(widthPt), Math.round(heightPt)]);
    }
    await reader.close();
    expect(sizes).toEqual([
      [595, 842],
      [842, 595],
      [842, 595],
    ]);
    const scans = names.map((name) => ws.db.prepare('SELECT size FROM source WHERE name = ?').pluck().get(name));
    const received = (scans as number[]).reduce((sum, size) => sum + size, 0);
    expect(statSync(path).size).toBeLessThanOrEqual(received * 1.05);
    expect(documents).toEqual([rows(ws)[0]!.document]);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('is made again only when what it is made from has changed', async () => {
    const { ws } = await scannedWorkspace([[1, 2], [1]]);
    await make(ws);
    const first = rows(ws);
    expect(outcomes(ws)).toEqual(['made', 'made', 'made']);
    expect(first.map(({ pages }) => pages)).toEqual([1, 2, 1]);

    await make(ws);
    expect(outcomes(ws)).toEqual(['kept', 'kept', 'kept']);

    retitle(ws, 1, 'Trích yếu đã sửa');
    addText(ws, pagesOf(ws, '1/0/0.jpg')[0]!, ['chữ mới']);
    rmSync(join(ws.paths.root, first[1]!.path));
    await make(ws);
    expect(outcomes(ws)).toEqual(['made', 'made', 'made']);
    const second = rows(ws);
    expect(second.map(({ sha256 }, at) => sha256 === first[at]!.sha256)).toEqual([false, true, false]);
    expect((await readPdfMarks(join(ws.paths.root, second[0]!.path))).title).toBe('Trích yếu đã sửa');
  });

  it('takes the place of one that was signed: the old signature says nothing of it', async () => {
    const { ws } = await scannedWorkspace([[1, 1]]);
    await make(ws);
    ws.db.exec(
      `INSERT INTO document_pdf SELECT document_id, 'signed', path, sha256, size, pages, 'k', made_at FROM document_pdf`,
    );
    retitle(ws, 1, 'Khác');
    await make(ws);
    expect(rows(ws).map(({ document, stage }) => [document, stage])).toEqual([
      [1, 'archival'],
      [2, 'archival'],
      [2, 'signed'],
    ]);
  });

  it('of a page whose bytes are gone fails by the name of the document, and the others are made', async () => {
    const { ws } = await scannedWorkspace([[1, 1]]);
    const sha256 = ws.db.prepare(`SELECT sha256 FROM source WHERE name = '0/0/0.jpg'`).pluck().get() as string;
    rmSync(masterPath(ws.paths, sha256));
    const { job } = await make(ws);
    expect(job).toMatchObject({ total: 2, done: 1, failed: [{ name: 'H99.12.3.2001.01.VP.1' }] });
    expect(rows(ws).map(({ document }) => document)).toEqual([2]);
    expect(existsSync(join(ws.paths.root, 'derived/documents/1/archival.pdf'))).toBe(false);
  });

  it('is of the document as it is now, also when the run before was stopped half-way', async () => {
    const { ws } = await scannedWorkspace([[1, 1, 1]]);
    const stopped = make(
      ws,
      cancelledTask(({ done }) => done === 1),
    );
    await expect(stopped).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(rows(ws)).toHaveLength(1);
    retitle(ws, 1, 'Sửa trong lúc dừng');
    const { job, documents } = await make(ws);
    expect(job).toMatchObject({ resumed: true, failed: [] });
    expect(documents).toBe(3);
    expect((await readPdfMarks(join(ws.paths.root, rows(ws)[0]!.path))).title).toBe('Sửa trong lúc dừng');
  });

  it('is not made for a file that nobody has', async () => {
    const { ws } = await scannedWorkspace([[1]]);
    await expect(makeDocumentPdfs(ws, { files: ['9'] }, silentTask())).rejects.toMatchObject({
      code: 'efile/file-not-found',
      params: { file: '9' },
    });
  });
});

describe('a document that came as a signed PDF', () => {
  it('is kept byte for byte; its words lie beside it and are found', async () => {
    const ws = await newWorkspace();
    const bytes = await signedPdf();
    await takeIn(ws, { 'đã ký.pdf': bytes });
    const [pages, source] = [pagesOf(ws, 'đã ký.pdf'), ws.db.prepare('SELECT id, kind FROM source').get()];
    expect(source).toEqual({ id: 1, kind: 'pdf-signed' });
    addFile(ws, { documents: [{ pages, originalSourceId: 1 }] });
    for (const page of pages) addText(ws, page, ['Giấy chứng nhận quyền sử dụng đất']);
    expect(await make(ws)).toMatchObject({ documents: 1, originals: 1 });
    const [row] = rows(ws);
    expect(readFileSync(join(ws.paths.root, row!.path)).equals(bytes)).toBe(true);
    expect(row).toMatchObject({ pages: pages.length });
    const text = readFileSync(join(ws.paths.root, 'derived/documents/1/text.txt'), 'utf8');
    expect(text.split('\f')).toHaveLength(pages.length);
    expect(text).toContain('Giấy chứng nhận quyền sử dụng đất');
    expect(find(ws.db, { query: 'quyen su dung dat', filters: {}, limit: 5 }, unpackOcr).hits[0]).toMatchObject({
      documentId: 1,
    });
  });

  it('whose bytes were changed on our disk is refused, not carried on', async () => {
    const ws = await newWorkspace();
    await takeIn(ws, { 'a.pdf': await signedPdf() });
    addFile(ws, { documents: [{ pages: pagesOf(ws, 'a.pdf'), originalSourceId: 1 }] });
    const sha256 = ws.db.prepare('SELECT sha256 FROM source').pluck().get() as string;
    rmSync(masterPath(ws.paths, sha256));
    writeFileSync(masterPath(ws.paths, sha256), 'other bytes');
    const { job } = await make(ws);
    expect(job.failed).toMatchObject([{ error: { code: 'workspace/damaged' } }]);
    expect(rows(ws)).toEqual([]);
  });
});
