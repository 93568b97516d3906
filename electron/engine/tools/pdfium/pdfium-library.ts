import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

/** The part of PDFium's C interface that we call. Handles and pointers are numbers; 0 means none. */
export interface Pdfium {
  FPDF_LoadCustomDocument(access: number, password: string): number;
  FPDF_LoadMemDocument(data: number, size: number, password: string): number;
  FPDF_CloseDocument(doc: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(doc: number): number;
  FPDF_GetSignatureCount(doc: number): number;
  FPDF_GetFormType(doc: number): number;
  FPDFDoc_GetAttachmentCount(doc: number): number;
  EPDF_IsEncrypted(doc: number): boolean;
  FPDF_LoadPage(doc: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDF_GetPageBoundingBox(page: number, rect: number): boolean;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPage_GetAnnotCount(page: number): number;
  FPDFPage_GetAnnot(page: number, index: number): number;
  FPDFPage_CloseAnnot(annot: number): void;
  FPDFAnnot_GetSubtype(annot: number): number;
  FPDFAnnot_GetFlags(annot: number): number;
  FPDFAnnot_GetRect(annot: number, rect: number): boolean;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): boolean;
  FPDFPageObj_GetIsActive(object: number, active: number): boolean;
  FPDFPageObj_HasTransparency(object: number): boolean;
  FPDFPath_GetDrawMode(path: number, fillMode: number, stroke: number): boolean;
  FPDFTextObj_GetTextRenderMode(text: number): number;
  FPDFImageObj_GetBitmap(image: number): number;
  FPDFImageObj_GetImageDataDecoded(image: number, buffer: number, size: number): number;
  FPDFImageObj_GetImageDataRaw(image: number, buffer: number, size: number): number;
  FPDFImageObj_GetImageFilterCount(image: number): number;
  FPDFImageObj_GetImageFilter(image: number, index: number, buffer: number, size: number): number;
  FPDFImageObj_GetImageMetadata(image: number, page: number, metadata: number): boolean;
  FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): boolean;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, w: number, h: number, colour: number): boolean;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetFormat(bitmap: number): number;
  FPDFBitmap_GetWidth(bitmap: number): number;
  FPDFBitmap_GetHeight(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  EPDF_RenderAnnotBitmap(
    bitmap: number,
    page: number,
    annot: number,
    mode: number,
    matrix: number,
    flags: number,
  ): boolean;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetText(text: number, start: number, count: number, buffer: number): number;
  PDFiumExt_Init(): void;
}

interface Runtime {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  addFunction(f: (...args: number[]) => number, signature: string): number;
  removeFunction(index: number): void;
}

/** PDFium with its memory. Views are made afresh on each use because growing the memory detaches older ones. */
export interface Library {
  readonly pdfium: Pdfium;
  bytes(pointer: number, length: number): Uint8Array;
  view(pointer: number, length: number): DataView;
  /** Runs `use` with `size` zeroed bytes of PDFium's memory and frees them afterwards. Throws when there are none left. */
  withMemory<T>(size: number, use: (pointer: number) => T): T;
  allocate(size: number): number;
  free(pointer: number): void;
  addFunction(f: (...args: number[]) => number, signature: string): number;
  removeFunction(index: number): void;
  memoryBytes(): number;
}

/** Loads PDFium from the installed package; the WebAssembly is handed over as bytes, so nothing is ever fetched.
 * `memoryLimit` in bytes. */
export async function loadLibrary(memoryLimit: number): Promise<Library> {
  limitMemory(memoryLimit);
  const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const wasm = await readFile(wasmPath);
  const quiet = (): void => undefined;
  const wrapped = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
    // What it prints on an abort is no message for a terminal; the error that follows carries the reason.
    print: quiet,
    printErr: quiet,
  });
  const pdfium = wrapped as unknown as Pdfium;
  const runtime = wrapped.pdfium as unknown as Runtime;
  pdfium.PDFiumExt_Init();
  const allocate = (size: number): number => {
    const pointer = runtime.wasmExports.malloc(size) >>> 0;
    if (pointer === 0) throw new RangeError(`PDFium has no room for ${size} bytes`);
    return pointer;
  };
  const free = (pointer: number): void => {
    runtime.wasmExports.free(pointer);
  };
  return {
    pdfium,
    allocate,
    free,
    bytes: (pointer, length) => new Uint8Array(runtime.HEAPU8.buffer, pointer >>> 0, length),
    view: (pointer, length) => new DataView(runtime.HEAPU8.buffer, pointer >>> 0, length),
    withMemory: (size, use) => {
      const pointer = allocate(size);
      new Uint8Array(runtime.HEAPU8.buffer, pointer, size).fill(0);
      try {
        return use(pointer);
      } finally {
        free(pointer);
      }
    },
    addFunction: (f, signature) => runtime.addFunction(f, signature),
    removeFunction: (index) => runtime.removeFunction(index),
    memoryBytes: () => runtime.HEAPU8.buffer.byteLength,
  };
}

/**
 * PDFium's own limit of 2 GB is built in and too much for the PCs this runs on, so growing is refused earlier, in this
 * thread only. PDFium then aborts, which is what the thread is for.
 */
function limitMemory(bytes: number): void {
  const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } }).WebAssembly
    .Memory;
  const grow = Object.getOwnPropertyDescriptor(prototype, 'grow')?.value as WasmMemory['grow'];
  prototype.grow = function (delta) {
    if (this.buffer.byteLength + delta * WASM_PAGE > bytes)
      throw new RangeError('PDFium wants more memory than it may have');
    return grow.call(this, delta);
  };
}

const WASM_PAGE = 65_536;

/** WebAssembly.Memory, which only the browser's type library declares. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(this: WasmMemory, delta: number): number;
}
