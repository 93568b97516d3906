import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { AppError, isAppError } from '../../../shared/contract/app-error.ts';
import { diskError } from '../base/disk-error.ts';
import { decodeJpx } from '../tools/pdfium/index.ts';
import { decodeBmp } from './bmp.ts';
import { withFileReader } from './byte-reader.ts';
import { decodeError, strictDecoder } from './decoder.ts';
import { HeaderFault } from './frame-header.ts';
import { identify } from './identify.ts';
import type { PageSource } from './page-source.ts';
import { pdfReader } from './pdf-readers.ts';
import { lumaOf, type Raster } from './raster.ts';

export interface DecodeOptions {
  readonly colour: 'grey' | 'rgb';
  /** Exact size wanted, px; or the longer side at most, never enlarged. Default: as stored. */
  readonly size?: { readonly width: number; readonly height: number } | { readonly maxSide: number };
}

/** The resolution at which a drawn page is rendered when no size is asked for (dpi). */
const DRAWN_DPI = 200;

/**
 * The pixels of a page as stored: no turn, no EXIF orientation, transparency laid on white, 16 bits brought to 8, CMYK
 * to RGB. Throws `imaging/damaged`, `imaging/truncated`, `imaging/decode-timeout`, `imaging/unsupported-format`,
 * `disk/*`, and the PDF reader's errors.
 */
export async function decodeFrame(source: PageSource, options: DecodeOptions): Promise<Raster> {
  const file = basename(source.path);
  const page = source.kind === 'image' ? source.frame : source.page;
  try {
    switch (source.kind) {
      case 'image':
        return await decodeImage(source.path, source.frame, options);
      case 'pdf-image': {
        const image = await (await pdfReader(source.path)).extractImage(source.page);
        return await finish(image.codec === 'raster' ? rawDecoder(image.raster) : strictDecoder(image.bytes), options);
      }
      case 'pdf-render':
        return await drawPage(source.path, source.page, options);
    }
  } catch (error) {
    throw inItsName(decodeError(error, file, page), source);
  }
}

/** The error with the name a person knows the file by. */
function inItsName(error: unknown, { name, path }: PageSource): unknown {
  if (name === undefined || !(error instanceof AppError)) return error;
  const { file } = error.params;
  if (file !== path && file !== basename(path)) return error;
  return new AppError(error.code, { ...error.params, file: name }, { details: error.details, cause: error.cause });
}

async function decodeImage(path: string, frame: number, options: DecodeOptions): Promise<Raster> {
  const identity = await withFileReader(path, identify);
  const file = basename(path);
  if (identity.kind === 'other') throw new AppError('imaging/unsupported-format', { file, found: identity.name });
  switch (identity.format) {
    case 'bmp':
      return finish(rawDecoder(await readBmp(path)), options);
    case 'jp2':
      return finish(rawDecoder(await decodeJp2(path, file)), options);
    default:
      return finish(strictDecoder(path, frame), options);
  }
}

async function readBmp(path: string): Promise<Raster> {
  try {
    return await withFileReader(path, decodeBmp);
  } catch (error) {
    if (!(error instanceof HeaderFault)) throw error;
    throw new AppError(`imaging/${error.reason}`, { file: basename(path), page: 1, ...error.params }, { cause: error });
  }
}

/** A JPEG 2000 file as pixels. Throws `imaging/damaged`. */
export async function decodeJp2(input: string | Uint8Array, file: string): Promise<Raster> {
  const bytes = typeof input === 'string' ? await readBytes(input) : input;
  try {
    return await decodeJpx(bytes);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const code = error.code === 'intake/pdf-timeout' ? 'imaging/decode-timeout' : 'imaging/damaged';
    throw new AppError(code, { file, page: 1, reason: 'JPEG 2000', seconds: 120 }, { cause: error });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

async function drawPage(path: string, page: number, { colour, size }: DecodeOptions): Promise<Raster> {
  const reader = await pdfReader(path);
  if (size === undefined) return reader.render(page, { dpi: DRAWN_DPI }, colour);
  if ('width' in size) return reader.render(page, { widthPx: size.width, heightPx: size.height }, colour);
  const { widthPt, heightPt } = await reader.pageInfo(page);
  const scale = size.maxSide / Math.max(widthPt, heightPt);
  const px = (points: number): number => Math.max(1, Math.round(points * scale));
  return reader.render(page, { widthPx: px(widthPt), heightPx: px(heightPt) }, colour);
}

/** A pipeline over pixels that are decoded already. */
export function rawDecoder(raster: Raster): Sharp {
  const { width, height, channels, data } = raster;
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

async function finish(pipeline: Sharp, { colour, size }: DecodeOptions): Promise<Raster> {
  const { space } = await pipeline.metadata();
  const isGrey = space === 'b-w' || space === 'grey16';
  let sized = pipeline.flatten({ background: '#fff' });
  if (size && 'width' in size) sized = sized.resize({ width: size.width, height: size.height, fit: 'fill' });
  if (size && 'maxSide' in size) {
    const box = { width: size.maxSide, height: size.maxSide, fit: 'inside', withoutEnlargement: true } as const;
    sized = sized.resize(box);
  }
  // libvips makes grey by way of linear light, which takes as long as decoding; lumaOf is the sum that JPEG itself uses.
  const toned = sized.toColourspace(isGrey && colour === 'grey' ? 'b-w' : 'srgb');
  const { data, info } = await toned.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 1 && info.channels !== 3) {
    throw new AppError('internal/unexpected', { message: `${info.channels} channels decoded` });
  }
  const raster: Raster = { width: info.width, height: info.height, channels: info.channels, data };
  return colour === 'grey' ? lumaOf(raster) : raster;
}
