import sharp from 'sharp';
import { wrapG4InTiff } from './g4-tiff.ts';
import { MAX_RENDER_PIXELS } from './limits.ts';
import type { Raster } from './types.ts';

/**
 * The stream as a G4 TIFF when that decodes to exactly the pixels PDFium sees, else null. A PDF holds the parameters of
 * the stream (K, BlackIs1, byte alignment) where PDFium does not show them, so the result is tried rather than trusted.
 */
export async function proveG4(
  stream: Uint8Array,
  pixels: Raster,
  dpi: { dpiX: number; dpiY: number },
): Promise<Uint8Array | null> {
  if (pixels.channels !== 1) return null;
  for (const blackIsZero of [false, true]) {
    const tiff = wrapG4InTiff(stream, { width: pixels.width, height: pixels.height, ...dpi, blackIsZero });
    const match = await decodesTo(tiff, pixels);
    if (match) return tiff;
    if (match === null) return null;
  }
  return null;
}

/** Null when it does not decode at all. */
async function decodesTo(tiff: Uint8Array, pixels: Raster): Promise<boolean | null> {
  try {
    const { data, info } = await sharp(tiff, { limitInputPixels: MAX_RENDER_PIXELS })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 1 || data.length !== pixels.data.length) return null;
    return data.equals(pixels.data);
  } catch {
    return null;
  }
}
