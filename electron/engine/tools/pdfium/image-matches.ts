import sharp, { type Sharp } from 'sharp';
import { MAX_RENDER_PIXELS } from './limits.ts';
import type { ExtractedImage, Raster } from './types.ts';

/** Size of the two small pictures that are compared, px on each side: shape does not matter, tone does. */
export const COMPARE_SIDE = 96;
/** Mean difference of the small pictures, 0-255, above which the page shows something else than its image. */
const MOST_DIFFERENT = 12;

/**
 * True when the extracted image decodes without a fault and, turned, looks like the drawn page. Two decoders and two ways
 * to shrink differ by one or two grey levels; inverted colours, a mask or a clip by tens.
 */
export async function imageMatches(image: ExtractedImage, turn: number, drawn: Raster): Promise<boolean> {
  try {
    const small = await flat(turned(open(image), turn));
    if (small.length !== drawn.data.length) return false;
    let sum = 0;
    for (let i = 0; i < small.length; i++) sum += Math.abs(small[i]! - drawn.data[i]!);
    return sum / small.length <= MOST_DIFFERENT;
  } catch {
    return false;
  }
}

function open(image: ExtractedImage): Sharp {
  if (image.codec !== 'raster')
    return sharp(image.bytes, { limitInputPixels: MAX_RENDER_PIXELS, failOn: 'warning', autoOrient: false });
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
