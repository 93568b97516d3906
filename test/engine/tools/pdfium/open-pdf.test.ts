import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPdf, type PdfReader } from '../../../../electron/engine/tools/pdfium/index.ts';
import { imageObject, pdfOfPages, scanPage, type PageSpec } from '../../../support/pdfs/build-pdf.ts';
import { ownerLocked, pdfWithAttachment, signedPdf } from '../../../support/pdfs/hostile.ts';
import {
  bilevelPixels,
  flateImage,
  g4Image,
  HEIGHT,
  jpegBytes,
  jpegImage,
  samplePixels,
  WIDTH,
} from '../../../support/pdfs/images.ts';
import { JP2_RED } from '../../../support/pdfs/jpeg2000.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const INVISIBLE = 'BT 3 Tr /F 12 Tf 50 50 Td (hidden layer) Tj ET';
const VISIBLE = 'BT /F 12 Tf 50 50 Td (stamp) Tj ET';

async function reading(pdf: Buffer): Promise<PdfReader> {
  const path = join(tempFolder(), 'a.pdf');
  writeFileSync(path, pdf);
  return openPdf(path);
}

const readingPages = (...pages: PageSpec[]): Promise<PdfReader> => reading(pdfOfPages(pages));

describe('what a page is', () => {
  it('calls one image that covers the page a scan, with its facts', async () => {
    const reader = await readingPages(scanPage(await jpegImage()));
    expect(await reader.pageInfo(0)).toMatchObject({
      kind: 'scan',
      widthPt: 420,
      heightPt: 595,
      hasText: false,
      largestImage: WIDTH * HEIGHT,
      image: { codec: 'jpeg', width: WIDTH, height: HEIGHT, bitDepth: 8, colour: 'rgb', turn: 0, dpiX: 72, dpiY: 72 },
    });
  });

  it('still calls it a scan when an OCR program has put invisible text on it, also inside a form object', async () => {
    const image = await jpegImage();
    const form = {
      dict: '/Type /XObject /Subtype /Form /BBox [0 0 420 595] /Resources << /Font << /F 3 0 R >> >>',
      stream: INVISIBLE,
    };
    const inForm: PageSpec = { content: 'q 420 0 0 595 0 0 cm /I Do Q /T Do', xobjects: { I: image, T: form } };
    const reader = await readingPages(scanPage(image, { more: INVISIBLE }), inForm);
    for (const index of [0, 1]) expect(await reader.pageInfo(index)).toMatchObject({ kind: 'scan', hasText: true });
    expect(await reader.text(0)).toBe('hidden layer');
  });

  it.each([
    ['visible text', VISIBLE],
    ['a drawn line', '10 10 m 100 100 l S'],
    ['a filled box', '10 10 50 50 re f'],
    ['a second image', 'q 50 0 0 50 0 0 cm /I Do Q'],
  ])('calls a page with %s over the image drawn', async (_, more) => {
    const reader = await readingPages(scanPage(await jpegImage(), { more }));
    expect((await reader.pageInfo(0)).kind).toBe('born');
  });

  it('calls a page drawn when the image leaves paper free, is cut by the page or carries a visible annotation', async () => {
    const image = await jpegImage();
    const note = '/Annots [<< /Type /Annot /Subtype /Square /Rect [10 10 90 90] /C [1 0 0] >>]';
    const reader = await readingPages(
      scanPage(image, { matrix: '400 0 0 560 0 0' }),
      scanPage(image, { matrix: '450 0 0 640 0 0' }),
      scanPage(image, { extra: note }),
    );
    for (const index of [0, 1, 2]) expect((await reader.pageInfo(index)).kind).toBe('born');
  });

  it('does not count what a white or drawn ground hides under the image', async () => {
    const image = await jpegImage();
    const page = scanPage(image);
    const reader = await readingPages({ ...page, content: `1 g 0 0 420 595 re f ${page.content}` });
    expect((await reader.pageInfo(0)).kind).toBe('scan');
  });

  it('adds up the turn of the page and of the image', async () => {
    const image = await jpegImage();
    const lying = { size: [595, 420] as const, matrix: '0 420 -595 0 595 0' };
    const reader = await readingPages(
      scanPage(image, { rotate: 90 }),
      scanPage(image, lying),
      scanPage(image, { ...lying, rotate: 90 }),
    );
    const turns = await Promise.all([0, 1, 2].map(async (index) => (await reader.pageInfo(index)).image?.turn));
    expect(turns).toEqual([90, 270, 0]);
    for (const index of [0, 1, 2])
      expect(await reader.checkImage(index)).toEqual({ decodes: 'clean', looksLikePage: true });
  });
});

describe('taking images out', () => {
  it('gives a JPEG back byte for byte, also from behind a Flate filter', async () => {
    const bytes = await jpegBytes();
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/FlateDecode /DCTDecode]';
    const wrapped = imageObject(WIDTH, HEIGHT, entries, deflateSync(bytes));
    const reader = await readingPages(scanPage(await jpegImage()), scanPage(wrapped));
    for (const index of [0, 1]) {
      const image = await reader.extractImage(index);
      expect(image.codec).toBe('jpeg');
      expect('bytes' in image && Buffer.from(image.bytes).equals(bytes)).toBe(true);
    }
  });

  it.each([
    ['plain', '', ''],
    ['BlackIs1', '/BlackIs1 true', ''],
    ['with inverted /Decode', '/BlackIs1 true', '/ColorSpace /DeviceGray /Decode [1 0]'],
    ['as a stencil', '', '/ImageMask true'],
    ['as an inverted stencil', '/BlackIs1 true', '/ImageMask true /Decode [1 0]'],
  ])('gives G4 (%s) back as a TIFF that looks like the page', async (_, parms, dict) => {
    const reader = await readingPages(scanPage(await g4Image(parms, dict)));
    const image = await reader.extractImage(0);
    if (image.codec !== 'g4') throw new Error(`expected g4, got ${image.codec}`);
    const metadata = await sharp(image.bytes).metadata();
    expect([metadata.format, metadata.width, metadata.height]).toEqual(['tiff', WIDTH, HEIGHT]);
    expect(await reader.checkImage(0)).toEqual({ decodes: 'clean', looksLikePage: true });
  });

  it('keeps every G4 pixel', async () => {
    const reader = await readingPages(scanPage(await g4Image()));
    const image = await reader.extractImage(0);
    if (image.codec !== 'g4') throw new Error('expected g4');
    const pixels = await sharp(image.bytes).toColourspace('b-w').raw().toBuffer();
    expect(pixels.equals(await bilevelPixels())).toBe(true);
  });

  it('gives Flate images as their own samples, untouched by a colour profile', async () => {
    const reader = await readingPages(scanPage(flateImage()));
    const image = await reader.extractImage(0);
    expect(image.codec === 'raster' && Buffer.from(image.raster.data).equals(samplePixels())).toBe(true);
  });

  it('decodes JPEG 2000', async () => {
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode';
    const reader = await readingPages(scanPage(imageObject(32, 20, entries, JP2_RED)));
    const image = await reader.extractImage(0);
    expect(image.codec === 'raster' && [...image.raster.data.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it('says so when the page shows the image inverted or when JPEG data is lost', async () => {
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
    const bytes = await jpegBytes();
    const inverted = imageObject(WIDTH, HEIGHT, `${entries} /Decode [1 0 1 0 1 0]`, bytes);
    const cut = imageObject(WIDTH, HEIGHT, entries, bytes.subarray(0, 6_000));
    const corrupt = Buffer.from(bytes);
    corrupt.set([0xff, 0xd3], 6_000);
    const spoilt = imageObject(WIDTH, HEIGHT, entries, corrupt);
    const reader = await readingPages(scanPage(inverted), scanPage(cut), scanPage(spoilt));
    expect(await reader.checkImage(0)).toEqual({ decodes: 'clean', looksLikePage: false });
    expect((await reader.checkImage(1)).decodes).toBe('damaged');
    expect((await reader.checkImage(2)).decodes).toBe('damaged');
  });

  it('tells bytes too many, which lose nothing, from data that is lost', async () => {
    const bytes = await jpegBytes();
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
    const scanData = bytes.indexOf(Buffer.from([0xff, 0xda]));
    const padded = Buffer.concat([bytes.subarray(0, scanData), Buffer.alloc(5), bytes.subarray(scanData)]);
    const reader = await readingPages(scanPage(imageObject(WIDTH, HEIGHT, entries, padded)));
    expect(await reader.checkImage(0)).toEqual({ decodes: 'warnings', looksLikePage: true });
  });

  it('refuses a Flate image whose samples are cut off, which PDFium would fill up with white', async () => {
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
    const cut = deflateSync(samplePixels().subarray(0, 200_000));
    const reader = await readingPages(scanPage(imageObject(WIDTH, HEIGHT, entries, cut)));
    await expect(reader.extractImage(0)).rejects.toMatchObject({ code: 'intake/pdf-page-unreadable' });
  });

  it('takes the images of an indexed palette with their colours', async () => {
    const palette = '/ColorSpace [/Indexed /DeviceRGB 1 <FF0000FFFFFF>] /BitsPerComponent 8 /Filter /FlateDecode';
    const samples = Buffer.alloc(WIDTH * HEIGHT, 1).fill(0, 0, WIDTH * 10);
    const reader = await readingPages(scanPage(imageObject(WIDTH, HEIGHT, palette, deflateSync(samples))));
    const image = await reader.extractImage(0);
    if (image.codec !== 'raster') throw new Error('expected a raster');
    expect([...image.raster.data.subarray(0, 3)]).toEqual([255, 0, 0]);
    expect([...image.raster.data.subarray(-3)]).toEqual([255, 255, 255]);
  });

  it('gives the JPEG of a PDF with an owner password as it was before encryption', async () => {
    const bytes = await jpegBytes();
    const reader = await reading(await ownerLocked(bytes));
    expect(reader.encrypted).toBe(true);
    const image = await reader.extractImage(0);
    expect('bytes' in image && Buffer.from(image.bytes).equals(bytes)).toBe(true);
  });

  it('refuses to extract from a drawn page', async () => {
    const reader = await readingPages({ content: VISIBLE });
    await expect(reader.extractImage(0)).rejects.toMatchObject({ code: 'intake/pdf-page-unreadable' });
  });
});

describe('drawing and text', () => {
  it('draws to the very grid that was asked for, in grey and in RGB', async () => {
    const reader = await readingPages(scanPage(await jpegImage()));
    const rgb = await reader.render(0, { widthPx: 211, heightPx: 299 }, 'rgb');
    expect([rgb.width, rgb.height, rgb.channels, rgb.data.length]).toEqual([211, 299, 3, 211 * 299 * 3]);
    const stamp = (Math.round(0.8 * 299) * 211 + Math.round(0.7 * 211)) * 3;
    expect(rgb.data[stamp]! - rgb.data[stamp + 2]!).toBeGreaterThan(120);
    const grey = await reader.render(0, { dpi: 144 }, 'grey');
    expect([grey.width, grey.height, grey.channels]).toEqual([840, 1190, 1]);
    expect([grey.data[0], grey.data.at(-1)]).toEqual([0, 245]);
  });

  it('refuses to draw above the pixel limit', async () => {
    const reader = await readingPages({ content: VISIBLE });
    await expect(reader.render(0, { dpi: 20_000 }, 'rgb')).rejects.toMatchObject({
      code: 'intake/pdf-render-too-large',
    });
  });

  it('gives the text of a drawn page', async () => {
    const reader = await readingPages({ content: VISIBLE });
    expect(await reader.text(0)).toBe('stamp');
  });

  it('refuses a page that is not there', async () => {
    const reader = await readingPages({ content: VISIBLE });
    for (const index of [-1, 1, 0.5])
      await expect(reader.pageInfo(index)).rejects.toMatchObject({ code: 'intake/pdf-page-unreadable' });
  });
});

describe('the document', () => {
  it('sees signatures and attachments', async () => {
    expect((await reading(await signedPdf())).signatureCount).toBe(1);
    expect((await reading(pdfWithAttachment())).attachmentCount).toBe(1);
  });

  it('reads on past the page where the document is closed and opened again', async () => {
    const pages = Array.from({ length: 120 }, (_, i) => ({ content: `BT /F 12 Tf 50 50 Td (page ${i}) Tj ET` }));
    const reader = await readingPages(...pages);
    for (const index of [0, 49, 50, 51, 119]) expect(await reader.text(index)).toBe(`page ${index}`);
    for (let index = 0; index < 120; index++) await reader.pageInfo(index);
    expect(await reader.text(3)).toBe('page 3');
  });

  it('says that the file has gone when it has', async () => {
    const path = join(tempFolder(), 'a.pdf');
    writeFileSync(path, pdfOfPages(Array.from({ length: 60 }, () => ({ content: VISIBLE }))));
    const reader = await openPdf(path);
    rmSync(path);
    const all = async (): Promise<void> => {
      for (let index = 0; index < 60; index++) await reader.pageInfo(index);
    };
    await expect(all()).rejects.toMatchObject({ code: 'disk/not-found' });
  });

  it('keeps several readers apart, also more than stay open at once', async () => {
    const readers: PdfReader[] = [];
    for (let i = 0; i < 7; i++) readers.push(await readingPages({ content: `BT /F 12 Tf 50 50 Td (file ${i}) Tj ET` }));
    for (const [i, reader] of readers.entries()) expect(await reader.text(0)).toBe(`file ${i}`);
    await readers[0]?.close();
    expect(await readers[1]?.text(0)).toBe('file 1');
  });
});
