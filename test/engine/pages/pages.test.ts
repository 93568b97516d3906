import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { closePageSources, type DetectTurn } from '../../../electron/engine/imaging/index.ts';
import { checkPages, readPage } from '../../../electron/engine/pages/index.ts';
import { closePdfium } from '../../../electron/engine/tools/pdfium/index.ts';
import { masterPath, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { a4, crooked, drawPicture, quarterTurned, raw, textPicture } from '../../support/images/page-picture.ts';
import { pdfOfPages, scanPage } from '../../support/pdfs/build-pdf.ts';
import { jpegImage } from '../../support/pdfs/images.ts';
import { receive } from '../../support/pages.ts';
import { pagesOf } from '../../support/records.ts';
import { cancelledTask, takeIn } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';

afterAll(async () => {
  await closePageSources();
  await closePdfium();
});

const DPI = 100;
const upright: DetectTurn = () => Promise.resolve({ turn: 0, confidence: 10 });

/** Of each kind one page: straight, crooked, on its side, empty. */
async function box(): Promise<Workspace> {
  const ws = await newWorkspace();
  const text = await textPicture(DPI);
  const jpeg = (picture: typeof text) => raw(picture).withDensity(DPI).jpeg({ quality: 90 }).toBuffer();
  await takeIn(ws, {
    '1 thẳng.jpg': await jpeg(text),
    '2 nghiêng.jpg': await jpeg(await crooked(text, 2)),
    '3 nằm.jpg': await jpeg(await quarterTurned(text, 270)),
    '4 trắng.jpg': await jpeg(await drawPicture({ ...a4(DPI), dpi: DPI })),
  });
  return ws;
}

/** Knows the page that lies on its side by its shape. */
const bySide: DetectTurn = ({ width, height }) => Promise.resolve({ turn: width > height ? 90 : 0, confidence: 12 });

describe('a page', () => {
  it('is read with where its pixels are, its facts, and as it stands until it was looked at', async () => {
    const ws = await newWorkspace();
    const tiff = await sharp({ create: { width: 100, height: 140, channels: 3, background: '#ddd' } })
      .withDensity(200)
      .tiff()
      .toBuffer();
    const scans = pdfOfPages([scanPage(await jpegImage()), scanPage(await jpegImage(), { rotate: 90 })]);
    await takeIn(ws, { 'a.tif': tiff, 'b.pdf': scans });
    const [image] = pagesOf(ws, 'a.tif');
    const page = readPage(ws, image!);
    expect(page).toMatchObject({
      name: 'a.tif#1',
      source: { kind: 'image', path: masterPath(ws.paths, page.masterSha256), frame: 0 },
      facts: { width: 100, height: 140, dpiX: 200, dpiY: 200, dpiOrigin: 'file', bitDepth: 8, colour: 'rgb' },
      recipe: { turn: 0, skew: 0 },
      isAnalysed: false,
      blankness: null,
    });
    const [, second] = pagesOf(ws, 'b.pdf');
    expect(readPage(ws, second!)).toMatchObject({
      name: 'b.pdf#2',
      source: { kind: 'pdf-image', page: 1 },
      priorTurn: 90,
    });
  });

  it('that does not exist is refused', async () => {
    const ws = await newWorkspace();
    expect(() => readPage(ws, 5)).toThrow(expect.objectContaining({ code: 'usage/invalid-input' }) as Error);
  });
});

describe('looking at the pages', () => {
  it('records turn, skew and blankness, counts them, and says what a checker would', async () => {
    const ws = await box();
    const report = await checkPages(ws, {}, bySide, silentTask());
    expect(report).toMatchObject({ pages: 4, blank: 1, turned: 1, skewed: 1, job: { total: 4, done: 4, failed: [] } });
    const pages = [1, 2, 3, 4].map((id) => readPage(ws, id));
    expect(pages.map(({ recipe }) => recipe.turn)).toEqual([0, 0, 90, 0]);
    expect(pages.map(({ recipe }) => Math.round(recipe.skew * 10) / 10)).toEqual([0, 2, 0, 0]);
    expect(pages.map(({ blankness }) => blankness)).toEqual(['text', 'text', 'text', 'blank']);
    expect(pages.every(({ isAnalysed }) => isAnalysed)).toBe(true);
    // 100 dpi are less than the 200 of TT 05/2025 Điều 8.
    expect(report.findings.filter(({ code }) => code === 'imaging/dpi-low').map(({ place }) => place)).toEqual(
      ['1 thẳng', '2 nghiêng', '3 nằm', '4 trắng'].map((name) => `${name}.jpg#1`),
    );
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('looks only at those not looked at yet, unless it is told to look again', async () => {
    const ws = await box();
    let looks = 0;
    const counting: DetectTurn = (raster) => {
      looks += 1;
      return bySide(raster);
    };
    await checkPages(ws, {}, counting, silentTask());
    const first = looks;
    expect(await checkPages(ws, {}, counting, silentTask())).toMatchObject({ pages: 4, job: { total: 0 } });
    expect(looks).toBe(first);
    ws.db.prepare(`UPDATE page SET recipe = '{"turn":180,"skew":0}' WHERE id = 1`).run();
    await checkPages(ws, { again: true }, counting, silentTask());
    expect(looks).toBe(2 * first);
    expect(readPage(ws, 1).recipe.turn).toBe(0);
    const entry = ws.db
      .prepare<[], { before: string }>(
        `SELECT before FROM audit WHERE subject LIKE 'page:1|%' ORDER BY seq DESC LIMIT 1`,
      )
      .get();
    expect(JSON.parse(entry!.before)).toMatchObject({ recipe: { turn: 180 } });
  });

  it('keeps to the batch it is asked for', async () => {
    const ws = await box();
    receive(ws, 'hộp khác', { 'x.jpg': 3 });
    const report = await checkPages(ws, { batch: 'hộp 1' }, upright, silentTask());
    expect(report).toMatchObject({ pages: 4, job: { total: 4 } });
  });

  it('goes on past a page whose bytes are gone, and names it', async () => {
    const ws = await box();
    rmSync(masterPath(ws.paths, readPage(ws, 2).masterSha256));
    const { job, pages } = await checkPages(ws, {}, upright, silentTask());
    expect(pages).toBe(4);
    expect(job).toMatchObject({ done: 3, failed: [{ name: '2 nghiêng.jpg#1' }] });
    expect(readPage(ws, 2).isAnalysed).toBe(false);
  });

  it('that was stopped goes on with the pages that are left', async () => {
    const ws = await box();
    const stopped = checkPages(
      ws,
      {},
      upright,
      cancelledTask(({ done }) => done >= 1),
    );
    await expect(stopped).rejects.toMatchObject({ code: 'internal/cancelled' });
    const report = await checkPages(ws, {}, upright, silentTask());
    expect(report).toMatchObject({ pages: 4, blank: 1, job: { failed: [] } });
    expect([1, 2, 3, 4].every((id) => readPage(ws, id).isAnalysed)).toBe(true);
  });
});
