import { stat } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { AppError, isAppError } from '../../../../shared/contract/app-error.ts';
import { decodeFrame } from '../../imaging/index.ts';
import type { PdfImage } from '../model.ts';
import { bytesInMemory, bytesOfFile, type ByteSource } from '../bytes.ts';
import { colourWith } from './icc.ts';
import { liftJp2 } from './jp2.ts';
import { liftJpeg } from './lift-jpeg.ts';
import { liftPng } from './png.ts';
import type { Picture } from './picture.ts';
import { recode } from './recode.ts';
import { liftTiff, stripsOf } from './tiff.ts';
import { TAG, tiffDirectory, type TiffDirectory } from './tiff-directory.ts';

/** A file of one image is read whole; larger ones are no page. (A TIFF is read frame by frame and has no such limit.) */
const MAX_IMAGE_BYTES = 512 * 1024 * 1024;
/** px; the same bound intake sets before anything is decoded. */
const MAX_PIXELS = 150_000_000;
const DECODE_SECONDS = 60;

/** TIFF compressions that lose: JPEG old and new, WebP. */
const LOSSY_TIFF: readonly number[] = [6, 7, 50001];

/** Where a page's image comes from. */
export type ImageSource =
  /** A file as received; `frame` counts from 0 and is for TIFF. */
  | { readonly kind: 'image'; readonly path: string; readonly frame: number }
  /** The whole bytes of an image file, or what was lifted out of a PDF: a JPEG, a JPEG 2000, CCITT data in a TIFF. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly frame?: number }
  /** Decoded pixels, rows without padding; `sourceBytes` is what they took in coded form (0: any size will do). */
  | {
      readonly kind: 'raster';
      readonly data: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly channels: 1 | 3;
      readonly isBilevel?: boolean;
      readonly sourceBytes: number;
    };

/**
 * Makes an image ready for writePdfA, touching its bytes as little as PDF/A-2 allows: JPEG, JPEG 2000, plain PNG, one-strip
 * CCITT or Deflate and JPEG-in-TIFF go in as they are; everything else is coded anew, without loss when that stays within
 * 102% of the source, else as the best JPEG that does. CMYK and Lab become sRGB. EXIF and TIFF orientation is not applied:
 * px are those stored, and the page's recipe turns them.
 * Errors: `pdf/image-unreadable`, `pdf/image-too-large`, `disk/*`; of a BMP or an unusual JPEG 2000 also `imaging/*`.
 */
export async function pdfImageFrom(source: ImageSource): Promise<PdfImage> {
  switch (source.kind) {
    case 'image':
      return fromFile(source.path, source.frame);
    case 'bytes':
      return fromBytes(bytesInMemory(source.bytes), source.bytes, source.frame ?? 0, null);
    case 'raster':
      return fromRaster(source);
  }
}

async function fromFile(path: string, frame: number): Promise<PdfImage> {
  const source = await bytesOfFile(path);
  try {
    const { mtimeMs } = await stat(path);
    return await fromBytes(source, path, frame, `${path}\0${source.size}\0${mtimeMs}`);
  } catch (error) {
    throw isAppError(error, 'pdf/image-unreadable')
      ? new AppError('pdf/image-unreadable', { ...error.params, path }, { cause: error.cause })
      : error;
  } finally {
    await source.close();
  }
}

/** `input` is what sharp is to open when the bytes cannot be taken over. */
async function fromBytes(
  source: ByteSource,
  input: string | Uint8Array,
  frame: number,
  key: string | null,
): Promise<PdfImage> {
  const head = await source.read(0, 4);
  if (head.length < 4) throw new AppError('pdf/image-unreadable', { reason: 'empty' });
  if (/^(II|MM)/.test(head.toString('latin1'))) return fromTiff(source, input, frame, key);
  if (source.size > MAX_IMAGE_BYTES) throw new AppError('pdf/image-too-large', { bytes: source.size });
  const bytes = await source.read(0, source.size);
  const lifted = liftJpeg(bytes) ?? liftPng(bytes) ?? liftJp2(bytes);
  if (lifted !== null) return lifted;
  if (typeof input === 'string' && isForOwnDecoders(bytes)) {
    const raster = await decodeFrame({ kind: 'image', path: input, frame }, { colour: 'rgb' });
    return fromRaster({ kind: 'raster', ...raster, sourceBytes: bytes.length });
  }
  return recode(
    await pictureOf((ignoreIcc) => opened(input, frame, ignoreIcc), bytes.length, isLossyFile(bytes), null),
  );
}

async function fromTiff(
  source: ByteSource,
  input: string | Uint8Array,
  frame: number,
  key: string | null,
): Promise<PdfImage> {
  const directory = await tiffDirectory(source, frame, key);
  const strips = directory === null ? null : stripsOf(directory, source);
  if (directory === null || strips === null) throw new AppError('pdf/image-unreadable', { reason: 'TIFF directory' });
  const lifted = await liftTiff(source, directory, strips);
  if (lifted !== null) return lifted;
  const isLossyTiff = LOSSY_TIFF.includes(directory.first(TAG.compression, 1));
  return recode(await pictureOf((ignoreIcc) => opened(input, frame, ignoreIcc), strips.total, isLossyTiff, directory));
}

async function fromRaster(source: ImageSource & { kind: 'raster' }): Promise<PdfImage> {
  const { width, height, channels, data } = source;
  const image = await recode({
    open: () => sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS }),
    depth: source.isBilevel === true ? 1 : 8,
    colour: { kind: channels === 1 ? 'grey' : 'rgb' },
    isExact: true,
    isLossy: false,
    sourceBytes: source.sourceBytes === 0 ? Infinity : source.sourceBytes,
  });
  return source.sourceBytes === 0 ? { ...image, sourceBytes: image.data.length } : image;
}

/** BMP, and JPEG 2000 that PDF/A does not take as it is: sharp reads neither, imaging does. */
function isForOwnDecoders(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 2) === 'BM' || bytes.toString('latin1', 4, 8) === 'jP  ';
}

/** A JPEG, or a WebP with a lossy `VP8 ` chunk (RFC 9649). */
function isLossyFile(bytes: Buffer): boolean {
  return bytes.readUInt16BE(0) === 0xffd8 || (isWebp(bytes) && bytes.subarray(12, 4096).includes('VP8 '));
}

function isWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 8, 12) === 'WEBP';
}

function opened(input: string | Uint8Array, page: number, ignoreIcc = true): Sharp {
  const options = { page, ignoreIcc, limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true } as const;
  return sharp(input, options).timeout({ seconds: DECODE_SECONDS });
}

/**
 * What the decoder makes of an image: grey and RGB keep their pixels and their profile; CMYK and the rest go through
 * their profile to sRGB; transparency is laid on white paper.
 */
async function pictureOf(
  open: (ignoreIcc?: boolean) => Sharp,
  sourceBytes: number,
  isLossy: boolean,
  directory: TiffDirectory | null,
): Promise<Picture> {
  let facts: Awaited<ReturnType<Sharp['metadata']>>;
  try {
    facts = await open().metadata();
  } catch (error) {
    throw new AppError('pdf/image-unreadable', { reason: reasonOf(error) }, { cause: error });
  }
  const isGrey = facts.space === 'b-w' || facts.space === 'grey16';
  const isPlain = isGrey || facts.space === 'srgb' || facts.space === 'rgb' || facts.space === 'rgb16';
  const isBilevel = isGrey && (directory?.first(TAG.bitsPerSample, 1) ?? facts.bitsPerSample) === 1;
  return {
    open: () => {
      const decoder = open(isPlain);
      return facts.hasAlpha ? decoder.flatten({ background: 'white' }) : decoder;
    },
    depth: isBilevel ? 1 : facts.depth === 'ushort' && isPlain ? 16 : 8,
    colour: isPlain ? colourWith(facts.icc ?? null, isGrey ? 1 : 3) : { kind: 'rgb' },
    isExact: isPlain && !facts.hasAlpha && (facts.depth === 'uchar' || facts.depth === 'ushort'),
    isLossy,
    sourceBytes,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
