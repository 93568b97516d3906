import type { Box } from '../../../shared/model/page.ts';
import { quantile } from '../imaging/index.ts';

/**
 * A small picture of a page in page space, 8 bits per sample. `channels` 1 is grey, 3 is RGB. It may be smaller than
 * the page space; its scale is `width / page.width`.
 */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What the picture says of a place: nothing there, strokes like the print's, or strokes that are not. */
export interface Ink {
  readonly kind: 'empty' | 'print' | 'hand' | 'unsure';
}

interface Strokes {
  /** Dark samples per sample of the box. */
  readonly cover: number;
  /** Mean darkness of the stroke cores, 0 to 255. */
  readonly dark: number;
  /** Mean difference between the strongest and weakest channel of the strokes, 0 to 255: print is grey, a pen is blue. */
  readonly colour: number;
  /** Mean stroke width, samples: twice the area over the outline, which does not depend on the letters' shapes. */
  readonly width: number;
}

/** Less covered than this is an empty place with, at most, specks. */
const EMPTY_COVER = 0.012;
/** Mean channel spread by which a place must exceed the print to be coloured ink. */
const COLOURED = 38;
/** Ratio of mean darkness or stroke width by which a pen stands off the print. */
const OFF = 1.55;

/** How alike a place and the print have to be in darkness and stroke width to be called print. */
const ALIKE = 1.22;
/** How far, in capital heights, numerals of print may stand off the band they belong in. */
const FITS = 0.12;

/** Where print of the line stands: y of the top of its capitals and of its base line, page px. */
export interface Band {
  readonly top: number;
  readonly base: number;
}

/**
 * Compares a place with printed words of the same line. `scale` is raster px per page px. Print is said of a place only
 * when its strokes are as dark, as wide and as colourless as the print's and stand in the same band.
 */
export function inkIn(raster: Raster, scale: number, place: Box, print: readonly Box[], band: Band): Ink {
  const paper = brightness(raster, scale, union([place, ...print]));
  const found = strokes(raster, scale, inset(place, 0.15 * (band.base - band.top)), paper);
  if (found === null) return { kind: 'unsure' };
  if (found.cover < EMPTY_COVER) return { kind: 'empty' };
  const like = print.map((box) => strokes(raster, scale, box, paper)).filter((one) => one !== null && one.cover > 0.03);
  if (like.length === 0) return { kind: 'unsure' };
  const mean = (pick: (one: Strokes) => number) => like.reduce((sum, one) => sum + pick(one!), 0) / like.length;
  const colour = raster.channels === 3 ? found.colour - mean((one) => one.colour) : 0;
  if (colour > COLOURED) return { kind: 'hand' };
  const dark = ratio(
    found.dark,
    mean((one) => one.dark),
  );
  const width = ratio(
    found.width,
    mean((one) => one.width),
  );
  if (dark > OFF || width > OFF) return { kind: 'hand' };
  const alike = dark < ALIKE && width < ALIKE && colour < COLOURED / 2;
  return { kind: alike && standsIn(raster, scale, place, band, paper) ? 'print' : 'unsure' };
}

/** The place without the edges of the print on both its sides. */
function inset([x0, y0, x1, y1]: Box, by: number): Box {
  return x1 - x0 > 6 * by ? [x0 + by, y0, x1 - by, y1] : [x0, y0, x1, y1];
}

/** Whether the strokes in a place reach from the top of capitals to the base line, no further and no less. */
function standsIn(raster: Raster, scale: number, place: Box, band: Band, paper: number): boolean {
  const cap = band.base - band.top;
  const around: Box = [place[0], band.top - 0.6 * cap, place[2], band.base + 0.5 * cap];
  const limit = paper - Math.max(28, 0.22 * paper);
  const rows = new Map<number, number>();
  each(raster, scale, around, (grey, _spread, _x, y) => {
    if (grey < limit) rows.set(y, (rows.get(y) ?? 0) + 1);
  });
  const inked = [...rows].filter(([, count]) => count >= 2).map(([y]) => y);
  if (inked.length === 0) return false;
  const top = Math.min(...inked) / scale;
  const bottom = (Math.max(...inked) + 1) / scale;
  const slack = FITS * cap + 1 / scale;
  return Math.abs(top - band.top) < slack && Math.abs(bottom - band.base) < slack;
}

/** Mean width of the strokes in a box, px of the raster; null where there are none. Tells bold from upright print. */
export function inkOfStrokes(raster: Raster, scale: number, box: Box): number | null {
  const found = strokes(raster, scale, box, brightness(raster, scale, box));
  return found === null || found.cover < 0.03 ? null : found.width;
}

function ratio(a: number, b: number): number {
  return a <= 0 || b <= 0 ? 1 : Math.max(a / b, b / a);
}

function union(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/** The paper's brightness around a line: the 80th percentile of grey. */
function brightness(raster: Raster, scale: number, box: Box): number {
  const counts = new Uint32Array(256);
  each(raster, scale, box, (grey) => counts[grey]!++);
  return quantile(counts, 0.8);
}

function strokes(raster: Raster, scale: number, box: Box, paper: number): Strokes | null {
  const limit = paper - Math.max(28, 0.22 * paper);
  let all = 0;
  let count = 0;
  let dark = 0;
  let colour = 0;
  let edges = 0;
  let row: boolean[] = [];
  let above: boolean[] = [];
  let lastY = -1;
  each(raster, scale, box, (grey, spread, x, y) => {
    if (y !== lastY) {
      above = row;
      row = [];
      lastY = y;
    }
    const isDark = grey < limit;
    all++;
    if (isDark !== (row[x - 1] ?? false)) edges++;
    if (isDark !== (above[x] ?? false)) edges++;
    row[x] = isDark;
    if (!isDark) return;
    count++;
    dark += paper - grey;
    colour += spread;
  });
  if (all === 0) return null;
  if (count === 0) return { cover: 0, dark: 0, colour: 0, width: 0 };
  // A stroke has two edges; counted along rows and columns both, an edge is 4/π too long on average.
  const width = (2 * count) / Math.max(1, (edges * Math.PI) / 4);
  return { cover: count / all, dark: dark / count, colour: colour / count, width };
}

function each(
  raster: Raster,
  scale: number,
  box: Box,
  see: (grey: number, spread: number, x: number, y: number) => void,
): void {
  const x0 = Math.max(0, Math.floor(box[0] * scale));
  const y0 = Math.max(0, Math.floor(box[1] * scale));
  const x1 = Math.min(raster.width, Math.ceil(box[2] * scale));
  const y1 = Math.min(raster.height, Math.ceil(box[3] * scale));
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const at = (y * raster.width + x) * raster.channels;
      if (raster.channels === 1) {
        see(raster.data[at]!, 0, x, y);
      } else {
        const red = raster.data[at]!;
        const green = raster.data[at + 1]!;
        const blue = raster.data[at + 2]!;
        const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
        see((red * 77 + green * 151 + blue * 28) >> 8, spread, x, y);
      }
    }
  }
}
