import sharp, { type Sharp } from 'sharp';
import { MAX_RENDER_PIXELS } from './limits.ts';
import type { ExtractedImage, ImageVerdict, Raster } from './types.ts';

/** Size of the two small pictures that are compared, px on each side: shape does not matter, tone does. */
export const COMPARE_SIDE = 96;
/** Mean difference of the small pictures, 0-255, above which the page shows something else than its image. */
const MOST_DIFFERENT = 12;

/**
 * Decodes the extracted image and compares it, turned, with the page as drawn (`COMPARE_SIDE` px square, RGB); both
 * go on at the same time. Two decoders
 * and two ways to shrink differ by one or two grey levels; inverted colours, a mask or a clip by tens.
 */
export async function compareWithPage(
  image: ExtractedImage,
  turn: number,
  drawing: Promise<Raster>,
): Promise<ImageVerdict> {
  const first = await shrunk(image, turn, 'warning');
  const second = typeof first === 'string' && !LOST_DATA.test(first) ? await shrunk(image, turn, 'error') : first;
  const drawn = await drawing;
  if (typeof second === 'string') return { decodes: 'damaged', looksLikePage: false };
  const looksLikePage = second.length === drawn.data.length && difference(second, drawn.data) <= MOST_DIFFERENT;
  return { decodes: typeof first === 'string' ? 'warnings' : 'clean', looksLikePage };
}

/**
 * What libjpeg says, as a mere warning, when part of the picture is lost (jerror.h, JWRN_*); the decoder then invents the
 * rest. Bytes too many between two segments lose nothing.
 */
const LOST_DATA = /Corrupt JPEG data(?!: \d+ extraneous)|Premature end/i;

function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

/** The decoder's words when it stops: at `error` for what it cannot go on with, at `warning` for anything unusual. */
async function shrunk(image: ExtractedImage, turn: number, failOn: 'warning' | 'error'): Promise<Buffer | string> {
  try {
    return await flat(turned(open(image, failOn), turn));
  } catch (error) {
    return String(error);
  }
}

function open(image: ExtractedImage, failOn: 'warning' | 'error'): Sharp {
  if (image.codec !== 'raster')
    return sharp(image.bytes, { limitInputPixels: MAX_RENDER_PIXELS, failOn, autoOrient: false });
  const { width, height, channels, data } = image.raster;
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: MAX_RENDER_PIXELS });
}

/** sharp turns before it shrinks whatever the order of the calls, so a quarter turn costs a full-size copy; it is rare. */
function turned(picture: Sharp, turn: number): Sharp {
  return turn === 0 ? picture : picture.rotate(turn);
}

async function flat(picture: Sharp): Promise<Buffer> {
  return picture
    .resize(COMPARE_SIDE, COMPARE_SIDE, { fit: 'fill', kernel: 'linear' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer();
}
