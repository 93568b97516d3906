import { between, normalTable, seeded, type Random } from './random.ts';
import type { Raster } from './render.ts';

/** What one pass through an office scanner does to a clean page. */
export interface ScanStyle {
  readonly seed: number;
  /** Degrees by which the lines fall to the right (clockwise positive). */
  readonly skew: number;
  /** Paper colour, 0-255 a channel. */
  readonly paper: readonly [number, number, number];
  /** 0 = the paper's own tone, 1 = black: how dark full ink comes out. */
  readonly ink: number;
  /** Standard deviation of the sensor noise, 0-255. */
  readonly noise: number;
  /** Gaussian blur in px. */
  readonly blur: number;
  /** Width in px of the shadow along the left edge; 0 for none. */
  readonly shadow: number;
  /** Holes of a ring binder at the left margin. */
  readonly holes: boolean;
  /** 0-1: share of letters worn away by a poor print (old toner, carbon copy). */
  readonly wear: number;
  /** 0-1: how much of `behind` (the other side of the sheet) shines through. */
  readonly through: number;
}

export const OFFICE_SCAN: ScanStyle = {
  seed: 1,
  skew: 0,
  paper: [248, 246, 240],
  ink: 0.86,
  noise: 2.2,
  blur: 0.55,
  shadow: 14,
  holes: false,
  wear: 0,
  through: 0,
};

/** A scanned copy of `page` of the same size; the same style gives the same bytes. */
export function scan(page: Raster, style: ScanStyle, behind?: Raster): Raster {
  const random = seeded(style.seed);
  const { width, height } = page;
  const flat = style.wear > 0 ? worn(page, style.wear, random) : page;
  const levelled = style.skew === 0 ? flat : rotated(flat, style.skew);
  const soft = style.blur > 0 ? blurred(levelled, style.blur) : levelled;
  const out = new Uint8Array(width * height * 3);
  const tone = patches(random, width, height, 180);
  const grain = normalTable(random, 65_536);
  let at = Math.floor(random() * 65_536);
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 3) {
      const light = shade(x, y, width, height, style, tone);
      const back = behind ? style.through * (1 - behind.data[(y * width + width - 1 - x) * 3]! / 255) : 0;
      // A scanner's noise is mostly common to the three channels.
      const common = grain[at & 65_535]! * style.noise;
      for (let c = 0; c < 3; c += 1) {
        at = (at + 7) & 65_535;
        const clean = soft.data[i + c]! / 255;
        const value = style.paper[c]! * light * (1 - style.ink * (1 - clean)) * (1 - back);
        out[i + c] = clamp(value + common + grain[at]! * style.noise * 0.35);
      }
    }
  }
  if (style.holes) punch({ width, height, data: out });
  return { width, height, data: out };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

/** Light falling off: slow paper tone, a shadow at the spine side and a thin one under the lid at the top. */
function shade(x: number, y: number, width: number, height: number, style: ScanStyle, tone: ToneMap): number {
  let light = 1 + 0.018 * sample(tone, x, y);
  if (style.shadow > 0) {
    if (x < style.shadow * 3) light *= 1 - 0.45 * Math.exp(-x / style.shadow);
    if (y < style.shadow) light *= 1 - 0.2 * Math.exp(-y / (style.shadow / 3));
    const right = width - 1 - x;
    if (right < 6) light *= 0.93;
    if (height - 1 - y < 4) light *= 0.9;
  }
  return light;
}

interface ToneMap {
  readonly cell: number;
  readonly columns: number;
  readonly values: Float32Array;
}

function patches(random: Random, width: number, height: number, cell: number): ToneMap {
  const columns = Math.ceil(width / cell) + 2;
  const values = new Float32Array(columns * (Math.ceil(height / cell) + 2));
  for (let i = 0; i < values.length; i += 1) values[i] = between(random, -1, 1);
  return { cell, columns, values };
}

function sample({ cell, columns, values }: ToneMap, x: number, y: number): number {
  const cx = x / cell;
  const cy = y / cell;
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const fx = cx - x0;
  const fy = cy - y0;
  const row = y0 * columns + x0;
  const top = values[row]! * (1 - fx) + values[row + 1]! * fx;
  const under = values[row + columns]! * (1 - fx) + values[row + columns + 1]! * fx;
  return top * (1 - fy) + under * fy;
}

/** Turns around the centre by `degrees` clockwise on a canvas of the same size, white outside. */
export function rotated(page: Raster, degrees: number): Raster {
  const { width, height, data } = page;
  const out = new Uint8Array(data.length).fill(255);
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sx = cos * (x - cx) + sin * (y - cy) + cx;
      const sy = -sin * (x - cx) + cos * (y - cy) + cy;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue;
      const fx = sx - x0;
      const fy = sy - y0;
      const from = (y0 * width + x0) * 3;
      const to = (y * width + x) * 3;
      for (let c = 0; c < 3; c += 1) {
        const top = data[from + c]! * (1 - fx) + data[from + 3 + c]! * fx;
        const under = data[from + width * 3 + c]! * (1 - fx) + data[from + width * 3 + 3 + c]! * fx;
        out[to + c] = Math.round(top * (1 - fy) + under * fy);
      }
    }
  }
  return { width, height, data: out };
}

/** Separable Gaussian of a small radius. */
function blurred(page: Raster, sigma: number): Raster {
  const { width, height, data } = page;
  const weights = [0, 1, 2].map((d) => Math.exp(-(d * d) / (2 * sigma * sigma)));
  const sum = weights[0]! + 2 * (weights[1]! + weights[2]!);
  const [w0, w1, w2] = weights.map((w) => w / sum) as [number, number, number];
  const pass = (source: Uint8Array, step: number, edge: (i: number) => boolean): Uint8Array => {
    const out = Uint8Array.from(source);
    for (let i = 2 * step; i < source.length - 2 * step; i += 1) {
      if (edge(i)) continue;
      out[i] =
        w0 * source[i]! +
        w1 * (source[i - step]! + source[i + step]!) +
        w2 * (source[i - 2 * step]! + source[i + 2 * step]!);
    }
    return out;
  };
  const row = width * 3;
  const across = pass(data, 3, (i) => i % row < 6 || i % row >= row - 6);
  return { width, height, data: pass(across, row, () => false) };
}

/** Pales patches and thins strokes, as a worn ribbon or a drum at its end does. */
function worn(page: Raster, wear: number, random: Random): Raster {
  const { width, height, data } = page;
  const out = Uint8Array.from(data);
  const large = patches(random, width, height, 90);
  const small = patches(random, width, height, 3);
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 3) {
      if (data[i + 1]! > 250) continue;
      const loss = Math.min(1, Math.max(0, wear * (0.55 + 0.45 * sample(large, x, y) + 0.5 * sample(small, x, y))));
      for (let c = 0; c < 3; c += 1) out[i + c] = data[i + c]! + (255 - data[i + c]!) * loss;
    }
  }
  return { width, height, data: out };
}

/** Two binder holes, 80 mm apart, shown dark as the lid behind them. */
function punch({ width, height, data }: Raster): void {
  const unit = Math.max(width, height) / 297;
  for (const offset of [-40, 40]) {
    const cx = 11 * unit;
    const cy = height / 2 + offset * unit;
    const radius = 2.8 * unit;
    for (let y = Math.floor(cy - radius); y <= cy + radius; y += 1) {
      for (let x = Math.floor(cx - radius); x <= cx + radius; x += 1) {
        const d = Math.hypot(x - cx, y - cy);
        if (d > radius) continue;
        data.fill(d > radius - 1.5 ? 110 : 62, (y * width + x) * 3, (y * width + x) * 3 + 3);
      }
    }
  }
}
