import type { Raster } from './raster.ts';

/** How often each grey value occurs. The raster has one channel. */
export function histogramOf({ data }: Raster): Uint32Array {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value]!++;
  return histogram;
}

/** The value below which `share` (0 to 1) of all px lie. */
export function quantile(histogram: Uint32Array, share: number): number {
  let total = 0;
  for (const count of histogram) total += count;
  let sum = 0;
  for (let value = 0; value < 256; value++) {
    sum += histogram[value]!;
    if (sum > total * share) return value;
  }
  return 255;
}

/** Otsu's threshold: px at or below it are ink. The split of the histogram that sets the two sides apart most. */
export function otsuThreshold(histogram: Uint32Array): number {
  let total = 0;
  let sum = 0;
  histogram.forEach((count, value) => {
    total += count;
    sum += count * value;
  });
  let below = 0;
  let belowSum = 0;
  let best = 127;
  let bestSpread = -1;
  for (let value = 0; value < 255; value++) {
    below += histogram[value]!;
    belowSum += value * histogram[value]!;
    if (below === 0 || below === total) continue;
    const gap = belowSum / below - (sum - belowSum) / (total - below);
    const spread = below * (total - below) * gap * gap;
    if (spread > bestSpread) {
      bestSpread = spread;
      best = value;
    }
  }
  return best;
}

/** Standard deviation of the scanner's noise, from differences of neighbours; strokes are too few to matter. */
export function noiseOf({ width, height, data }: Raster): number {
  const differences = new Uint32Array(256);
  for (let y = 1; y < height - 1; y += 3) {
    for (let x = 1; x < width - 2; x += 3) differences[Math.abs(data[y * width + x]! - data[y * width + x + 1]!)]!++;
  }
  // The 68th percentile of |difference| is one deviation of it, which is √2 of a px's own.
  return quantile(differences, 0.68) / Math.SQRT2;
}

/** Half the size in each direction, each px the mean of four. The raster has one channel. */
export function halve({ width, height, data }: Raster): Raster {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    let a = 2 * y * width;
    for (let x = 0; x < w; x++, a += 2) {
      out[y * w + x] = (data[a]! + data[a + 1]! + data[a + width]! + data[a + width + 1]! + 2) >> 2;
    }
  }
  return { width: w, height: h, channels: 1, data: out };
}
