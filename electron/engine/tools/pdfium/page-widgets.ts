import { MAX_ANNOTATIONS } from './limits.ts';
import { isShown } from './page-objects.ts';
import type { Library } from './pdfium-library.ts';

/** Widget: the annotation that shows a form field, a visible signature above all (ISO 32000-1, 12.5.6.19). */
const WIDGET = 20;
/** FPDF_ANNOT_APPEARANCEMODE_NORMAL. */
const NORMAL = 0;

/**
 * Draws the form fields of a page over its bitmap of `width` × `height` px, in the order they stand in: PDFium leaves them to
 * its form filler. Only their appearance as it is stored in the file is drawn, so nothing of a form ever runs: no script, no
 * calculation, no XFA, and no highlighting of fields.
 */
export function drawWidgets(
  library: Library,
  page: number,
  target: { readonly bitmap: number; readonly width: number; readonly height: number; readonly flags: number },
): void {
  const { pdfium } = library;
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS);
  if (count <= 0) return;
  // PDFium brings the page upright at one px a point by itself; what remains is the scale.
  const scaleX = target.width / pdfium.FPDF_GetPageWidthF(page);
  const scaleY = target.height / pdfium.FPDF_GetPageHeightF(page);
  library.withMemory(24, (pointer) => {
    const view = library.view(pointer, 24);
    [scaleX, 0, 0, scaleY, 0, 0].forEach((value, i) => view.setFloat32(i * 4, value, true));
    for (let i = 0; i < count; i++) {
      const annotation = pdfium.FPDFPage_GetAnnot(page, i) >>> 0;
      if (annotation === 0) continue;
      if (pdfium.FPDFAnnot_GetSubtype(annotation) === WIDGET && isShown(library, annotation))
        pdfium.EPDF_RenderAnnotBitmap(target.bitmap, page, annotation, NORMAL, pointer, target.flags);
      pdfium.FPDFPage_CloseAnnot(annotation);
    }
  });
}
