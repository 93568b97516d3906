import { AppError } from '../../../shared/contract/app-error.ts';

/**
 * Pixels to read text from: one byte a pixel (0 black, 255 white), rows without padding; or, with `bits: 1`, packed rows
 * of `ceil(width / 8)` bytes, first pixel in the highest bit, a set bit black. `dpi` is the resolution of these pixels.
 */
export interface Raster {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly bits?: 1 | 8;
}

/**
 * The grid the results are given in: the page space of the picture that was read (shared/model/page.ts), which the
 * raster shows whole. The factors per axis follow from the two sizes, so a fax with oblong px comes out right as well.
 */
export interface PageGrid {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

/** A page to recognise. */
export interface OcrInput extends Raster {
  readonly page: PageGrid;
}

/** Tesseract keeps coordinates in 16 bits (its own limit is 32,767 px a side). */
const MAX_SIDE = 32_767;
/** As many px as any page of ours may have (see imaging): beyond that it is a bomb, not a page. */
const MAX_PIXELS = 150_000_000;

/** Bytes in a row of the raster. */
export function bytesPerRow(raster: Raster): number {
  return raster.bits === 1 ? Math.ceil(raster.width / 8) : raster.width;
}

/** Refuses with `ocr/bad-raster` what is not a picture of the size it claims, before it reaches native code. */
export function checkRaster(raster: Raster): void {
  const { width, height, dpi, pixels } = raster;
  const sound =
    Number.isInteger(width) &&
    Number.isInteger(height) &&
    width >= 1 &&
    height >= 1 &&
    width <= MAX_SIDE &&
    height <= MAX_SIDE &&
    width * height <= MAX_PIXELS &&
    Number.isFinite(dpi) &&
    dpi >= 1 &&
    pixels.length === bytesPerRow(raster) * height;
  if (!sound) throw new AppError('ocr/bad-raster', { width, height, dpi, bytes: pixels.length });
}
