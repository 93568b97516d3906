import type { Blankness } from '../../../shared/model/page.ts';
import type { PageMarks } from './page-marks.ts';
import type { Raster } from './raster.ts';

/** Tiles are 16 px of the small picture, about 5 mm. */
const TILE = 16;
const DARK_PX = 4;

/** From this many dark tiles on a page bears text; a page number makes 2, a pencil note 14, a text page 1,000 (measured). */
const TEXT_TILES = 20;

/**
 * Faint strokes, for tiles without dark px. What shines through from the back of the sheet is just as faint, but the paper
 * has blurred it: its grey hardly changes over 2 px where it does over 6. A stroke of this side changes over 2 as over 6.
 */
const NEAR = 1;
const FAR = 3;
const SHARP_RATIO = 0.5;

/** Square sum of changes over 6 px that a tile needs above the noise: some 15 px that differ by 20, across and down. */
const MIN_CHANGE = 6000;
const NOISE_ALLOWANCE = 1.5;

const LOOK_SHARP_TILES = 3;
const TEXT_SHARP_TILES = 120;

/** Blurred marks that are this much darker than the paper, on this many tiles, are for a person to see. */
const SOFT_DEPTH = 30;
const LOOK_SOFT_TILES = 20;

/** Above this deviation of the noise faint strokes drown, so that no page is called blank (measured with strokes of 20). */
const QUIET_NOISE = 4;

/** A paper darker than this (grey value) or borders over more of the page than this say nothing about ink. */
const DARK_PAPER = 110;
const BORDER_SHARE = 0.2;

/** Outermost px of the small picture that are not looked at. */
const EDGE = 4;

export interface BlankResult {
  readonly blankness: Blankness;
  readonly darkTiles: number;
  /** Tiles with sharp strokes, dark or faint; and with blurred marks. 0 where dark ink has settled it. */
  readonly sharpTiles: number;
  readonly softTiles: number;
}

/**
 * Blank, text, or for a person to look at. Borders and punch holes do not count. A page is blank only when nothing dark
 * and nothing sharp is on it; a faint page is `look` or `text`.
 */
export function judgeBlankness(page: Raster, marks: PageMarks): BlankResult {
  const darkTiles = countDarkTiles(marks);
  // Most pages: the search for faint strokes takes a fifth of all the looking at a page and could not change this.
  if (darkTiles >= TEXT_TILES) return { blankness: 'text', darkTiles, sharpTiles: 0, softTiles: 0 };
  const { sharp, soft } = countFaintTiles(page, marks);
  return { blankness: judge(marks, darkTiles, sharp, soft), darkTiles, sharpTiles: sharp, softTiles: soft };
}

function judge(marks: PageMarks, darkTiles: number, sharpTiles: number, softTiles: number): Blankness {
  if (sharpTiles >= TEXT_SHARP_TILES) return 'text';
  if (darkTiles > 0 || sharpTiles >= LOOK_SHARP_TILES || softTiles >= LOOK_SOFT_TILES) return 'look';
  const { width, height } = marks.small;
  const bordered = marks.borders.reduce((sum, patch) => sum + patch.area, 0) / (width * height);
  const unsafe = marks.paper < DARK_PAPER || marks.noise > QUIET_NOISE || bordered > BORDER_SHARE;
  return unsafe ? 'look' : 'blank';
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

/** Tiles of the page itself (twice the small picture's) that bear strokes, sharp or blurred. */
function countFaintTiles(page: Raster, marks: PageMarks): { sharp: number; soft: number } {
  const tiles = measureTiles(page);
  // A tenth of all tiles is bare paper on any page with margins; what changes there is noise, however it is grained.
  const noise = { near: tenth(tiles.map(({ near }) => near)), far: tenth(tiles.map(({ far }) => far)) };
  const least = noise.far * (1 + NOISE_ALLOWANCE) + MIN_CHANGE;
  let sharp = 0;
  let soft = 0;
  for (const { x, y, near, far, darkest } of tiles) {
    if (far < least || bearsSetAside(marks, x >> 1, y >> 1)) continue;
    if (near - noise.near >= SHARP_RATIO * (far - noise.far)) sharp++;
    else if (marks.paper - darkest > SOFT_DEPTH + 3 * marks.noise) soft++;
  }
  return { sharp, soft };
}

interface Tile {
  readonly x: number;
  readonly y: number;
  /** Square sums of the changes over 2 and over 6 px, across and down. */
  readonly near: number;
  readonly far: number;
  readonly darkest: number;
}

function measureTiles(page: Raster): Tile[] {
  const size = TILE * 2;
  const tiles: Tile[] = [];
  for (let y = EDGE * 2; y + size < page.height - EDGE * 2; y += size) {
    for (let x = EDGE * 2; x + size < page.width - EDGE * 2; x += size) tiles.push(measureTile(page, x, y, size));
  }
  return tiles;
}

function tenth(values: readonly number[]): number {
  return Float64Array.from(values).sort()[Math.floor(values.length / 10)] ?? 0;
}

function measureTile({ width, data }: Raster, x0: number, y0: number, size: number): Tile {
  let near = 0;
  let far = 0;
  let darkest = 255;
  for (let y = y0; y < y0 + size; y++) {
    const row = y * width;
    for (let at = row + x0; at < row + x0 + size; at++) {
      const nearX = data[at + NEAR]! - data[at - NEAR]!;
      const nearY = data[at + NEAR * width]! - data[at - NEAR * width]!;
      const farX = data[at + FAR]! - data[at - FAR]!;
      const farY = data[at + FAR * width]! - data[at - FAR * width]!;
      near += nearX * nearX + nearY * nearY;
      far += farX * farX + farY * farY;
      if (data[at]! < darkest) darkest = data[at]!;
    }
  }
  return { x: x0, y: y0, near, far, darkest };
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
