/** Pixels row by row without padding: `data.length === width * height * channels`, 8 bits a sample. 1 = grey, 3 = RGB. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

export type Turn = 0 | 90 | 180 | 270;

/** The brightness of each px by ITU-R BT.601 (0.299 R + 0.587 G + 0.114 B), in 8-bit fractions. Grey stays as it is. */
export function lumaOf(raster: Raster): Raster {
  if (raster.channels === 1) return raster;
  const { width, height, data } = raster;
  const out = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < out.length; i++, from += 3) {
    out[i] = (data[from]! * 77 + data[from + 1]! * 150 + data[from + 2]! * 29 + 128) >> 8;
  }
  return { width, height, channels: 1, data: out };
}

/** The picture turned clockwise by a quarter, a half or three quarters, exactly. */
export function turnRaster(raster: Raster, turn: Turn): Raster {
  if (turn === 0) return raster;
  const { width, height, channels, data } = raster;
  const out = new Uint8Array(data.length);
  // Where the px (x, y) goes: start + x * stepX + y * stepY, in px of the result.
  const [start, stepX, stepY] =
    turn === 90
      ? [height - 1, height, -1]
      : turn === 180
        ? [width * height - 1, -1, -width]
        : [(width - 1) * height, -height, 1];
  let from = 0;
  for (let y = 0; y < height; y++) {
    let to = start + y * stepY;
    for (let x = 0; x < width; x++, to += stepX) {
      if (channels === 1) out[to] = data[from++]!;
      else {
        out[to * 3] = data[from++]!;
        out[to * 3 + 1] = data[from++]!;
        out[to * 3 + 2] = data[from++]!;
      }
    }
  }
  return turn === 180 ? { ...raster, data: out } : { width: height, height: width, channels, data: out };
}

/** A rectangle cut out of the picture; it must lie inside. px. */
export function cropRaster(
  raster: Raster,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): Raster {
  const { channels, data } = raster;
  const out = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * raster.width + left) * channels;
    out.set(data.subarray(from, from + width * channels), y * width * channels);
  }
  return { width, height, channels, data: out };
}

/**
 * Levels a picture whose lines fall to the right by `skew` degrees: rotates it by −skew about its centre, keeps its size
 * and fills what comes in with white (shared/model/page.ts, Recipe). `stretchX` and `stretchY` say by how much the
 * raster was scaled from the page space, which is the grid the angle belongs to. Bilinear, in 8-bit fractions.
 */
export function levelRaster(raster: Raster, skew: number, stretchX = 1, stretchY = 1): Raster {
  if (skew === 0) return raster;
  const { width, height, channels, data } = raster;
  const out = new Uint8Array(data.length).fill(255);
  const angle = (skew * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  // The source of a px: centre + M (px − centre), M = S R S⁻¹ with S the scaling from the page space.
  const xx = cos;
  const xy = (-sin * stretchX) / stretchY;
  const yx = (sin * stretchY) / stretchX;
  const yy = cos;
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  let to = 0;
  for (let y = 0; y < height; y++) {
    let sx = cx + xy * (y - cy) - xx * cx;
    let sy = cy + yy * (y - cy) - yx * cx;
    for (let x = 0; x < width; x++, sx += xx, sy += yx, to += channels) {
      if (sx < -0.5 || sy < -0.5 || sx > width - 0.5 || sy > height - 0.5) continue;
      const px = sx < 0 ? 0 : sx > width - 1 ? width - 1 : sx;
      const py = sy < 0 ? 0 : sy > height - 1 ? height - 1 : sy;
      const ix = px | 0;
      const iy = py | 0;
      const fx = ((px - ix) * 256) | 0;
      const fy = ((py - iy) * 256) | 0;
      const a = (iy * width + ix) * channels;
      const right = ix + 1 < width ? channels : 0;
      const below = iy + 1 < height ? width * channels : 0;
      for (let c = 0; c < channels; c++) {
        const at = a + c;
        const top = data[at]! * (256 - fx) + data[at + right]! * fx;
        const bottom = data[at + below]! * (256 - fx) + data[at + below + right]! * fx;
        out[to + c] = (top * (256 - fy) + bottom * fy + 32768) >> 16;
      }
    }
  }
  return { ...raster, data: out };
}
