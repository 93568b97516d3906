import sharp from 'sharp';
import type { Raster } from './raster.ts';

/**
 * The picture made narrower by `factor` (below 1), its height kept. The network reads a line column by column after
 * scaling it to a fixed height, so its time grows with width ÷ height, and letters somewhat narrower are within what it
 * was trained on. 1-bit pictures stay as they are.
 */
export async function squeeze(raster: Raster, factor: number): Promise<Raster> {
  const width = Math.round(raster.width * factor);
  if (factor >= 1 || raster.bits === 1 || width < 64) return raster;
  const pixels = await sharp(raster.pixels, {
    raw: { width: raster.width, height: raster.height, channels: 1 },
    limitInputPixels: false,
  })
    .resize(width, raster.height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { ...raster, pixels, width };
}
