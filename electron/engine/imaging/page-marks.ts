import { labelComponents, type Component, type Labels } from './components.ts';
import { halve, histogramOf, noiseOf, quantile } from './grey-stats.ts';
import type { Raster } from './raster.ts';

/** Ink is darker than the paper by this many grey values, for the count of dark tiles (measured). */
const DARK_BELOW_PAPER = 40;

/** Scan borders: patches at the edge longer than this, mm; shorter ones are letters that were cut. */
const BORDER_MM = 12;

/** Letters that were cut reach this far into the page, mm; the shadow of the sheet's own edge does not. */
const CUT_MM = 1;

/** Punch holes: diameter and distance of the far side from the edge, mm (ISO 838: 6 ± 0.5, 12 from the edge). */
const HOLE_MIN_MM = 3.5;
const HOLE_MAX_MM = 9;
const HOLE_REACH_MM = 26;

/** What lies on a page, sorted: the paper's own grey, and dark patches by kind. Positions are px of `small`. */
export interface PageMarks {
  /** Grey, about 75 dpi. */
  readonly small: Raster;
  /** px of `small` to the mm. */
  readonly perMm: number;
  readonly paper: number;
  readonly noise: number;
  readonly labels: Labels;
  /** Patches that are no content: borders of the scan and punch holes, by label. */
  readonly setAside: ReadonlySet<number>;
  readonly borders: readonly Component[];
  readonly holes: readonly Component[];
  /** Small patches that run off the edge: letters that were cut. */
  readonly cut: readonly Component[];
}

/** Sorts what lies on a grey page of `dpi`. */
export function findMarks(page: Raster, dpi: number): PageMarks {
  const small = halve(page);
  const perMm = dpi / 2 / 25.4;
  const paper = quantile(histogramOf(small), 0.5);
  const mask = new Uint8Array(small.data.length);
  for (let i = 0; i < mask.length; i++) mask[i] = small.data[i]! < paper - DARK_BELOW_PAPER ? 1 : 0;
  const labels = labelComponents(mask, small.width, small.height);
  const borders: Component[] = [];
  const holes: Component[] = [];
  const cut: Component[] = [];
  for (const patch of labels.components) {
    if (touchesEdge(patch, small)) {
      const long = Math.max(patch.x1 - patch.x0, patch.y1 - patch.y0) >= BORDER_MM * perMm;
      if (long) borders.push(patch);
      else if (depthFromEdge(patch, small) >= CUT_MM * perMm) cut.push(patch);
    } else if (isHole(patch, small, perMm)) holes.push(patch);
  }
  const setAside = new Set([...borders, ...holes].map((patch) => patch.label));
  return { small, perMm, paper, noise: noiseOf(page), labels, setAside, borders, holes, cut };
}

/** How far a patch at the edge reaches into the page; in a corner, from the edge it leaves least. */
function depthFromEdge({ x0, y0, x1, y1 }: Component, { width, height }: Raster): number {
  const across = x0 === 0 || x1 === width ? x1 - x0 : Infinity;
  const down = y0 === 0 || y1 === height ? y1 - y0 : Infinity;
  return Math.min(across, down);
}

function touchesEdge({ x0, y0, x1, y1 }: Component, { width, height }: Raster): boolean {
  return x0 === 0 || y0 === 0 || x1 === width || y1 === height;
}

/** A solid round patch near an edge. A disc fills 0.785 of its box; the letter O much less. */
function isHole({ x0, y0, x1, y1, area }: Component, { width, height }: Raster, perMm: number): boolean {
  const [w, h] = [x1 - x0, y1 - y0];
  const round = Math.abs(w - h) <= Math.max(2, 0.25 * Math.max(w, h));
  const sized = Math.min(w, h) >= HOLE_MIN_MM * perMm && Math.max(w, h) <= HOLE_MAX_MM * perMm;
  const fill = area / (w * h);
  const reach = HOLE_REACH_MM * perMm;
  const nearEdge = x1 <= reach || y1 <= reach || x0 >= width - reach || y0 >= height - reach;
  return round && sized && nearEdge && fill > 0.65 && fill < 0.92;
}
