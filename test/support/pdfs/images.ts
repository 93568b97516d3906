import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { imageObject, type PdfObject } from './build-pdf.ts';

export const WIDTH = 420;
export const HEIGHT = 595;

/** A small "page": white paper, dark lines of differing lengths, a red stamp, and a black corner that tells its turn. */
export function samplePixels(width = WIDTH, height = HEIGHT): Buffer {
  const data = Buffer.alloc(width * height * 3, 245);
  const fill = (x0: number, y0: number, x1: number, y1: number, rgb: readonly [number, number, number]): void => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) data.set(rgb, (y * width + x) * 3);
  };
  for (let line = 0; line < 20; line++) {
    const y = Math.round(height * (0.1 + line * 0.04));
    fill(Math.round(width * 0.1), y, Math.round(width * (0.5 + (line % 5) * 0.08)), y + 6, [30, 30, 40]);
  }
  fill(
    Math.round(width * 0.6),
    Math.round(height * 0.75),
    Math.round(width * 0.8),
    Math.round(height * 0.88),
    [200, 30, 30],
  );
  fill(0, 0, Math.round(width * 0.2), Math.round(height * 0.06), [0, 0, 0]);
  return data;
}

const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 as const } };

export async function jpegBytes(): Promise<Buffer> {
  return sharp(samplePixels(), raw).withMetadata({ density: 72 }).jpeg({ quality: 85 }).toBuffer();
}

/** The sample as a bilevel picture, 0 black and 255 white, one byte a px. */
export async function bilevelPixels(): Promise<Buffer> {
  return sharp(samplePixels(), raw).grayscale().threshold(128).toColourspace('b-w').raw().toBuffer();
}

/** The G4 stream of the bilevel sample: the one strip lifted out of a TIFF. */
export async function g4Stream(): Promise<Buffer> {
  const tiff = await sharp(samplePixels(), raw)
    .grayscale()
    .threshold(128)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true, tile: false, tileHeight: 10_000 })
    .toBuffer();
  return liftStrip(tiff);
}

function liftStrip(tiff: Buffer): Buffer {
  const directory = tiff.readUInt32LE(4);
  const values = new Map<number, number>();
  for (let i = 0; i < tiff.readUInt16LE(directory); i++) {
    const at = directory + 2 + i * 12;
    const short = tiff.readUInt16LE(at + 2) === 3;
    values.set(tiff.readUInt16LE(at), short ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8));
    if (tiff.readUInt16LE(at) === 273 && tiff.readUInt32LE(at + 4) !== 1) throw new Error('more than one strip');
  }
  const start = values.get(273)!;
  return Buffer.from(tiff.subarray(start, start + values.get(279)!));
}

export async function jpegImage(): Promise<PdfObject> {
  const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
  return imageObject(WIDTH, HEIGHT, entries, await jpegBytes());
}

export async function g4Image(parms = '', dict = ''): Promise<PdfObject> {
  const entries =
    `${dict || '/ColorSpace /DeviceGray'} /BitsPerComponent 1 /Filter /CCITTFaxDecode ` +
    `/DecodeParms << /K -1 /Columns ${WIDTH} /Rows ${HEIGHT} ${parms} >>`;
  return imageObject(WIDTH, HEIGHT, entries, await g4Stream());
}

export function flateImage(): PdfObject {
  const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
  return imageObject(WIDTH, HEIGHT, entries, deflateSync(samplePixels()));
}
