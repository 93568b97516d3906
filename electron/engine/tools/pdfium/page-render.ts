import { AppError } from '../../../../shared/contract/app-error.ts';
import { BGR, copyBitmap, GREY } from './bitmap.ts';
import { MAX_RENDER_PIXELS } from './limits.ts';
import { drawWidgets } from './page-widgets.ts';
import type { Library } from './pdfium-library.ts';
import type { Raster, RenderSize } from './types.ts';

/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER: with annotations, in RGB order. */
const ANNOTATIONS = 0x01;
const RGB_ORDER = 0x10;
const GREYSCALE = 0x08;

/** Draws an open page with its annotations and form fields on white. Throws `intake/pdf-render-too-large` before any memory is asked for. */
export function renderPage(
  library: Library,
  page: number,
  size: RenderSize,
  colour: 'grey' | 'rgb',
  where: { path: string; page: number },
): Raster {
  const { pdfium } = library;
  const scale = 'dpi' in size ? size.dpi / 72 : 0;
  const width = 'dpi' in size ? Math.round(pdfium.FPDF_GetPageWidthF(page) * scale) : Math.round(size.widthPx);
  const height = 'dpi' in size ? Math.round(pdfium.FPDF_GetPageHeightF(page) * scale) : Math.round(size.heightPx);
  if (!(width >= 1 && height >= 1)) throw new AppError('intake/pdf-page-unreadable', where);
  if (width * height > MAX_RENDER_PIXELS)
    throw new AppError('intake/pdf-render-too-large', { ...where, width, height, limit: MAX_RENDER_PIXELS });
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, colour === 'grey' ? GREY : BGR, 0, 0) >>> 0;
  if (bitmap === 0)
    throw new AppError('intake/pdf-render-too-large', { ...where, width, height, limit: MAX_RENDER_PIXELS });
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    const flags = ANNOTATIONS | (colour === 'grey' ? GREYSCALE : RGB_ORDER);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    drawWidgets(library, page, { bitmap, width, height, flags });
    const raster = copyBitmap(library, bitmap, colour === 'rgb');
    if (!raster) throw new AppError('intake/pdf-page-unreadable', where);
    return raster;
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}
