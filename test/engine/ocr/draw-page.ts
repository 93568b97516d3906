import sharp from 'sharp';
import { resourcePath } from '../../../electron/engine/base/resources.ts';
import type { OcrInput } from '../../../electron/engine/ocr/index.ts';

/** Black text on white paper as a scanner at `dpi` would give it; the page space is three halves of the raster. */
export async function drawText(text: string, { dpi = 200, margin = 60, points = 13 } = {}): Promise<OcrInput> {
  const lines = await sharp({
    text: {
      text: text.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
      font: `Liberation Serif ${points}`,
      fontfile: resourcePath('fonts', 'LiberationSerif-Regular.ttf'),
      dpi,
      spacing: Math.round(dpi / 30),
    },
  })
    .extractChannel(0)
    .negate()
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: 'black' }) // sharp negates last
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = lines.info;
  return {
    pixels: new Uint8Array(lines.data),
    width,
    height,
    dpi,
    page: { width: Math.round(width * 1.5), height: Math.round(height * 1.5), dpi: dpi * 1.5 },
  };
}
