import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources, type IntakeReport } from '../../../electron/engine/intake/index.ts';
import { masterPath, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { pdfOfPages, scanPage } from '../../support/pdfs/build-pdf.ts';
import { signedPdf } from '../../support/pdfs/hostile.ts';
import { g4Image, jpegBytes, jpegImage } from '../../support/pdfs/images.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

const DRAWN = { content: 'BT /F 24 Tf 50 300 Td (Trang) Tj ET' };

function put(root: string, name: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), bytes);
}

async function picture(grey: number): Promise<Buffer> {
  const background = { r: grey, g: grey, b: grey };
  return sharp({ create: { width: 100, height: 140, channels: 3, background } })
    .withMetadata({ density: 200 })
    .png()
    .toBuffer();
}

const take = (ws: Workspace, path: string, batch = 'Đợt 1'): Promise<IntakeReport> =>
  importSources(ws, { paths: [path], batch }, silentTask());

const rows = (ws: Workspace, sql: string): unknown[] => ws.db.prepare(sql).all();

describe('taking in', () => {
  it('keeps every byte under its digest, read-only, and records pages in order', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const jpeg = await jpegBytes();
    put(box, '10.png', await picture(10));
    put(box, '2.jpg', jpeg);
    const report = await take(ws, box);
    expect(report).toMatchObject({ received: 2, taken: 2, pages: 2, duplicates: [], refused: [], resumed: false });
    expect(rows(ws, 'SELECT name, kind, puid FROM source ORDER BY id')).toEqual([
      { name: '2.jpg', kind: 'image', puid: 'x-fmt/390' },
      { name: '10.png', kind: 'image', puid: 'fmt/12' },
    ]);
    const master = masterPath(ws.paths, createHash('sha256').update(jpeg).digest('hex'));
    expect(readFileSync(master).equals(jpeg)).toBe(true);
    expect(statSync(master).mode & 0o222).toBe(0);
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
  });

  it('puts the right bytes in place of a master that went bad on the disk, and enters it in the journal', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, '1.png', await picture(10));
    await take(ws, box);
    const bytes = readFileSync(join(box, '1.png'));
    const master = masterPath(ws.paths, createHash('sha256').update(bytes).digest('hex'));
    chmodSync(master, 0o644);
    const bad = Buffer.from(bytes);
    bad[bad.length - 20]! ^= 1;
    writeFileSync(master, bad);
    const mended = () => rows(ws, `SELECT subject FROM audit WHERE action = 'master/mend'`);
    await take(ws, box, 'Đợt 2');
    expect(readFileSync(master).equals(bytes)).toBe(true);
    expect(statSync(master).mode & 0o222).toBe(0);
    expect(mended()).toEqual([{ subject: 'master:1.png' }]);
    await take(ws, box, 'Đợt 3');
    expect(mended()).toHaveLength(1);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('takes scans out of a PDF page by page, draws the others, and never rewrites a signed one', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, 'scan.pdf', pdfOfPages([scanPage(await jpegImage(), { rotate: 90 }), scanPage(await g4Image())]));
    put(box, 'mixed.pdf', pdfOfPages([scanPage(await g4Image()), DRAWN]));
    const signed = await signedPdf();
    put(box, 'signed.pdf', signed);
    const report = await take(ws, box);
    expect(report).toMatchObject({ received: 3, taken: 3, pages: 5 });
    const sql = `SELECT s.name, s.kind, p.frame, p.origin, p.codec, p.prior_turn AS turn, p.width
      FROM page p JOIN source s ON s.id = p.source_id ORDER BY s.name, p.frame`;
    expect(rows(ws, sql)).toEqual([
      { name: 'mixed.pdf', kind: 'pdf-born', frame: 0, origin: 'pdf-image', codec: 'g4', turn: 0, width: 420 },
      {
        name: 'mixed.pdf',
        kind: 'pdf-born',
        frame: 1,
        origin: 'pdf-render',
        codec: 'pdf-render',
        turn: 0,
        width: 1750,
      },
      { name: 'scan.pdf', kind: 'pdf-scan', frame: 0, origin: 'pdf-image', codec: 'jpeg', turn: 90, width: 420 },
      { name: 'scan.pdf', kind: 'pdf-scan', frame: 1, origin: 'pdf-image', codec: 'g4', turn: 0, width: 420 },
      { name: 'signed.pdf', kind: 'pdf-signed', frame: 0, origin: 'pdf-image', codec: 'jpeg', turn: 0, width: 420 },
    ]);
    expect(report.findings.map((finding) => finding.code)).toContain('intake/pdf-signed');
    const master = masterPath(ws.paths, createHash('sha256').update(signed).digest('hex'));
    expect(readFileSync(master).equals(signed)).toBe(true);
  });

  it('draws a page whose image the PDF shows inverted, instead of taking the image', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const image = await jpegImage();
    if (typeof image === 'string') throw new Error('expected a stream');
    const inverted = { ...image, dict: `${image.dict} /Decode [1 0 1 0 1 0]` };
    put(box, 'a.pdf', pdfOfPages([scanPage(inverted)]));
    await take(ws, box);
    expect(rows(ws, 'SELECT origin FROM page')).toEqual([{ origin: 'pdf-render' }]);
    expect(rows(ws, 'SELECT kind FROM source')).toEqual([{ kind: 'pdf-scan' }]);
  });

  it('writes each source and its audit entry together, in an unbroken chain', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, '1.png', await picture(1));
    put(box, '2.txt', Buffer.from('not a page'));
    await take(ws, box);
    expect(rows(ws, `SELECT action, subject FROM audit WHERE action LIKE 'intake/%' ORDER BY seq`)).toEqual([
      { action: 'intake/taken', subject: 'source:1|1.png' },
      { action: 'intake/refused', subject: 'source:2|2.txt' },
    ]);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });
});

describe('what cannot be taken', () => {
  it('refuses each bad item by name with its own code, keeps its bytes and goes on', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const jpeg = await jpegBytes();
    put(box, '1.jpg', jpeg);
    put(box, 'cut.jpg', jpeg.subarray(0, 5_000));
    put(box, 'empty.jpg', Buffer.alloc(0));
    put(box, 'notes.txt', Buffer.from('ghi chú'));
    put(box, 'picture.pdf', await picture(3));
    put(box, 'Thumbs.db', Buffer.from('x'));
    const report = await take(ws, box);
    expect(report).toMatchObject({ received: 5, taken: 1, duplicates: [] });
    expect(report.refused.map(({ name, error }) => [name, error.code])).toEqual([
      ['cut.jpg', 'imaging/truncated'],
      ['empty.jpg', 'intake/empty'],
      ['notes.txt', 'intake/unsupported'],
      ['picture.pdf', 'intake/mislabelled'],
    ]);
    expect(report.ignored).toEqual([{ name: 'Thumbs.db', reason: 'system-file' }]);
    expect(rows(ws, 'SELECT count(*) AS n FROM master')).toEqual([{ n: 5 }]);
  });

  it('sees the same bytes again, in this batch and in another, and adds no pages for them', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const bytes = await picture(7);
    put(box, '1.png', bytes);
    put(box, '2.png', bytes);
    const first = await take(ws, box);
    expect(first).toMatchObject({ received: 2, taken: 1, pages: 1, refused: [] });
    expect(first.duplicates).toEqual([{ name: '2.png', of: '1.png', ofBatch: 'Đợt 1' }]);
    const second = await take(ws, box, 'Đợt 2');
    expect(second).toMatchObject({ received: 2, taken: 0, pages: 0 });
    expect(second.duplicates[0]).toEqual({ name: '1.png', of: '1.png', ofBatch: 'Đợt 1' });
    expect(rows(ws, 'SELECT count(*) AS n FROM page')).toEqual([{ n: 1 }]);
  });

  it('refuses other bytes under a name the batch already has, and keeps them, once', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, '1.png', await picture(1));
    await take(ws, box);
    put(box, '1.png', await picture(2));
    for (let run = 0; run < 2; run++) {
      const report = await take(ws, box);
      expect(report).toMatchObject({ received: 1, taken: 0, pages: 0 });
      expect(report.refused.map(({ name, error }) => [name, error.code])).toEqual([['1.png (2)', 'intake/name-taken']]);
    }
    expect(rows(ws, 'SELECT count(*) AS n FROM source')).toEqual([{ n: 2 }]);
    expect(rows(ws, 'SELECT count(*) AS n FROM master')).toEqual([{ n: 2 }]);
  });

  it('takes a file that was refused once it has been put right', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const jpeg = await jpegBytes();
    put(box, '1.jpg', jpeg.subarray(0, 5_000));
    expect((await take(ws, box)).refused).toHaveLength(1);
    put(box, '1.jpg', jpeg);
    expect(await take(ws, box)).toMatchObject({ received: 1, taken: 1, pages: 1, refused: [] });
    expect(rows(ws, 'SELECT name, outcome FROM source')).toEqual([{ name: '1.jpg', outcome: 'taken' }]);
  });

  it('refuses an empty folder, a path that is not there and a batch without a name', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    await expect(take(ws, box)).rejects.toMatchObject({ code: 'intake/nothing-found' });
    await expect(take(ws, join(box, 'no'))).rejects.toMatchObject({ code: 'disk/not-found' });
    await expect(take(ws, box, '  ')).rejects.toMatchObject({ code: 'usage/invalid-input' });
    expect(rows(ws, 'SELECT count(*) AS n FROM batch')).toEqual([{ n: 0 }]);
  });
});

describe('the same request again', () => {
  it('adds nothing twice when it was finished, and takes what has come since', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, '1.png', await picture(1));
    await take(ws, box);
    put(box, '2.png', await picture(2));
    expect(await take(ws, box)).toMatchObject({ received: 2, taken: 1, already: ['1.png'], pages: 1, duplicates: [] });
    expect(rows(ws, 'SELECT count(*) AS n FROM source')).toEqual([{ n: 2 }]);
  });

  it('says the same of a wrong extension and of repeated bytes, whatever came first and however often', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const bytes = await picture(1);
    for (const name of ['aa.jpg', 'tt1.png', 'tt2.png', 'zz.jpg']) put(box, name, bytes);
    const counts = async () => {
      const { received, taken, already, pages, duplicates, refused } = await take(ws, box);
      expect(received).toBe(taken + already.length + duplicates.length + refused.length);
      const codes = refused.map(({ name, error }) => `${name} ${error.code}`);
      return { taken, already, pages, duplicates: duplicates.map(({ name }) => name), codes };
    };
    const same = { duplicates: ['tt2.png'], codes: ['aa.jpg intake/mislabelled', 'zz.jpg intake/mislabelled'] };
    expect(await counts()).toEqual({ taken: 1, already: [], pages: 1, ...same });
    for (let again = 0; again < 2; again++)
      expect(await counts()).toEqual({ taken: 0, already: ['tt1.png'], pages: 0, ...same });
    expect(rows(ws, 'SELECT count(*) AS n FROM source')).toEqual([{ n: 4 }]);
  });

  it('goes on where it was cancelled, counts the whole, and says that it was resumed', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    for (let i = 1; i <= 6; i++) put(box, `${i}.png`, await picture(i));
    const stop = new AbortController();
    const report = ({ done }: { done: number }): void => {
      if (done === 3) stop.abort();
    };
    const run = importSources(ws, { paths: [box], batch: 'b' }, { signal: stop.signal, report });
    await expect(run).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(rows(ws, 'SELECT count(*) AS n FROM page')).toEqual([{ n: 3 }]);
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
    expect(await take(ws, box, 'b')).toMatchObject({ resumed: true, received: 6, taken: 6, pages: 6 });
  });

  it('names a file that has gone since the interrupted run', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    for (let i = 1; i <= 3; i++) put(box, `${i}.png`, await picture(i));
    const stop = new AbortController();
    const report = ({ done }: { done: number }): void => {
      if (done === 1) stop.abort();
    };
    const run = importSources(ws, { paths: [box], batch: 'b' }, { signal: stop.signal, report });
    await expect(run).rejects.toMatchObject({ code: 'internal/cancelled' });
    rmSync(join(box, '3.png'));
    const resumed = await take(ws, box, 'b');
    expect(resumed).toMatchObject({ received: 3, taken: 2 });
    expect(resumed.refused.map(({ name, error }) => [name, error.code])).toEqual([['3.png', 'intake/vanished']]);
  });
});

describe('the count at the border', () => {
  it('stops hard, with names, when a master is not there or pages are missing', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, '1.png', await picture(1));
    put(box, '2.png', await picture(2));
    await take(ws, box);
    ws.db.exec('DELETE FROM page WHERE source_id = 2');
    const fault = { code: 'count/mismatch', details: [{ code: 'intake/pages-differ', params: { name: '2.png' } }] };
    await expect(take(ws, box)).rejects.toMatchObject(fault);
  });

  it('puts a master that has gone back in its place when the bytes are handed in again', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    put(box, '1.png', await picture(1));
    await take(ws, box);
    rmSync(ws.paths.masters, { recursive: true });
    expect(await take(ws, box)).toMatchObject({ received: 1, taken: 0, already: ['1.png'] });
  });

  it('does not take the workspace into itself', async () => {
    const ws = await newWorkspace();
    const parent = dirname(ws.paths.root);
    cpSync(ws.paths.database, join(parent, 'copy.db'));
    const report = await take(ws, parent);
    expect(report.ignored).toEqual([{ name: 'ws', reason: 'workspace' }]);
    expect(report.refused.map(({ name }) => name)).toEqual(['copy.db']);
  });
});
