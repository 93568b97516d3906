import { MAX_ANNOTATIONS, MAX_FORM_DEPTH, MAX_OBJECTS_LOOKED_AT } from './limits.ts';
import { compose, IDENTITY, type Matrix } from './matrix.ts';
import type { Library } from './pdfium-library.ts';

/** PDFium's object types (fpdf_edit.h). */
const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
/** Text rendering modes that paint nothing: 3 invisible, 7 clip only (ISO 32000-1, table 106). */
const UNSEEN_TEXT = [3, 7];
/** Annotations that paint nothing of their own: Link and Popup. */
const UNSEEN_ANNOTATIONS = [2, 16];
/** Annotation flags Hidden and NoView (ISO 32000-1, table 165). */
const HIDDEN_FLAGS = 2 | 32;

/** What a page is drawn of, as far as the question "is it a scan?" needs it. */
export interface PageContent {
  /** Images in drawing order, with the map from the unit square to the page. */
  readonly images: readonly { readonly object: number; readonly matrix: Matrix }[];
  /** Text, vectors or shadings that show and are drawn after the last image, or so many objects that it no longer matters. */
  readonly drawnOver: boolean;
  /** The same, before the last image: an opaque image that covers the page hides them. */
  readonly drawnUnder: boolean;
}

/** Walks the objects of a page, into form objects as well: OCR programs put their text layer into one. */
export function pageContent(library: Library, page: number): PageContent {
  const { pdfium } = library;
  const images: { object: number; matrix: Matrix }[] = [];
  const visible = { over: false, under: false };
  let looked = 0;
  let deepest = 0;
  const tooMany = (): boolean => looked > MAX_OBJECTS_LOOKED_AT || deepest > MAX_FORM_DEPTH;

  const visit = (object: number, outer: Matrix, depth: number): void => {
    looked++;
    deepest = Math.max(deepest, depth);
    if (tooMany()) return;
    if (object === 0 || !isActive(library, object)) return;
    switch (pdfium.FPDFPageObj_GetType(object)) {
      case IMAGE:
        images.push({ object, matrix: compose(objectMatrix(library, object), outer) });
        visible.under ||= visible.over;
        visible.over = false;
        return;
      case FORM: {
        const matrix = compose(objectMatrix(library, object), outer);
        const count = pdfium.FPDFFormObj_CountObjects(object);
        for (let i = 0; i < count && !tooMany(); i++)
          visit(pdfium.FPDFFormObj_GetObject(object, i) >>> 0, matrix, depth + 1);
        return;
      }
      case TEXT:
        visible.over ||= !UNSEEN_TEXT.includes(pdfium.FPDFTextObj_GetTextRenderMode(object));
        return;
      case PATH:
        visible.over ||= paints(library, object);
        return;
      default:
        visible.over = true;
    }
  };

  const count = pdfium.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && !tooMany(); i++) visit(pdfium.FPDFPage_GetObject(page, i) >>> 0, IDENTITY, 0);
  return {
    images,
    drawnOver: visible.over || tooMany() || hasVisibleAnnotation(library, page),
    drawnUnder: visible.under,
  };
}

function objectMatrix(library: Library, object: number): Matrix {
  return library.withMemory(24, (pointer) => {
    if (!library.pdfium.FPDFPageObj_GetMatrix(object, pointer)) return IDENTITY;
    const view = library.view(pointer, 24);
    const at = (i: number): number => view.getFloat32(i * 4, true);
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  });
}

/** An object of a layer that is switched off does not show. */
function isActive(library: Library, object: number): boolean {
  return library.withMemory(4, (pointer) => {
    if (!library.pdfium.FPDFPageObj_GetIsActive(object, pointer)) return true;
    return library.bytes(pointer, 1)[0] !== 0;
  });
}

function paints(library: Library, path: number): boolean {
  return library.withMemory(8, (pointer) => {
    if (!library.pdfium.FPDFPath_GetDrawMode(path, pointer, pointer + 4)) return true;
    const view = library.view(pointer, 8);
    return view.getInt32(0, true) !== 0 || view.getInt32(4, true) !== 0;
  });
}

function hasVisibleAnnotation(library: Library, page: number): boolean {
  const { pdfium } = library;
  const count = pdfium.FPDFPage_GetAnnotCount(page);
  if (count > MAX_ANNOTATIONS) return true;
  for (let i = 0; i < count; i++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, i) >>> 0;
    if (annotation === 0) continue;
    try {
      if (UNSEEN_ANNOTATIONS.includes(pdfium.FPDFAnnot_GetSubtype(annotation))) continue;
      if (isShown(library, annotation)) return true;
    } finally {
      pdfium.FPDFPage_CloseAnnot(annotation);
    }
  }
  return false;
}

/** Not hidden, and of a size: an invisible signature is an annotation of none. */
export function isShown(library: Library, annotation: number): boolean {
  return (library.pdfium.FPDFAnnot_GetFlags(annotation) & HIDDEN_FLAGS) === 0 && hasArea(library, annotation);
}

function hasArea(library: Library, annotation: number): boolean {
  return library.withMemory(16, (pointer) => {
    if (!library.pdfium.FPDFAnnot_GetRect(annotation, pointer)) return false;
    const view = library.view(pointer, 16);
    const width = Math.abs(view.getFloat32(8, true) - view.getFloat32(0, true));
    const height = Math.abs(view.getFloat32(4, true) - view.getFloat32(12, true));
    return width > 0 && height > 0;
  });
}
