import type { Colour } from '../../../../shared/model/page.ts';
import { MAX_RENDER_PIXELS } from './limits.ts';
import { quarterTurn, unitSquareBounds, type Matrix } from './matrix.ts';
import { pageContent } from './page-objects.ts';
import type { Library } from './pdfium-library.ts';
import type { PageImage, PageInfo, PdfImageCodec } from './types.ts';

/** How much of the page an image must cover, and how much of the image the page must show, for the page to be a scan. */
const COVERAGE = 0.98;

/** The PDF filters that are image formats of their own. */
const CODECS: Readonly<Record<string, PdfImageCodec>> = {
  DCTDecode: 'jpeg',
  DCT: 'jpeg',
  CCITTFaxDecode: 'g4',
  CCF: 'g4',
  JBIG2Decode: 'jbig2',
  JPXDecode: 'jpx',
};

/** PDFium's colour space numbers (fpdf_edit.h). */
const COLOURS: Readonly<Record<number, Colour>> = { 1: 'grey', 2: 'rgb', 3: 'cmyk', 4: 'grey', 5: 'rgb', 6: 'rgb' };
const INDEXED = 10;

/** Facts of the open page `page`, and the handle of the image a scan consists of. */
export function readPageInfo(library: Library, page: number): { info: PageInfo; imageObject: number } {
  const { pdfium } = library;
  const rotation = ((((pdfium.FPDFPage_GetRotation(page) * 90) % 360) + 360) % 360) as PageInfo['rotation'];
  const content = pageContent(library, page);
  const base = {
    widthPt: pdfium.FPDF_GetPageWidthF(page),
    heightPt: pdfium.FPDF_GetPageHeightF(page),
    rotation,
    largestImage: Math.max(0, ...content.images.map(({ object }) => pixelsOf(library, page, object))),
    hasText: hasText(library, page),
  };
  const only = content.images.length === 1 ? content.images[0] : undefined;
  if (only && !content.drawnOver) {
    const image = scanImage(library, page, only.object, only.matrix, rotation);
    const hidden = !content.drawnUnder || !pdfium.FPDFPageObj_HasTransparency(only.object);
    if (image && hidden) return { info: { ...base, kind: 'scan', image }, imageObject: only.object };
  }
  return { info: { ...base, kind: 'born' }, imageObject: 0 };
}

function pixelsOf(library: Library, page: number, object: number): number {
  const meta = imageMetadata(library, page, object);
  return meta ? meta.width * meta.height : 0;
}

function hasText(library: Library, page: number): boolean {
  const text = library.pdfium.FPDFText_LoadPage(page) >>> 0;
  if (text === 0) return false;
  try {
    return library.pdfium.FPDFText_CountChars(text) > 0;
  } finally {
    library.pdfium.FPDFText_ClosePage(text);
  }
}

/** The image's facts when it fills the page squarely; null when it does not. */
function scanImage(library: Library, page: number, object: number, matrix: Matrix, rotation: number): PageImage | null {
  const drawnTurn = quarterTurn(matrix);
  if (drawnTurn === null || !fillsPage(library, page, matrix)) return null;
  const meta = imageMetadata(library, page, object);
  if (!meta || meta.width * meta.height > MAX_RENDER_PIXELS) return null;
  const filters = imageFilters(library, object);
  const codec = CODECS[filters.at(-1) ?? ''] ?? 'raw';
  const [a, b, c, d] = matrix;
  return {
    codec,
    width: meta.width,
    height: meta.height,
    bitDepth: meta.bitDepth,
    colour: meta.colour,
    turn: ((drawnTurn + rotation) % 360) as PageImage['turn'],
    dpiX: (meta.width * 72) / Math.hypot(a, b),
    dpiY: (meta.height * 72) / Math.hypot(c, d),
    lossless: codec === 'jpeg' || (meta.bitDepth <= 8 && meta.bitDepth > 0 && meta.colour !== 'cmyk'),
  };
}

function fillsPage(library: Library, page: number, matrix: Matrix): boolean {
  const [x0, y0, x1, y1] = unitSquareBounds(matrix);
  return library.withMemory(16, (pointer) => {
    if (!library.pdfium.FPDF_GetPageBoundingBox(page, pointer)) return false;
    // FS_RECTF: left, top, right, bottom.
    const view = library.view(pointer, 16);
    const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => view.getFloat32(at, true)) as [
      number,
      number,
      number,
      number,
    ];
    const shared =
      Math.max(0, Math.min(x1, right) - Math.max(x0, left)) * Math.max(0, Math.min(y1, top) - Math.max(y0, bottom));
    return shared >= COVERAGE * (right - left) * (top - bottom) && shared >= COVERAGE * (x1 - x0) * (y1 - y0);
  });
}

/** What PDFium says of an image object. */
export interface ImageMetadata {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colour: Colour;
  readonly indexed: boolean;
  /** A stencil (/ImageMask): ink laid where its bits say so, with no colour of its own. */
  readonly stencil: boolean;
}

/** FPDF_IMAGEOBJ_METADATA: width, height, dpi x and y, bits per pixel, colour space, marked content id; 28 bytes. */
export function imageMetadata(library: Library, page: number, object: number): ImageMetadata | null {
  return library.withMemory(28, (pointer) => {
    if (!library.pdfium.FPDFImageObj_GetImageMetadata(object, page, pointer)) return null;
    const view = library.view(pointer, 28);
    const width = view.getUint32(0, true);
    const height = view.getUint32(4, true);
    if (width === 0 || height === 0) return null;
    const bitsPerPixel = view.getUint32(16, true);
    const space = view.getInt32(20, true);
    const indexed = space === INDEXED;
    const stencil = bitsPerPixel === 1 && space === 0;
    if (bitsPerPixel === 1)
      return { width, height, bitDepth: 1, colour: indexed ? 'rgb' : 'bilevel', indexed, stencil };
    if (indexed) return { width, height, bitDepth: bitsPerPixel, colour: 'rgb', indexed, stencil };
    // The profile of an ICC space tells its channels only through the bits of a pixel.
    const colour = COLOURS[space] ?? (bitsPerPixel >= 32 ? 'cmyk' : bitsPerPixel >= 24 ? 'rgb' : 'grey');
    const channels = colour === 'cmyk' ? 4 : colour === 'rgb' ? 3 : 1;
    return { width, height, bitDepth: Math.floor(bitsPerPixel / channels), colour, indexed, stencil };
  });
}

export function imageFilters(library: Library, object: number): string[] {
  const { pdfium } = library;
  const count = Math.min(8, pdfium.FPDFImageObj_GetImageFilterCount(object));
  return Array.from({ length: Math.max(0, count) }, (_, i) =>
    library.withMemory(64, (pointer) => {
      const length = pdfium.FPDFImageObj_GetImageFilter(object, i, pointer, 64);
      return Buffer.from(library.bytes(pointer, Math.max(0, Math.min(64, length) - 1))).toString('latin1');
    }),
  );
}
