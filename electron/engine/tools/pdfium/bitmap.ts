import { MAX_RENDER_PIXELS } from './limits.ts';
import type { Library } from './pdfium-library.ts';
import type { Raster } from './types.ts';

/** PDFium's bitmap formats (fpdfview.h) and their bytes a pixel. */
export const GREY = 1;
export const BGR = 2;
const BYTES_PER_PIXEL: Readonly<Record<number, number>> = { [GREY]: 1, [BGR]: 3, 3: 4, 4: 4 };

/**
 * Copies a PDFium bitmap out as a tightly packed raster, one channel for grey, RGB otherwise (alpha is dropped).
 * `reversed` says that the bitmap already holds RGB. Null for a format or a size we do not take.
 */
export function copyBitmap(library: Library, bitmap: number, reversed = false): Raster | null {
  const { pdfium } = library;
  const width = pdfium.FPDFBitmap_GetWidth(bitmap);
  const height = pdfium.FPDFBitmap_GetHeight(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const pixel = BYTES_PER_PIXEL[pdfium.FPDFBitmap_GetFormat(bitmap)];
  if (pixel === undefined || width <= 0 || height <= 0 || width * height > MAX_RENDER_PIXELS) return null;
  const source = library.bytes(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height);
  const channels = pixel === 1 ? 1 : 3;
  const data = new Uint8Array(width * height * channels);
  const [first, third] = reversed ? [0, 2] : [2, 0];
  for (let y = 0; y < height; y++) {
    const row = y * stride;
    let to = y * width * channels;
    if (channels === 1 || (pixel === 3 && reversed)) {
      data.set(source.subarray(row, row + width * channels), to);
      continue;
    }
    for (let from = row; from < row + width * pixel; from += pixel) {
      data[to] = source[from + first]!;
      data[to + 1] = source[from + 1]!;
      data[to + 2] = source[from + third]!;
      to += 3;
    }
  }
  return { width, height, channels, data };
}
