import type { Raster } from './raster.ts';

/** A piece of text line within a strip of the page. `body` is the height of its dense rows: about an x-height, px. */
export interface LinePiece {
  /** Ink px above and below the dense rows. */
  readonly over: number;
  readonly under: number;
  readonly body: number;
}

/** Lines drift by their skew; within a twelfth of the page even 3 degrees move them by less than their height. */
const STRIPS = 12;
/** Letters of 6 to 30 pt at 100 to 150 dpi; rules are thinner, pictures and stamps taller. */
const LEAST_HEIGHT = 8;
const MOST_HEIGHT = 60;

/** The pieces of text line that run across `ink` (1 = ink), strip by strip; every other strip when `every` is 2. */
export function findLinePieces(ink: Uint8Array, width: number, height: number, every = 1): LinePiece[] {
  const pieces: LinePiece[] = [];
  const rows = new Uint32Array(height);
  for (let strip = 0; strip < STRIPS; strip += every) {
    const from = Math.floor((strip * width) / STRIPS);
    const to = Math.floor(((strip + 1) * width) / STRIPS);
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let x = from, at = y * width + from; x < to; x++) sum += ink[at++]!;
      rows[y] = sum;
    }
    const enough = (to - from) * 0.02;
    for (let top = 0; top < height; top++) {
      if (rows[top]! <= enough) continue;
      let bottom = top;
      while (bottom + 1 < height && rows[bottom + 1]! > enough) bottom++;
      const tall = bottom - top + 1;
      if (tall >= LEAST_HEIGHT && tall <= MOST_HEIGHT) pieces.push(measurePiece(rows, top, bottom));
      top = bottom;
    }
  }
  return pieces;
}

/** Dense rows hold at least half as much ink as the fullest one. */
function measurePiece(rows: Uint32Array, top: number, bottom: number): LinePiece {
  let most = 0;
  for (let y = top; y <= bottom; y++) most = Math.max(most, rows[y]!);
  let first = top;
  while (rows[first]! * 2 < most) first++;
  let last = bottom;
  while (rows[last]! * 2 < most) last--;
  let over = 0;
  let under = 0;
  for (let y = top; y < first; y++) over += rows[y]!;
  for (let y = last + 1; y <= bottom; y++) under += rows[y]!;
  return { over, under, body: last - first + 1 };
}

/** Every so many px are enough to tell paper from ink. */
const SAMPLE = 7;

/** 1 where a px is darker than half way between paper (median) and ink (darkest hundredth). */
export function darkPixels({ pixels }: Raster): Uint8Array {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let i = 0; i < pixels.length; i += SAMPLE, seen++) counts[pixels[i]!]!++;
  const paper = quantile(counts, seen * 0.5);
  const black = quantile(counts, seen * 0.01);
  const limit = (paper + black) / 2;
  const ink = new Uint8Array(pixels.length);
  if (paper - black < 24) return ink;
  for (let i = 0; i < pixels.length; i++) ink[i] = pixels[i]! < limit ? 1 : 0;
  return ink;
}

function quantile(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < 256; value++) {
    seen += counts[value]!;
    if (seen > rank) return value;
  }
  return 255;
}
