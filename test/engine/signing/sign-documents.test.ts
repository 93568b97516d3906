import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/engine/run-command.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { deleteRecords } from '../../../electron/engine/forming/index.ts';
import { readPdfMarks } from '../../../electron/engine/pdf/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { inspectPdfSignatures, makeDemoKey, readTrust, signDocuments } from '../../../electron/engine/signing/index.ts';
import { ByteSource } from '../../../electron/engine/signing/pdf/byte-source.ts';
import { readFields } from '../../../electron/engine/signing/pdf/fields.ts';
import { firstPage, toVisual, visualSize } from '../../../electron/engine/signing/pdf/page.ts';
import { numberArray, PdfFile } from '../../../electron/engine/signing/pdf/pdf-file.ts';
import { closePdfium } from '../../../electron/engine/tools/pdfium/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { signedPdf } from '../../support/pdfs/hostile.ts';
import { makeWorld, NOW } from '../../support/pki/pki.ts';
import { addFile, pagesOf } from '../../support/records.ts';
import { cancelledTask, scan, scannedWorkspace, takeIn } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { FIXED_CLOCK, newWorkspace } from '../../support/workspace.ts';

afterAll(closePdfium);

const world = makeWorld();
const trust = readTrust({ anchors: [world.root.der], crls: world.crls, now: NOW });
const sign = (ws: Workspace, task: Task = silentTask(), who = world.ec) => signDocuments(ws, who.signer(), task);
const pdf = (ws: Workspace, document: number, stage: 'archival' | 'signed') =>
  join(ws.paths.root, `derived/documents/${document}/${stage}.pdf`);

/** Documents of one page each, with their PDFs. */
async function withPdfs(documents: number): Promise<Workspace> {
  const { ws } = await scannedWorkspace([Array<number>(documents).fill(1)]);
  await makeDocumentPdfs(ws, {}, silentTask());
  return ws;
}

const signedRows = (ws: Workspace): number[] =>
  ws.db.prepare<[], number>(`SELECT document_id FROM document_pdf WHERE stage = 'signed' ORDER BY 1`).pluck().all();

describe('signing the documents', () => {
  it('leaves a document that came signed by others as it is, and says which', async () => {
    const ws = await withPdfs(2);
    ws.db.exec(`UPDATE document SET original_source_id = (SELECT MIN(id) FROM source) WHERE id = 2;
      UPDATE source SET kind = 'pdf-signed' WHERE id = (SELECT MIN(id) FROM source)`);
    const report = await sign(ws);
    expect([report.done, report.byOthers.map((name) => name.split('/')[1])]).toEqual([2, ['2']]);
    expect(signedRows(ws)).toEqual([1]);
  });

  it('signs no PDF but the one made for the document, which is made anew where another lies in its place', async () => {
    const ws = await withPdfs(3);
    copyFileSync(pdf(ws, 2, 'archival'), pdf(ws, 1, 'archival'));
    const turned = readFileSync(pdf(ws, 3, 'archival'));
    turned[turned.length >> 1]! ^= 1;
    writeFileSync(pdf(ws, 3, 'archival'), turned);
    const report = await sign(ws);
    expect(report.failed.map(({ name, error }) => [name.split('/')[1], error.code])).toEqual([
      ['1', 'signing/pdf-changed'],
      ['3', 'signing/pdf-changed'],
    ]);
    expect([signedRows(ws), existsSync(pdf(ws, 1, 'signed')), existsSync(pdf(ws, 3, 'signed'))]).toEqual([
      [2],
      false,
      false,
    ]);
    await makeDocumentPdfs(ws, {}, silentTask());
    expect((await sign(ws)).failed).toEqual([]);
    const signed = readFileSync(pdf(ws, 1, 'signed'));
    expect(signed.subarray(0, statSync(pdf(ws, 1, 'archival')).size).equals(readFileSync(pdf(ws, 2, 'archival')))).toBe(
      false,
    );

    // A signed one that is not what was signed is no better.
    copyFileSync(pdf(ws, 2, 'signed'), pdf(ws, 1, 'signed'));
    truncateSync(pdf(ws, 1, 'signed'), signed.length);
    await sign(ws);
    const archival = readFileSync(pdf(ws, 1, 'archival'));
    expect(
      readFileSync(pdf(ws, 1, 'signed'))
        .subarray(0, archival.length)
        .equals(archival),
    ).toBe(true);
  });

  it('passes over documents that are removed while they, or those before them, are signed, and signs the rest', async () => {
    const ws = await withPdfs(4);
    const signer = world.ec.signer();
    let signed = 0;
    const removing: typeof signer = {
      ...signer,
      sign: (bytes) => {
        signed += 1;
        if (signed === 2) deleteRecords(ws, 'document', [2, 3]);
        return signer.sign(bytes);
      },
    };
    const report = await signDocuments(ws, removing, silentTask());
    expect(report).toMatchObject({ total: 4, done: 4, failed: [], signedNow: 2, signedBefore: 0 });
    expect([signedRows(ws), signed]).toEqual([[1, 4], 3]);

    undo(ws);
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(await sign(ws)).toMatchObject({ total: 4, failed: [], signedNow: 2, signedBefore: 2 });
  });

  it('appends to each archival PDF a valid signature and keeps its marks as PDF/A', async () => {
    const ws = await withPdfs(2);
    expect(await sign(ws)).toMatchObject({ total: 2, done: 2, failed: [] });
    for (const document of [1, 2]) {
      const [before, after] = [readFileSync(pdf(ws, document, 'archival')), readFileSync(pdf(ws, document, 'signed'))];
      expect(after.subarray(0, before.length).equals(before)).toBe(true);
      expect(await readPdfMarks(pdf(ws, document, 'signed'))).toMatchObject({
        pdfa: { part: 2, conformance: 'U' },
        signatures: 1,
        revisions: 2,
        pages: 1,
        findings: [],
      });
      const [report] = await inspectPdfSignatures(pdf(ws, document, 'signed'), trust);
      expect(report).toMatchObject({
        integrity: { state: 'valid' },
        chain: { state: 'valid' },
        coversWholeFile: true,
        signingTime: FIXED_CLOCK.now().toISOString(),
      });
    }
    const row = ws.db.prepare(`SELECT size, pages FROM document_pdf WHERE document_id = 1 AND stage = 'signed'`).get();
    expect(row).toEqual({ size: statSync(pdf(ws, 1, 'signed')).size, pages: 1 });
  });

  it('puts what is seen of it on page 1, upper right', async () => {
    const ws = await newWorkspace();
    const grid = { width: 827, height: 1169, dpi: 100 };
    await takeIn(ws, { '1.jpg': await scan(1, grid), '2.jpg': await scan(2, grid) });
    addFile(ws, { documents: [{ pages: ['1.jpg', '2.jpg'].flatMap((name) => pagesOf(ws, name)) }] });
    await makeDocumentPdfs(ws, {}, silentTask());
    await sign(ws);
    const source = await ByteSource.open(pdf(ws, 1, 'signed'));
    const file = await PdfFile.read(source);
    const page = await firstPage(file);
    const [field] = (await readFields(file)).signatures;
    expect(field?.dict.get('P')).toEqual(page.ref);
    const rect = await numberArray(file, field!.dict.get('Rect'));
    const { width, height } = visualSize(page);
    const [left, bottom, right, top] = toVisual(page, rect!);
    expect([left > width / 2, bottom > height * 0.85, width - right < 40, height - top < 40]).toEqual(
      Array<boolean>(4).fill(true),
    );
    await source.close();
  });

  it('leaves alone what came with a signature of its own', async () => {
    const ws = await newWorkspace();
    await takeIn(ws, { 'a.pdf': await signedPdf() });
    addFile(ws, { documents: [{ pages: pagesOf(ws, 'a.pdf'), originalSourceId: 1 }] });
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(await sign(ws)).toMatchObject({ total: 1, done: 1 });
    expect(signedRows(ws)).toEqual([]);
    expect(existsSync(pdf(ws, 1, 'signed'))).toBe(false);
  });

  it('keeps what this key has signed already, and signs anew with another key or what was made anew', async () => {
    const ws = await withPdfs(2);
    await sign(ws);
    const bytes = () => [1, 2].map((document) => readFileSync(pdf(ws, document, 'signed')).toString('base64'));
    const first = bytes();
    await sign(ws);
    expect(bytes()).toEqual(first);

    setValue(ws.db, { kind: 'document', id: 1 }, 'subject', 'typed', 'Trích yếu khác', 'now');
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(signedRows(ws)).toEqual([2]);
    await sign(ws);
    const second = bytes();
    expect(second.map((one, at) => one === first[at])).toEqual([false, true]);

    await sign(ws, silentTask(), world.rsa);
    expect(bytes().some((one, at) => one === second[at])).toBe(false);
    const [report] = await inspectPdfSignatures(pdf(ws, 1, 'signed'), trust);
    expect(report?.signer?.commonName).toBe('Chi cục Văn thư – Lưu trữ');
  });

  it('says apart what it signed now and what was signed already', async () => {
    const ws = await withPdfs(3);
    await expect(
      sign(
        ws,
        cancelledTask(({ done }) => done === 1),
      ),
    ).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(await sign(ws)).toMatchObject({ done: 3, signedNow: 2, signedBefore: 1 });
    expect(await sign(ws)).toMatchObject({ done: 3, signedNow: 0, signedBefore: 3 });
  });

  it('does not sign a PDF that is no longer what its document is, and names it', async () => {
    const ws = await withPdfs(3);
    await sign(ws);
    setValue(ws.db, { kind: 'document', id: 1 }, 'subject', 'typed', 'Trích yếu khác', 'now');
    // The PDF of the second has a page the document has no more.
    ws.db.exec(`DELETE FROM document_page WHERE document_id = 2`);
    const report = await sign(ws, silentTask(), world.rsa);
    expect(report.failed).toMatchObject(
      ['1', '2'].map((ordinal) => ({
        name: `H99.12.3.2001.01.VP/${ordinal}`,
        error: { code: 'signing/pdf-outdated', params: { document: `H99.12.3.2001.01.VP/${ordinal}` } },
      })),
    );
    expect(report).toMatchObject({ done: 1, signedNow: 1, signedBefore: 0 });
    // Nor does it pass for signed by the key that once signed it.
    expect(await sign(ws)).toMatchObject({ done: 1, failed: [{}, {}] });
  });

  it('signs a PDF that was made anew while the run lay stopped', async () => {
    const ws = await withPdfs(3);
    await expect(
      sign(
        ws,
        cancelledTask(({ done }) => done === 1),
      ),
    ).rejects.toMatchObject({
      code: 'internal/cancelled',
    });
    expect(signedRows(ws)).toEqual([1]);
    setValue(ws.db, { kind: 'document', id: 1 }, 'subject', 'typed', 'Sửa trong lúc dừng', 'now');
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(await sign(ws)).toMatchObject({ resumed: true, failed: [] });
    expect(signedRows(ws)).toEqual([1, 2, 3]);
  });

  it('goes on past a document whose PDF is damaged, and names it', async () => {
    const ws = await withPdfs(2);
    writeFileSync(pdf(ws, 1, 'archival'), '%PDF-1.7 no more');
    const report = await sign(ws);
    expect(report.failed).toMatchObject([{ name: 'H99.12.3.2001.01.VP/1', error: { code: 'signing/pdf-damaged' } }]);
    expect(signedRows(ws)).toEqual([2]);
    expect(readdirSync(join(pdf(ws, 1, 'archival'), '..'))).toEqual(['archival.pdf']);
  });
});

describe('a key that cannot sign', () => {
  async function signWith(ws: Workspace, options: { from: Date; days: number; passphrase: string }) {
    const made = await makeDemoKey({
      organisation: 'Ủy ban nhân dân huyện',
      commonName: 'Ủy ban nhân dân huyện',
      passphrase: 'Mật khẩu đúng',
      validDays: options.days,
      now: options.from,
    });
    const path = join(tempFolder(), 'khoa.p12');
    writeFileSync(path, made.p12);
    const input = { key: { path, passphrase: options.passphrase } };
    return runCommand('sign/documents', input, { ws, task: silentTask() });
  }
  const [today, longAgo] = [FIXED_CLOCK.now(), new Date('2020-01-01T00:00:00Z')];

  it.each([
    ['a wrong pass phrase', { from: today, days: 30, passphrase: 'Mat khau sai' }, 'signing/key-file-wrong-passphrase'],
    [
      'a certificate that ran out',
      { from: longAgo, days: 30, passphrase: 'Mật khẩu đúng' },
      'signing/key-certificate-expired',
    ],
  ])('for %s leaves nothing behind: no file, no row, no job, no entry', async (_, options, code) => {
    const ws = await withPdfs(1);
    const state = () => ws.db.prepare(`SELECT (SELECT count(*) FROM audit), (SELECT count(*) FROM job)`).get();
    const before = state();
    await expect(signWith(ws, options)).rejects.toMatchObject({ code });
    expect(state()).toEqual(before);
    expect(signedRows(ws)).toEqual([]);
    expect(readdirSync(join(pdf(ws, 1, 'archival'), '..'))).toEqual(['archival.pdf']);
  });
});
