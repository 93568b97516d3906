import { darkPixels, findLinePieces } from './line-pieces.ts';
import type { Raster } from './raster.ts';

/**
 * What the ink says of how text stands, without reading it. `upness` is -1 to 1: above 0 there is more ink over the
 * bodies of letters than under them, as in upright Latin text (ascenders, capitals, and every Vietnamese tone mark but
 * one stand above); below 0 the page is upside down; near 0 there is no text across the page. `lines` is the number of
 * pieces of line that rests on.
 *
 * Skewed pages stay apart as well (0.32 to 0.59 upright on 12 office pages of -1.4 to 1.4 degrees), where the usual
 * measure, row against column profile, fails from 1 degree on.
 */
export interface TextStance {
  readonly upness: number;
  readonly lines: number;
}

/** Measures a grey raster of about 100 to 150 dpi in one pass of 20 to 60 ms. */
export function textStance(raster: Raster): { readonly across: TextStance; readonly along: () => TextStance } {
  const { width, height } = raster;
  const ink = darkPixels(raster);
  return {
    across: measure(ink, width, height),
    along: () => measure(quarterTurned(ink, width, height), height, width),
  };
}

function quarterTurned(ink: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(ink.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, to = height - 1 - y; x < width; x++, to += height) out[to] = ink[at++]!;
  }
  return out;
}

function measure(ink: Uint8Array, width: number, height: number): TextStance {
  const pieces = findLinePieces(ink, width, height);
  let above = 0;
  let below = 0;
  for (const { over, under } of pieces) {
    above += over;
    below += under;
  }
  return { upness: above + below === 0 ? 0 : (above - below) / (above + below), lines: pieces.length };
}
