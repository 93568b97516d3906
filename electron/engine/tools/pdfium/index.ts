/** Adapter of PDFium (WebAssembly) for reading PDFs: page facts, lossless images, rendering, text, JPEG 2000. */
export { openPdf } from './open-pdf.ts';
export { closePdfium } from './pdfium-host.ts';
export { decodeJpx } from './decode-jpx.ts';
export { readJpxHeader, type JpxHeader } from './jpx.ts';
export { MAX_PDF_BYTES, MAX_RENDER_PIXELS, MAX_PDF_PAGES } from './limits.ts';
export type {
  DocumentInfo,
  ExtractedImage,
  ImageVerdict,
  PageImage,
  PageInfo,
  PdfImageCodec,
  PdfReader,
  Raster,
  RenderSize,
} from './types.ts';
