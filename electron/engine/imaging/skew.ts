import { histogramOf, otsuThreshold } from './grey-stats.ts';
import type { Raster } from './raster.ts';

/** A measured skew: degrees by which the lines fall to the right, and how far its peak stands out (1 = not at all). */
export interface SkewEstimate {
  readonly angle: number;
  readonly confidence: number;
}

/** Below this ratio of peak to background there are no lines to go by: text gives 4 to 5, blank pages 1.02 (measured). */
export const MIN_SKEW_CONFIDENCE = 1.5;

/** Smaller angles (degrees) are not worth resampling the page for. */
export const MIN_SKEW = 0.05;

/** Degrees swept to each side, and when the best lies at the end of that. */
const SWEEP = 5;
const WIDE_SWEEP = 10;
const SWEEP_STEP = 0.25;

/** Share of each side left out: black borders and shadows lie there. */
const MARGIN = 0.03;

/** Edge px used for the sweep; more do not make it surer. */
const SWEEP_POINTS = 30_000;
const REFINE_POINTS = 60_000;

/**
 * Measures the skew of a grey page by its projection profile: the lower edges of all ink are projected along each angle,
 * and along the true one they fall into few rows. Bins are fractional, so the result is finer than a px.
 */
export function estimateSkew(raster: Raster): SkewEstimate {
  const edges = lowerEdges(raster);
  if (edges.count < 50) return { angle: 0, confidence: 1 };
  const coarse = thin(edges, SWEEP_POINTS);
  const score = (angle: number): number => profileScore(coarse, raster, angle);
  let sweep = sweepAngles(SWEEP, score);
  if (Math.abs(sweep.angle) > SWEEP - SWEEP_STEP / 2) sweep = sweepAngles(WIDE_SWEEP, score);
  const fine = thin(edges, REFINE_POINTS);
  const angle = refine(sweep.angle, (at) => profileScore(fine, raster, at));
  return { angle, confidence: sweep.peak / sweep.background };
}

interface Edges {
  readonly count: number;
  /** x relative to the centre, and y, of each edge px. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** Ink px with paper right below: one row a text line, whatever the letters look like. */
function lowerEdges(raster: Raster): Edges {
  const { width, height, data } = raster;
  const threshold = otsuThreshold(histogramOf(raster));
  const left = Math.round(width * MARGIN);
  const top = Math.round(height * MARGIN);
  const points = new Int32Array(width * height);
  let count = 0;
  for (let y = top; y < height - top - 1; y++) {
    for (let at = y * width + left; at < (y + 1) * width - left; at++) {
      if (data[at]! <= threshold && data[at + width]! > threshold) points[count++] = at;
    }
  }
  const xs = new Float32Array(count);
  const ys = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const point = points[i]!;
    const y = Math.floor(point / width);
    // Where between the two px the grey passes the threshold: on slight skews whole rows would hide the slope.
    const ink = data[point]!;
    xs[i] = point - y * width - width / 2;
    ys[i] = y + (threshold + 0.5 - ink) / (data[point + width]! - ink);
  }
  return { count, xs, ys };
}

function thin(edges: Edges, most: number): Edges {
  const step = Math.ceil(edges.count / most);
  if (step === 1) return edges;
  const count = Math.floor(edges.count / step);
  const pick = (from: Float32Array): Float32Array => Float32Array.from({ length: count }, (_, i) => from[i * step]!);
  return { count, xs: pick(edges.xs), ys: pick(edges.ys) };
}

function profileScore({ count, xs, ys }: Edges, { width, height }: Raster, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const reach = Math.ceil((width / 2) * Math.abs(slope)) + 2;
  const bins = new Float32Array(height + 2 * reach + 2);
  for (let i = 0; i < count; i++) {
    const at = ys[i]! - xs[i]! * slope + reach;
    const bin = at | 0;
    const share = at - bin;
    bins[bin]! += 1 - share;
    bins[bin + 1]! += share;
  }
  let score = 0;
  for (const value of bins) score += value * value;
  return score;
}

function sweepAngles(
  reach: number,
  score: (angle: number) => number,
): { angle: number; peak: number; background: number } {
  const scores: number[] = [];
  let angle = 0;
  let peak = -1;
  for (let at = -reach; at <= reach + 1e-9; at += SWEEP_STEP) {
    const value = score(at);
    scores.push(value);
    if (value > peak) {
      peak = value;
      angle = at;
    }
  }
  scores.sort((a, b) => a - b);
  return { angle, peak, background: scores[scores.length >> 1]! };
}

/** Narrows down in steps, then takes the top of the parabola through the best three. */
function refine(start: number, score: (angle: number) => number): number {
  let best = start;
  for (const step of [0.05, 0.01]) {
    const centre = best;
    let peak = -1;
    for (let i = -5; i <= 5; i++) {
      const value = score(centre + i * step);
      if (value > peak) {
        peak = value;
        best = centre + i * step;
      }
    }
  }
  const [before, at, after] = [score(best - 0.02), score(best), score(best + 0.02)];
  const bend = before - 2 * at + after;
  const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return best + Math.max(-1, Math.min(1, shift)) * 0.02;
}
