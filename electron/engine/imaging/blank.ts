import type { Blankness } from '../../../shared/model/page.ts';
import type { PageMarks } from './page-marks.ts';
import type { Raster } from './raster.ts';

/** Tiles are 16 px of the small picture, about 5 mm. */
const TILE = 16;
const DARK_PX = 4;

/** From this many dark tiles on a page bears text; a page number makes 2, a pencil note 14, a text page 1,000 (measured). */
const TEXT_TILES = 20;

/** Faint strokes: steps of grey sharper than the noise and than what shines through from the back, which is blurred. */
const MIN_STEP = 10;
const STEP_TO_NOISE = 6;
const SHARP_PX = 6;
const LOOK_SHARP_TILES = 3;
const TEXT_SHARP_TILES = 120;

/** A paper darker than this (grey value) or borders over more of the page than this say nothing about ink. */
const DARK_PAPER = 110;
const BORDER_SHARE = 0.2;

/** Outermost px of the small picture that are not looked at. */
const EDGE = 4;

export interface BlankResult {
  readonly blankness: Blankness;
  readonly darkTiles: number;
  /** Tiles with strokes too faint to be dark. */
  readonly sharpTiles: number;
}

/**
 * Blank, text, or for a person to look at. Borders and punch holes do not count. A page is blank only when nothing dark
 * and nothing sharp is on it; a faint page is `look` or `text`.
 */
export function judgeBlankness(page: Raster, marks: PageMarks): BlankResult {
  const darkTiles = countDarkTiles(marks);
  const sharpTiles = countSharpTiles(page, marks);
  return { blankness: judge(marks, darkTiles, sharpTiles), darkTiles, sharpTiles };
}

function judge(marks: PageMarks, darkTiles: number, sharpTiles: number): Blankness {
  if (darkTiles >= TEXT_TILES || sharpTiles >= TEXT_SHARP_TILES) return 'text';
  if (darkTiles > 0 || sharpTiles >= LOOK_SHARP_TILES) return 'look';
  const { width, height } = marks.small;
  const bordered = marks.borders.reduce((sum, patch) => sum + patch.area, 0) / (width * height);
  return marks.paper < DARK_PAPER || bordered > BORDER_SHARE ? 'look' : 'blank';
}

function countDarkTiles({ small, labels, setAside }: PageMarks): number {
  const { width, height } = small;
  let tiles = 0;
  for (let ty = EDGE; ty < height - EDGE; ty += TILE) {
    for (let tx = EDGE; tx < width - EDGE; tx += TILE) {
      let dark = 0;
      for (let y = ty; y < Math.min(ty + TILE, height - EDGE); y++) {
        for (let x = tx; x < Math.min(tx + TILE, width - EDGE); x++) {
          const label = labels.labels[y * width + x]!;
          if (label !== 0 && !setAside.has(label)) dark++;
        }
      }
      if (dark >= DARK_PX) tiles++;
    }
  }
  return tiles;
}

function countSharpTiles(page: Raster, marks: PageMarks): number {
  const { width, height, data } = page;
  const step = Math.max(MIN_STEP, STEP_TO_NOISE * marks.noise);
  const size = TILE * 2;
  let tiles = 0;
  for (let ty = EDGE * 2; ty + size < height - EDGE * 2; ty += size) {
    for (let tx = EDGE * 2; tx + size < width - EDGE * 2; tx += size) {
      if (bearsSetAside(marks, tx >> 1, ty >> 1)) continue;
      let sharp = 0;
      for (let y = ty; y < ty + size; y++) {
        for (let at = y * width + tx; at < y * width + tx + size; at++) {
          const across = Math.abs(data[at + 1]! - data[at - 1]!);
          const down = Math.abs(data[at + width]! - data[at - width]!);
          if (across > step || down > step) sharp++;
        }
      }
      if (sharp >= SHARP_PX) tiles++;
    }
  }
  return tiles;
}

/** The rim of a border or a hole is sharp too: tiles that hold a part of one, or lie next to it, do not count. */
function bearsSetAside({ small, labels, setAside }: PageMarks, x0: number, y0: number): boolean {
  if (setAside.size === 0) return false;
  const { width, height } = small;
  for (let y = Math.max(0, y0 - 3); y < Math.min(height, y0 + TILE + 3); y++) {
    for (let x = Math.max(0, x0 - 3); x < Math.min(width, x0 + TILE + 3); x++) {
      if (setAside.has(labels.labels[y * width + x]!)) return true;
    }
  }
  return false;
}
