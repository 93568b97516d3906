import type { ResultIterator, TesseractApi, TesseractCore } from './tesseract-core.ts';
import type { RawLine, RawWord } from './worker-messages.ts';
import type { WasmMemory } from './wasm.ts';

/** Tesseract's levels of a result. */
const LEVEL = { block: 0, paragraph: 1, line: 2, word: 3 } as const;

interface OpenLine extends RawLine {
  readonly words: RawWord[];
}

/**
 * Walks the engine's result word by word, in reading order. (Its own JSON goes down to every letter and its
 * alternatives and takes a tenth of the whole recognition; this takes a hundredth.)
 */
export function readResult(core: TesseractCore, api: TesseractApi, memory: WasmMemory): RawLine[] {
  const lines: OpenLine[] = [];
  const result = api.GetIterator();
  const place = new Place(core, memory);
  let block = -1;
  let paragraph = -1;
  let line: OpenLine | undefined;
  result.Begin();
  do {
    if (result.IsAtBeginningOf(LEVEL.block)) block++;
    if (result.Empty(LEVEL.word)) continue;
    if (line === undefined || result.IsAtBeginningOf(LEVEL.line)) {
      if (line === undefined || result.IsAtBeginningOf(LEVEL.paragraph)) paragraph++;
      line = { block, paragraph, ...place.ofLine(result), words: [] };
      lines.push(line);
    }
    const text = result.GetUTF8Text(LEVEL.word);
    line.words.push({ text, confidence: result.Confidence(LEVEL.word), box: place.box(result, LEVEL.word) });
  } while (result.Next(LEVEL.word));
  place.free();
  core.destroy(result);
  return lines;
}

/** Four numbers in the engine's memory that its calls fill. */
class Place {
  readonly #core: TesseractCore;
  readonly #memory: WasmMemory;
  readonly #at: number;

  constructor(core: TesseractCore, memory: WasmMemory) {
    this.#core = core;
    this.#memory = memory;
    this.#at = core._malloc(16);
  }

  ofLine(result: ResultIterator): Pick<RawLine, 'box' | 'baseline' | 'rowHeight'> {
    const at = this.#at;
    const box = this.box(result, LEVEL.line);
    const found = result.Baseline(LEVEL.line, at, at + 4, at + 8, at + 12);
    const baseline = found ? this.#four() : ([box[0], box[3], box[2], box[3]] as const);
    result.RowAttributes(at, at + 4, at + 8);
    return { box, baseline, rowHeight: new Float32Array(this.#memory.buffer, at, 1)[0] ?? 0 };
  }

  box(result: ResultIterator, level: number): RawWord['box'] {
    const at = this.#at;
    return result.BoundingBox(level, at, at + 4, at + 8, at + 12) ? this.#four() : [0, 0, 0, 0];
  }

  free(): void {
    this.#core._free(this.#at);
  }

  /** The memory's buffer changes whenever it grows, so it is looked up each time. */
  #four(): [number, number, number, number] {
    const [a = 0, b = 0, c = 0, d = 0] = new Int32Array(this.#memory.buffer, this.#at, 4);
    return [a, b, c, d];
  }
}
