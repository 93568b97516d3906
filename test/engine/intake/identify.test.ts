import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { extensionVerdict } from '../../../electron/engine/intake/identify.ts';
import { identify } from '../../../electron/engine/intake/index.ts';
import { pdfPuid } from '../../../electron/engine/intake/pdf-puid.ts';
import { buildPdf, pdfOfPages } from '../../support/pdfs/build-pdf.ts';
import { jpegBytes } from '../../support/pdfs/images.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function fileOf(bytes: Uint8Array): string {
  const path = join(tempFolder(), 'no-extension');
  writeFileSync(path, bytes);
  return path;
}

describe('identifying by content', () => {
  it('knows images and PDFs without looking at the name', async () => {
    const grey = sharp({ create: { width: 20, height: 20, channels: 3, background: 'grey' } });
    expect(await identify(fileOf(await jpegBytes()))).toEqual({ kind: 'image', format: 'JPEG' });
    expect(await identify(fileOf(await grey.png().toBuffer()))).toEqual({ kind: 'image', format: 'PNG' });
    expect(await identify(fileOf(await grey.tiff().toBuffer()))).toEqual({ kind: 'image', format: 'TIFF' });
    expect(await identify(fileOf(pdfOfPages([{ content: '' }])))).toEqual({ kind: 'pdf', format: 'PDF' });
  });

  it('finds the header of a PDF behind a few bytes of junk', async () => {
    const pdf = Buffer.concat([Buffer.alloc(300, '\n'), pdfOfPages([{ content: '' }])]);
    expect((await identify(fileOf(pdf))).kind).toBe('pdf');
  });

  it('says what an unusable file is', async () => {
    expect(await identify(fileOf(Buffer.alloc(0)))).toMatchObject({ kind: 'empty' });
    expect(await identify(fileOf(Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')))).toMatchObject({
      kind: 'unsupported',
      format: 'ZIP',
    });
  });

  it('compares an extension with the content', () => {
    expect(extensionVerdict('a.JPG', 'JPEG')).toBe('agrees');
    expect(extensionVerdict('a.pdf', 'JPEG')).toBe('contradicts');
    expect(extensionVerdict('scan.001', 'JPEG')).toBe('unknown');
    expect(extensionVerdict('scan', 'PDF')).toBe('unknown');
  });
});

describe('the PRONOM identifier of a PDF', () => {
  const xmp = (part: string): string =>
    `<rdf:Description xmlns:pdfaid="x">${part}</rdf:Description>`.padStart(2_000_000, ' ');
  const pdfWith = (stream: string): Buffer =>
    buildPdf(['<< /Type /Catalog >>', { dict: '', stream }], { version: '1.4' });

  it('is that of the version in the header', async () => {
    expect(await pdfPuid(fileOf(pdfWith('')))).toBe('fmt/18');
  });

  it('is that of the PDF/A level when the XMP claims one, written either way and however far inside', async () => {
    const elements = '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>';
    expect(await pdfPuid(fileOf(pdfWith(xmp(elements))))).toBe('fmt/478');
    expect(await pdfPuid(fileOf(pdfWith(xmp('<x pdfaid:part="1" pdfaid:conformance="B"/>'))))).toBe('fmt/354');
  });

  it('sees a mark that is cut by the border of two blocks', async () => {
    const elements = '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>';
    const start = pdfWith('').indexOf('stream\n') + 'stream\n'.length;
    for (const shift of [10, 40, 60]) {
      const pdf = pdfWith(' '.repeat(1024 ** 2 - start - shift) + elements);
      expect(await pdfPuid(fileOf(pdf))).toBe('fmt/480');
    }
  });
});
