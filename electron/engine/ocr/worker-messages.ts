import type { WasmModule } from './wasm.ts';

/** What crosses between the pool and its threads: plain data only. */
export interface WorkerSetup {
  readonly script: string;
  readonly module: WasmModule;
  readonly kind: 'text' | 'turn';
  /** Language → trained data in shared memory. */
  readonly data: Readonly<Record<string, Uint8Array>>;
  readonly variables: Readonly<Record<string, string>>;
}

export interface WorkerJob {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 8;
  readonly bytesPerRow: number;
  readonly dpi: number;
}

/** A word as read, box in px of the raster. */
export interface RawWord {
  readonly text: string;
  readonly confidence: number;
  readonly box: readonly [number, number, number, number];
}

/** A line as read. `baseline` is `[x0, y0, x1, y1]`, `rowHeight` from ascender to descender, both px of the raster. */
export interface RawLine {
  readonly block: number;
  readonly paragraph: number;
  readonly box: readonly [number, number, number, number];
  readonly baseline: readonly [number, number, number, number];
  readonly rowHeight: number;
  readonly words: readonly RawWord[];
}

/** `turn` is the clockwise turn in degrees that sets the page upright; null when the engine found too little text. */
export interface RawTurn {
  readonly turn: number | null;
  readonly confidence: number;
}

export type WorkerReply =
  | { readonly state: 'ready' }
  | { readonly state: 'lines'; readonly lines: readonly RawLine[]; readonly memory: number }
  | { readonly state: 'turn'; readonly turn: RawTurn; readonly memory: number }
  | { readonly state: 'failed'; readonly reason: string };
