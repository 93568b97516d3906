import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { readPdfMarks, writePdfA, type PdfPage } from '../../../electron/engine/pdf/index.ts';
import { closePdfium, openPdf, type Raster } from '../../../electron/engine/tools/pdfium/index.ts';
import type { Recipe } from '../../../shared/model/page.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { cornersJpeg, METADATA, samplePage, textOf } from './sample-pages.ts';

afterAll(closePdfium);

async function write(pages: Iterable<PdfPage> | AsyncIterable<PdfPage>, metadata = METADATA) {
  const path = join(tempFolder(), 'out.pdf');
  const written = await writePdfA(path, metadata, pages, silentTask());
  return { path, written };
}

function colourAt({ data, width }: Raster, x: number, y: number): string {
  const at = (Math.round(y) * width + Math.round(x)) * 3;
  return [0, 1, 2].map((channel) => (data[at + channel]! > 128 ? '1' : '0')).join('');
}

describe('writePdfA', () => {
  it('says how many pages and bytes it wrote, and their digest', async () => {
    const { path, written } = await write([await samplePage(), await samplePage()]);
    const bytes = await readFile(path);
    expect(written).toEqual({
      pages: 2,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('writes the same bytes for the same input, and another identifier for another page', async () => {
    const once = await write([await samplePage({ text: textOf(['Hồ', 'sơ']) })]);
    const twice = await write([await samplePage({ text: textOf(['Hồ', 'sơ']) })]);
    const other = await write([await samplePage({ text: textOf(['Hồ', 'sở']) })]);
    expect(twice.written).toEqual(once.written);
    const idOf = async (path: string) => /\/ID\[<(\w+)>/.exec((await readFile(path)).toString('latin1'))?.[1];
    expect(await idOf(other.path)).not.toBe(await idOf(once.path));
  });

  it('puts a JPEG into the file byte for byte', async () => {
    const { path } = await write([await samplePage()]);
    expect((await readFile(path)).includes(await cornersJpeg())).toBe(true);
  });

  it('makes the page as large as the paper, turned pages turned', async () => {
    const facts = { width: 200, height: 300, dpiX: 100, dpiY: 150 };
    const upright = await samplePage({ facts });
    const lying = await samplePage({ facts, recipe: { turn: 90, skew: 0 } });
    const { path } = await write([upright, lying]);
    const document = await PDFDocument.load(await readFile(path));
    const sizes = document.getPages().map((page) => [page.getWidth(), page.getHeight()]);
    expect(sizes).toEqual([
      [144, 144],
      [144, 144],
    ]);
  });

  it.each<[Recipe['turn'], string[]]>([
    [0, ['100', '010', '001', '000']],
    [90, ['001', '100', '000', '010']],
    [180, ['000', '001', '010', '100']],
    [270, ['010', '000', '100', '001']],
  ])('draws the image turned %d degrees clockwise', async (turn, corners) => {
    const { path } = await write([await samplePage({ recipe: { turn, skew: 0 } })]);
    const reader = await openPdf(path);
    const [widthPx, heightPx] = turn % 180 === 0 ? [200, 300] : [300, 200];
    const raster = await reader.render(0, { widthPx, heightPx }, 'rgb');
    await reader.close();
    const seen = [
      [20, 20],
      [widthPx - 20, 20],
      [20, heightPx - 20],
      [widthPx - 20, heightPx - 20],
    ].map(([x, y]) => colourAt(raster, x!, y!));
    expect(seen).toEqual(corners);
  });

  it('levels lines that fall to the right by turning about the centre', async () => {
    const { path } = await write([await samplePage({ recipe: { turn: 0, skew: 10 } })]);
    const reader = await openPdf(path);
    const raster = await reader.render(0, { widthPx: 200, heightPx: 300 }, 'rgb');
    await reader.close();
    // The red corner's centre (20, 20), turned 10 degrees counter-clockwise about (100, 150).
    const angle = (-10 * Math.PI) / 180;
    const x = 100 + Math.cos(angle) * -80 - Math.sin(angle) * -130;
    const y = 150 + Math.sin(angle) * -80 + Math.cos(angle) * -130;
    expect(colourAt(raster, Math.max(1, x), y)).toBe('100');
    expect(colourAt(raster, 198, 298)).toBe('111');
  });

  it('gives back the words exactly, in order, also letters outside the BMP and of the private area', async () => {
    const lines = [
      ['Ủy', 'ban', 'nhân', 'dân', 'tỉnh'],
      ['Số:', '5', '-', '125/QĐ-UBND'],
      ['𠮷', '\u{E123}', '\u{F0000}', 'hết'],
    ];
    const decomposed = [lines[0]!.map((word) => word.normalize('NFD')), ...lines.slice(1)];
    const { path } = await write([await samplePage({ text: textOf(...decomposed) })]);
    const reader = await openPdf(path);
    const words = (await reader.text(0)).split(/\s+/).filter((word) => word !== '');
    await reader.close();
    expect(words).toEqual(lines.flat());
  });

  it('keeps the page tree balanced and every page in it', async () => {
    const page = await samplePage();
    const { path } = await write(Array.from({ length: 200 }, () => page));
    const document = await PDFDocument.load(await readFile(path));
    expect(document.getPageCount()).toBe(200);
    const nodes = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFDict)
      .filter((object) => object.get(PDFName.of('Type')) === PDFName.of('Pages'));
    expect(nodes.length).toBe(5);
    expect((await readPdfMarks(path)).pages).toBe(200);
  });

  it('bears marks without fault: XMP and Info agree, output intent, identifier', async () => {
    const { path } = await write([await samplePage({ text: textOf(['Mật']) })]);
    const marks = await readPdfMarks(path);
    expect(marks.findings).toEqual([]);
    expect(marks).toMatchObject({ version: '1.7', pdfa: { part: 2, conformance: 'U' }, title: METADATA.title });
  });

  it('refuses what PDF/A cannot hold, and what contradicts itself', async () => {
    const facts = { width: 200, height: 300, dpiX: 100, dpiY: 100 };
    await expect(write([])).rejects.toMatchObject({ code: 'pdf/no-pages' });
    const tiny = await samplePage({ facts: { ...facts, dpiX: 20_000 } });
    await expect(write([tiny])).rejects.toMatchObject({ code: 'pdf/page-size' });
    const unknown = await samplePage({ facts: { ...facts, dpiX: 0 } });
    await expect(write([unknown])).rejects.toMatchObject({ code: 'pdf/page-size' });
    const other = await samplePage({ facts: { ...facts, width: 201 } });
    await expect(write([other])).rejects.toMatchObject({ code: 'pdf/facts-differ' });
  });

  it('leaves nothing behind when a page fails or the work is cancelled', async () => {
    const folder = tempFolder();
    const page = await samplePage();
    const failing = (function* () {
      yield page;
      throw new Error('scan lost');
    })();
    await expect(writePdfA(join(folder, 'a.pdf'), METADATA, failing, silentTask())).rejects.toThrow('scan lost');
    const stop = new AbortController();
    const stopping = (function* () {
      yield page;
      stop.abort();
      yield page;
    })();
    const task = { ...silentTask(), signal: stop.signal };
    const cancelled = writePdfA(join(folder, 'b.pdf'), METADATA, stopping, task);
    await expect(cancelled).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('spends about half a kilobyte on a further page without text', async () => {
    const page = await samplePage();
    const one = await write([page]);
    const eleven = await write(Array.from({ length: 11 }, () => page));
    const each = ((await stat(eleven.path)).size - (await stat(one.path)).size) / 10 - page.image.data.length;
    expect(each).toBeLessThan(520);
  });
});
