import { copyBitmap } from './bitmap.ts';
import { wrapJpxInPdf, type JpxHeader } from './jpx.ts';
import type { Library } from './pdfium-library.ts';
import type { Raster } from './types.ts';

/** Decodes a JPEG 2000 image through PDFium; null when it cannot. Samples of more than 8 bits come out as 8. */
export function decodeJpxInPdfium(library: Library, jpx: Uint8Array, header: JpxHeader): Raster | null {
  const { pdfium } = library;
  const pdf = wrapJpxInPdf(jpx, header);
  return library.withMemory(pdf.length, (pointer) => {
    library.bytes(pointer, pdf.length).set(pdf);
    const doc = pdfium.FPDF_LoadMemDocument(pointer, pdf.length, '') >>> 0;
    if (doc === 0) return null;
    const page = pdfium.FPDF_LoadPage(doc, 0) >>> 0;
    try {
      const object = page === 0 ? 0 : pdfium.FPDFPage_GetObject(page, 0) >>> 0;
      const bitmap = object === 0 ? 0 : pdfium.FPDFImageObj_GetBitmap(object) >>> 0;
      if (bitmap === 0) return null;
      try {
        return copyBitmap(library, bitmap);
      } finally {
        pdfium.FPDFBitmap_Destroy(bitmap);
      }
    } finally {
      if (page !== 0) pdfium.FPDF_ClosePage(page);
      pdfium.FPDF_CloseDocument(doc);
    }
  });
}
