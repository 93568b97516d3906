import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { PdfColour, PdfImage } from '../model.ts';
import { bytesInMemory } from './bytes.ts';
import { liftJpeg } from './lift-jpeg.ts';
import { liftPng } from './png.ts';
import { liftTiff, stripsOf } from './tiff.ts';
import { tiffDirectory } from './tiff-directory.ts';

const deflateAsync = promisify(deflate) as (data: Uint8Array, options: { level: number }) => Promise<Buffer>;

/** A picture to be coded anew: `open` gives a fresh decoder each time, for more than one way may have to be tried. */
export interface Picture {
  open(): Sharp;
  readonly depth: 1 | 8 | 16;
  /** The space the pixels are left in, for grey or RGB by the output intent or by the image's own profile. */
  readonly colour: PdfColour;
  /** False when decoding already changed the colours (CMYK, Lab, transparency). */
  readonly isExact: boolean;
  readonly sourceBytes: number;
}

/**
 * How much of the source's size the coded image may take. The page as a whole may take 105% (issue item 8); the rest is
 * kept for its words and structure.
 */
const IMAGE_SHARE = 1.02;
/** JPEG qualities tried when coding without loss would make the file larger than its source. */
const QUALITIES = [95, 92, 88, 84, 80, 75, 70, 65, 60, 55, 50, 45, 40, 35, 30, 25] as const;
const FULL_CHROMA_FROM = 88;

/**
 * Codes a decoded picture: without loss if that stays within the size limit (G4 or Flate for 1 bit; Flate with PNG
 * predictors at its depth, by palette, at 8 bits), else as the best JPEG that does. Whatever is smallest when nothing
 * fits. Throws `pdf/image-unreadable` when the picture cannot be decoded.
 */
export async function recode(picture: Picture): Promise<PdfImage> {
  const limit = picture.sourceBytes * IMAGE_SHARE;
  let smallest: PdfImage | null = null;
  try {
    for await (const image of attempts(picture)) {
      if (image.data.length <= limit) return image;
      if (smallest === null || image.data.length < smallest.data.length) smallest = image;
    }
  } catch (error) {
    // What the decoder could not read on the way; coding itself has nothing to refuse.
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AppError('pdf/image-unreadable', { reason }, { cause: error });
  }
  return smallest!;
}

async function* attempts(picture: Picture): AsyncGenerator<PdfImage> {
  if (picture.depth === 1) {
    yield await asG4(picture);
    yield await asBits(picture);
    return;
  }
  // Row by row the best of five filters suits most scans; what a TIFF packed smaller was packed in one of the other ways.
  const depths = picture.depth === 16 ? ([16, 8] as const) : ([8] as const);
  for (const depth of depths) {
    yield await asPng(picture, depth);
    yield await asDeflate(picture, depth, 'none');
    yield await asDeflate(picture, depth, 'left');
  }
  const indexed = await asPalette(picture);
  if (indexed !== null) yield indexed;
  yield await asJpeg(picture);
}

function fidelityOf(picture: Picture): PdfImage['fidelity'] {
  return picture.isExact ? 'same-pixels' : 'converted';
}

async function asG4(picture: Picture): Promise<PdfImage> {
  const { width, height } = await sizeOf(picture);
  // One strip: the CCITT data of a PDF image is a single one.
  const tiff = await picture
    .open()
    .grayscale()
    .threshold(128)
    .toColourspace('b-w')
    .tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      miniswhite: true,
      tile: false,
      tileWidth: width,
      tileHeight: height,
    })
    .toBuffer();
  const source = bytesInMemory(tiff);
  const directory = await tiffDirectory(source, 0, null);
  const strips = directory === null ? null : stripsOf(directory, source);
  const image = directory === null || strips === null ? null : await liftTiff(source, directory, strips);
  if (image === null) throw new Error('the G4 encoder did not write one strip');
  return { ...image, fidelity: fidelityOf(picture), sourceBytes: picture.sourceBytes };
}

/** Screened pictures: G4 makes them larger, Deflate of plain bits does not. */
async function asBits(picture: Picture): Promise<PdfImage> {
  const { data, info } = await picture.open().grayscale().threshold(128).raw().toBuffer({ resolveWithObject: true });
  const stride = Math.ceil(info.width / 8);
  const bits = Buffer.alloc(stride * info.height);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (data[(y * info.width + x) * info.channels]! >= 128) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return {
    width: info.width,
    height: info.height,
    colour: { kind: 'grey' },
    bitsPerComponent: 1,
    filter: 'FlateDecode',
    data: await deflateAsync(bits, { level: 9 }),
    fidelity: fidelityOf(picture),
    sourceBytes: picture.sourceBytes,
  };
}

function spaceOf(picture: Picture, depth: 8 | 16): 'b-w' | 'grey16' | 'srgb' | 'rgb16' {
  if (isGrey(picture)) return depth === 16 ? 'grey16' : 'b-w';
  return depth === 16 ? 'rgb16' : 'srgb';
}

async function asPng(picture: Picture, depth: 8 | 16): Promise<PdfImage> {
  const png = await picture
    .open()
    .toColourspace(spaceOf(picture, depth))
    .png({ compressionLevel: 6, adaptiveFiltering: true, palette: false })
    .toBuffer();
  const image = liftPng(png);
  if (image === null) throw new Error('the PNG encoder wrote what cannot be lifted');
  return {
    ...image,
    colour: picture.colour,
    fidelity: depth < picture.depth ? 'converted' : fidelityOf(picture),
    sourceBytes: picture.sourceBytes,
  };
}

/** Deflate of the samples themselves, or of their differences to the left neighbour (predictor 2), as TIFF writers do. */
async function asDeflate(picture: Picture, depth: 8 | 16, predictor: 'none' | 'left'): Promise<PdfImage> {
  const { data, info } = await picture
    .open()
    .toColourspace(spaceOf(picture, depth))
    .raw({ depth: depth === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (predictor === 'left') {
    const samples = depth === 16 ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
    differences(samples, width * channels, channels);
  }
  if (depth === 16) data.swap16();
  return {
    width,
    height,
    colour: picture.colour,
    bitsPerComponent: depth,
    filter: 'FlateDecode',
    ...(predictor === 'left'
      ? { decodeParms: { Predictor: 2, Colors: channels, BitsPerComponent: depth, Columns: width } }
      : {}),
    data: await deflateAsync(data, { level: 9 }),
    fidelity: depth < picture.depth ? 'converted' : fidelityOf(picture),
    sourceBytes: picture.sourceBytes,
  };
}

/** Each sample minus its left neighbour of the same channel, from the row's end so that neighbours are still whole. */
function differences(samples: Uint8Array | Uint16Array, stride: number, channels: number): void {
  for (let row = 0; row < samples.length; row += stride) {
    for (let at = row + stride - 1; at >= row + channels; at--) samples[at] = samples[at]! - samples[at - channels]!;
  }
}

/** For pictures of at most 256 colours (palette TIFF and BMP): one byte a px and the colours in a palette, no loss. */
async function asPalette(picture: Picture): Promise<PdfImage | null> {
  if (isGrey(picture) || picture.colour.kind === 'icc') return null;
  const { data, info } = await picture.open().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) return null;
  const places = new Map<number, number>();
  const indexed = Buffer.alloc(info.width * info.height);
  for (let at = 0; at < indexed.length; at++) {
    const colour = (data[at * 3]! << 16) | (data[at * 3 + 1]! << 8) | data[at * 3 + 2]!;
    let place = places.get(colour);
    if (place === undefined) {
      place = places.size;
      if (place === 256) return null;
      places.set(colour, place);
    }
    indexed[at] = place;
  }
  const grey = { width: info.width, height: info.height, channels: 1 as const };
  const picked = { ...picture, open: () => sharp(indexed, { raw: grey }), colour: { kind: 'grey' } as const };
  const rgb = Uint8Array.from(
    [...places.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  const image = await asDeflate(picked, 8, 'none');
  return { ...image, colour: { kind: 'palette', rgb }, fidelity: fidelityOf(picture) };
}

/** The best JPEG within the limit, found by halving; the coarsest one if even that is larger. */
async function asJpeg(picture: Picture): Promise<PdfImage> {
  const limit = picture.sourceBytes * IMAGE_SHARE;
  let best: Buffer | null = null;
  let low = 0;
  let high = QUALITIES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const jpeg = await jpegAt(picture, QUALITIES[middle]!);
    if (jpeg.length <= limit) {
      best = jpeg;
      high = middle - 1;
    } else low = middle + 1;
  }
  const image = liftJpeg(best ?? (await jpegAt(picture, QUALITIES.at(-1)!)));
  if (image === null) throw new Error('the JPEG encoder wrote what cannot be lifted');
  return { ...image, colour: picture.colour, fidelity: 'converted', sourceBytes: picture.sourceBytes };
}

function jpegAt(picture: Picture, quality: number): Promise<Buffer> {
  return picture
    .open()
    .toColourspace(isGrey(picture) ? 'b-w' : 'srgb')
    .jpeg({ quality, chromaSubsampling: quality >= FULL_CHROMA_FROM ? '4:4:4' : '4:2:0', mozjpeg: true })
    .toBuffer();
}

function isGrey(picture: Picture): boolean {
  return picture.colour.kind === 'grey' || (picture.colour.kind === 'icc' && picture.colour.components === 1);
}

async function sizeOf(picture: Picture): Promise<{ width: number; height: number }> {
  const { width, height } = await picture.open().metadata();
  return { width, height };
}
