import type { WasmExports, WasmImports, WasmInstance, WasmModule } from './wasm.ts';

/** The few calls of tesseract.js-core 7 (tesseract 5.1 built for WebAssembly) that we use; it ships no types. */
export interface TesseractApi {
  Init(dataPath: string, languages: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Raw pixels; `bytesPerPixel` 0 means one bit a pixel. The picture is copied. */
  SetImage(pointer: number, width: number, height: number, bytesPerPixel: number, bytesPerRow: number): void;
  SetSourceResolution(dpi: number): void;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
  DetectOS(results: OsResults): boolean;
  Clear(): void;
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

/** The part of the engine's own result tree that we keep. */
export interface JsonResult {
  readonly blocks: readonly {
    readonly paragraphs?: readonly {
      readonly lines?: readonly {
        readonly bbox: JsonBox;
        readonly baseline: JsonBox;
        readonly rowAttributes?: { readonly rowHeight: number };
        readonly words?: readonly { readonly text: string; readonly confidence: number; readonly bbox: JsonBox }[];
      }[];
    }[];
  }[];
}

export interface JsonBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
