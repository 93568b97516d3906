import { quantile } from './grey-stats.ts';
import type { Raster } from './raster.ts';

/** How a gutter was seen: a shadow or a line, a light gap between two sheets, or the margin between two columns of text. */
export type GutterKind = 'shadow' | 'gap' | 'margin';

/** Where a double page is to be cut: 0 to 1 of its width. */
export interface Gutter {
  readonly at: number;
  readonly kind: GutterKind;
}

/** Where the middle of a double page may lie, shares of its width: books are not laid down exactly. */
const FROM = 0.33;
const TO = 0.67;
/** Head and foot of the picture left out, shares of its height: lids, fingers and the sheets' own edges lie there. */
const HEAD = 0.1;
/** A column's background is as light as this share of its px: text is always less than the rest. */
const BACKGROUND = 0.7;
/** Grey values by which a shadow is darker, or a gap lighter, than the paper. */
const DIFFERS = 10;
/** A light gap is no wider than this share of the width; a wider one is a light page. */
const WIDEST_GAP = 0.08;
/** Ink: so much darker than its column's background; a column is free of it below this share of its px. */
const INK = 40;
const INK_FREE = 0.004;
/** A margin narrower than this share of the width is the space between two letters. */
const LEAST_MARGIN = 0.012;

/**
 * Finds the gutter of a double page in a grey view of it (turned and levelled; 800 px wide is enough): the darkest valley
 * near the middle, else the lightest, else the middle of the widest run of columns without ink. null when there is
 * none of these: then nobody knows better than the middle.
 */
export function findGutter(page: Raster): Gutter | null {
  const { base, ink } = columnsOf(page);
  const paper = median(base);
  const smooth = smoothed(base);
  const from = Math.round(page.width * FROM);
  const to = Math.round(page.width * TO);
  const shadow = valley(smooth, base, from, to, (grey) => paper - grey);
  if (shadow !== null) return { at: shadow / page.width, kind: 'shadow' };
  const gap = valley(smooth, base, from, to, (grey) => grey - paper, page.width * WIDEST_GAP);
  if (gap !== null) return { at: gap / page.width, kind: 'gap' };
  const margin = widestFree(ink, from, to, page.width);
  return margin === null ? null : { at: margin / page.width, kind: 'margin' };
}

interface Columns {
  /** Grey of each column's background. */
  readonly base: Float64Array;
  /** Share of each column's px that are ink. */
  readonly ink: Float64Array;
}

function columnsOf({ width, height, data }: Raster): Columns {
  const top = Math.round(height * HEAD);
  const rows = height - 2 * top;
  const base = new Float64Array(width);
  const ink = new Float64Array(width);
  const counts = new Uint32Array(256);
  for (let x = 0; x < width; x++) {
    counts.fill(0);
    for (let y = top; y < height - top; y++) counts[data[y * width + x]!]!++;
    const level = quantile(counts, BACKGROUND);
    base[x] = level;
    let dark = 0;
    for (let grey = 0; grey < level - INK; grey++) dark += counts[grey]!;
    ink[x] = dark / rows;
  }
  return { base, ink };
}

/**
 * The middle of the deepest valley between two columns, by `depth` of a grey; null when none is deep enough, or it is
 * wider than `widest`. What counts as the valley is what lies deeper than half of it.
 */
function valley(
  smooth: Float64Array,
  base: Float64Array,
  from: number,
  to: number,
  depth: (grey: number) => number,
  widest = Infinity,
): number | null {
  let deepest = from;
  for (let x = from; x <= to; x++) if (depth(smooth[x]!) > depth(smooth[deepest]!)) deepest = x;
  const most = depth(smooth[deepest]!);
  if (most < DIFFERS) return null;
  // On both sides of a gutter there is paper again: a lid seen beside a sheet is none.
  let [left, right] = [deepest, deepest];
  while (left > 0 && depth(smooth[left - 1]!) > most / 2) left--;
  while (right < smooth.length - 1 && depth(smooth[right + 1]!) > most / 2) right++;
  if (left === 0 || right === smooth.length - 1 || right - left > widest) return null;
  let [sum, weight] = [0, 0];
  for (let x = left; x <= right; x++) {
    const deep = Math.max(0, depth(base[x]!) - most / 2);
    sum += (x + 0.5) * deep;
    weight += deep;
  }
  return weight === 0 ? deepest + 0.5 : sum / weight;
}

/** The middle of the widest run of columns without ink that reaches into the middle of the page; nearer ones count for more. */
function widestFree(ink: Float64Array, from: number, to: number, width: number): number | null {
  let best: { readonly at: number; readonly score: number } | null = null;
  for (let x = 0; x < ink.length; x++) {
    if (ink[x]! > INK_FREE) continue;
    const start = x;
    while (x + 1 < ink.length && ink[x + 1]! <= INK_FREE) x++;
    const end = x + 1;
    if (end < from || start > to || end - start < width * LEAST_MARGIN) continue;
    // One page is blank: the run goes on to the edge, and its middle says nothing.
    const isInside = start > width * (FROM - 0.1) && end < width * (TO + 0.1);
    const at = isInside ? (start + end) / 2 : Math.min(end, Math.max(start, width / 2));
    const score = (end - start) * (1 - Math.abs(at / width - 0.5));
    if (best === null || score > best.score) best = { at, score };
  }
  return best?.at ?? null;
}

function smoothed(values: Float64Array): Float64Array {
  return values.map((value, at) => (values[at - 1] ?? value) * 0.25 + value * 0.5 + (values[at + 1] ?? value) * 0.25);
}

function median(values: Float64Array): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 255;
}
