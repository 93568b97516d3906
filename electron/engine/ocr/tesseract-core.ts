import type { WasmExports, WasmImports, WasmInstance, WasmModule } from './wasm.ts';

/** The few calls of tesseract.js-core 7 (tesseract 5.1 built for WebAssembly) that we use; it ships no types. */
export interface TesseractApi {
  Init(dataPath: string, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Raw pixels; `bytesPerPixel` 0 means one bit a pixel. The picture is copied. */
  SetImage(pointer: number, width: number, height: number, bytesPerPixel: number, bytesPerRow: number): void;
  SetSourceResolution(dpi: number): void;
  Recognize(monitor: null): number;
  GetIterator(): ResultIterator;
  DetectOS(results: OsResults): boolean;
  Clear(): void;
}

/** Stands at one element of a result. Calls that give several numbers write them where their pointers point. */
export interface ResultIterator {
  Begin(): void;
  Next(level: number): boolean;
  /** No text here: a picture or a rule. */
  Empty(level: number): boolean;
  IsAtBeginningOf(level: number): boolean;
  GetUTF8Text(level: number): string;
  Confidence(level: number): number;
  BoundingBox(level: number, left: number, top: number, right: number, bottom: number): boolean;
  Baseline(level: number, x0: number, y0: number, x1: number, y1: number): boolean;
  RowAttributes(rowHeight: number, descenders: number, ascenders: number): boolean;
}

export interface OsResults {
  readonly best_result: { readonly orientation_id: number; readonly oconfidence: number };
}

export interface TesseractCore {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => TesseractApi;
  readonly OSResults: new () => OsResults;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  destroy(object: object): void;
}

export type TesseractFactory = (options: {
  TesseractProgress(percent: number): void;
  print(line: string): void;
  printErr(line: string): void;
  instantiateWasm(imports: WasmImports, done: (instance: WasmInstance, module: WasmModule) => void): WasmExports;
}) => Promise<TesseractCore>;
