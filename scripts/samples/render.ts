import { init } from '@embedpdf/pdfium';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** 8-bit RGB pixels. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

type Pdfium = Awaited<ReturnType<typeof init>>;
let loaded: Promise<Pdfium> | undefined;

async function pdfium(): Promise<Pdfium> {
  loaded ??= (async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const module = await init({ wasmBinary: new Uint8Array(wasm).buffer });
    module.PDFiumExt_Init();
    return module;
  })();
  return loaded;
}

/** Draws one page (from 0) of a PDF at `dpi` on white. */
export async function renderPage(pdf: Uint8Array, index: number, dpi: number): Promise<Raster> {
  const lib = await pdfium();
  const heap = (): Uint8Array => (lib.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const bytes = lib.pdfium.wasmExports.malloc(pdf.length);
  heap().set(pdf, bytes);
  const document = lib.FPDF_LoadMemDocument(bytes, pdf.length, '');
  if (document === 0) throw new Error('the typeset PDF does not open');
  const page = lib.FPDF_LoadPage(document, index);
  const width = Math.round((lib.FPDF_GetPageWidthF(page) * dpi) / 72);
  const height = Math.round((lib.FPDF_GetPageHeightF(page) * dpi) / 72);
  const bitmap = lib.FPDFBitmap_Create(width, height, 0);
  lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
  const start = lib.FPDFBitmap_GetBuffer(bitmap);
  const stride = lib.FPDFBitmap_GetStride(bitmap);
  const data = new Uint8Array(width * height * 3);
  const source = heap();
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0, from = start + y * stride; x < width; x += 1, from += 4, to += 3) {
      data[to] = source[from + 2]!;
      data[to + 1] = source[from + 1]!;
      data[to + 2] = source[from]!;
    }
  }
  lib.FPDFBitmap_Destroy(bitmap);
  lib.FPDF_ClosePage(page);
  lib.FPDF_CloseDocument(document);
  lib.pdfium.wasmExports.free(bytes);
  return { width, height, data };
}
