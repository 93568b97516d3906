/** An affine map [a b c d e f] as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [p, q, r, s, t, u] = outer;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** How much an image may stand askew and still count as standing square: 0.1 px on a 3,500 px side needs less. */
const SQUARE = 3e-5;

/**
 * The clockwise quarter turn by which the matrix draws the unit square (an image), or null when it mirrors the image,
 * shears it or turns it by anything else.
 */
export function quarterTurn([a, b, c, d]: Matrix): 0 | 90 | 180 | 270 | null {
  const scale = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  if (!Number.isFinite(scale) || scale === 0) return null;
  const zero = (x: number): boolean => Math.abs(x) <= scale * SQUARE;
  if (zero(b) && zero(c)) {
    if (a > 0 && d > 0) return 0;
    if (a < 0 && d < 0) return 180;
  } else if (zero(a) && zero(d)) {
    // y points up in a PDF: b > 0 turns the image's right side upwards, which is anticlockwise.
    if (b < 0 && c > 0) return 90;
    if (b > 0 && c < 0) return 270;
  }
  return null;
}

/** The rectangle [x0, y0, x1, y1] around the unit square after the map. */
export function unitSquareBounds([a, b, c, d, e, f]: Matrix): [number, number, number, number] {
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
