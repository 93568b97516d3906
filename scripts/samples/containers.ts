import { crc32 } from 'node:zlib';
import PDFDocument from 'pdfkit';
import sharp, { type Sharp } from 'sharp';
import type { Raster } from './render.ts';

function pixels(page: Raster): Sharp {
  return sharp(Buffer.from(page.data.buffer), { raw: { width: page.width, height: page.height, channels: 3 } });
}

/** A colour JPEG as scanners write it; without `dpi` the file says nothing about its resolution. */
export async function jpegFile(page: Raster, quality: number, dpi: number | null): Promise<Buffer> {
  const bytes = await pixels(page).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
  const jfif = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
  // Units (0 = only an aspect ratio, 1 = dots an inch), then the two densities; encoders of libvips write no such header.
  jfif.writeUInt8(dpi === null ? 0 : 1, 11);
  jfif.writeUInt16BE(dpi ?? 1, 12);
  jfif.writeUInt16BE(dpi ?? 1, 14);
  return Buffer.concat([bytes.subarray(0, 2), jfif, bytes.subarray(2)]);
}

/** An 8-bit grey PNG whose paper the scanner's driver has cleaned to white. */
export async function greyPngFile(page: Raster, dpi: number): Promise<Buffer> {
  const grey = Buffer.alloc(page.width * page.height);
  for (let i = 0; i < grey.length; i += 1) {
    const value = (page.data[i * 3]! * 299 + page.data[i * 3 + 1]! * 587 + page.data[i * 3 + 2]! * 114) / 1000;
    grey[i] = value > 224 ? 255 : Math.round(value / 8) * 8;
  }
  const png = await sharp(grey, { raw: { width: page.width, height: page.height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toBuffer();
  // A density given to sharp brings a colour profile and three channels with it, so the chunk is put in by hand.
  const body = Buffer.alloc(13);
  body.write('pHYs', 0, 'latin1');
  const perMetre = Math.round(dpi / 0.0254);
  body.writeUInt32BE(perMetre, 4);
  body.writeUInt32BE(perMetre, 8);
  body.writeUInt8(1, 12);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 17);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}

/** A scanner's PDF: one JPEG a page, drawn over the whole sheet, no text. */
export async function scannedPdf(pages: readonly Raster[], quality: number, dpi: number): Promise<Buffer> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { CreationDate: new Date('2026-03-02T01:30:00Z'), Producer: 'Office scanner', Creator: 'Office scanner' },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  for (const page of pages) {
    const width = (page.width * 72) / dpi;
    const height = (page.height * 72) / dpi;
    doc.addPage({ size: [width, height], margin: 0 });
    doc.image(await jpegFile(page, quality, dpi), 0, 0, { width, height });
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A multi-page bilevel TIFF, one Group 4 strip a page, min-is-white, as fax-born scanners write it. */
export async function g4Tiff(pages: readonly Raster[], dpi: number): Promise<Buffer> {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])];
  let length = 8;
  let link = { part: parts[0]!, at: 4 };
  for (const page of pages) {
    const strip = await g4Strip(page);
    const directory = length + strip.length + (strip.length % 2);
    const resolution = directory + 2 + 12 * 12 + 4;
    const tags: [number, number, number, number][] = [
      [254, 4, 1, 2], // NewSubfileType: one page of several
      [256, 4, 1, page.width],
      [257, 4, 1, page.height],
      [258, 3, 1, 1], // BitsPerSample
      [259, 3, 1, 4], // Compression: T.6
      [262, 3, 1, 0], // PhotometricInterpretation: white is 0
      [273, 4, 1, length], // StripOffsets
      [278, 4, 1, page.height], // RowsPerStrip
      [279, 4, 1, strip.length],
      [282, 5, 1, resolution],
      [283, 5, 1, resolution],
      [296, 3, 1, 2], // ResolutionUnit: inch
    ];
    const entry = Buffer.alloc(2 + tags.length * 12 + 4 + 8);
    entry.writeUInt16LE(tags.length, 0);
    tags.forEach(([tag, type, count, value], index) => {
      entry.writeUInt16LE(tag, 2 + index * 12);
      entry.writeUInt16LE(type, 4 + index * 12);
      entry.writeUInt32LE(count, 6 + index * 12);
      entry.writeUInt32LE(value, 10 + index * 12);
    });
    entry.writeUInt32LE(dpi, entry.length - 8);
    entry.writeUInt32LE(1, entry.length - 4);
    link.part.writeUInt32LE(directory, link.at);
    link = { part: entry, at: 2 + tags.length * 12 };
    parts.push(strip, Buffer.alloc(strip.length % 2), entry);
    length = directory + entry.length;
  }
  return Buffer.concat(parts);
}

/** The page as bare Group 4 data, taken out of the one-strip TIFF that sharp writes. */
async function g4Strip(page: Raster): Promise<Buffer> {
  const tiff = await pixels(page)
    .grayscale()
    .threshold(158)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true, tile: false, tileHeight: page.height })
    .toBuffer();
  const directory = tiff.readUInt32LE(4);
  const values = new Map<number, number>();
  for (let i = 0; i < tiff.readUInt16LE(directory); i += 1) {
    const at = directory + 2 + i * 12;
    const short = tiff.readUInt16LE(at + 2) === 3;
    values.set(tiff.readUInt16LE(at), short ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8));
    if (tiff.readUInt16LE(at) === 273 && tiff.readUInt32LE(at + 4) !== 1)
      throw new Error('the page came in several strips');
  }
  const start = values.get(273)!;
  return tiff.subarray(start, start + values.get(279)!);
}
