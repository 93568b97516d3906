import { AppError } from '../../../shared/contract/app-error.ts';
import { canvasOf } from '../../../shared/model/page.ts';
import type { PdfPage } from './model.ts';

/** ISO 19005-2 6.1.13: shortest and longest side of a page box, in pt. */
const MIN_SIDE = 3;
const MAX_SIDE = 14_400;

/** Where an image stands on its page. */
export interface Placement {
  /** Page size in pt: what the recipe keeps of the turned image, at 100% of the paper. */
  readonly width: number;
  readonly height: number;
  /** The page space in px, and how many pt one px is in each direction. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ptPerPxX: number;
  readonly ptPerPxY: number;
  /** The `cm` matrix that draws the unit square of the image, turned and levelled by the recipe. */
  readonly matrix: readonly [number, number, number, number, number, number];
}

/**
 * Turns a recipe into a matrix, so that the image data itself is never touched. Levelling is done in px around the
 * canvas' centre, exactly as page space is defined (shared/model/page.ts), and only then scaled to pt: boxes of words fit
 * even where the two resolutions differ. What leaves the page by levelling or crop is cut by its box.
 * Throws `pdf/page-size` when the paper would be smaller or larger than PDF/A allows.
 */
export function place(page: Pick<PdfPage, 'image' | 'recipe' | 'facts'>): Placement {
  const { image, recipe, facts } = page;
  const lying = recipe.turn === 90 || recipe.turn === 270;
  const canvas = canvasOf(image, recipe);
  const [x0, y0, x1, y1] = recipe.crop ?? [0, 0, canvas.width, canvas.height];
  const widthPx = x1 - x0;
  const heightPx = y1 - y0;
  const ptPerPxX = 72 / (lying ? facts.dpiY : facts.dpiX);
  const ptPerPxY = 72 / (lying ? facts.dpiX : facts.dpiY);
  const width = widthPx * ptPerPxX;
  const height = heightPx * ptPerPxY;
  const sides = [width, height];
  if (!sides.every((side) => side >= MIN_SIDE && side <= MAX_SIDE)) {
    throw new AppError('pdf/page-size', { width: Math.round(width), height: Math.round(height) });
  }

  // PDF's y axis points up, so clockwise is negative; quarter turns are given exactly, not by cos and sin.
  const [turnCos, turnSin] = QUARTERS[recipe.turn];
  const skew = (recipe.skew * Math.PI) / 180;
  const cos = turnCos * Math.cos(skew) - turnSin * Math.sin(skew);
  const sin = turnSin * Math.cos(skew) + turnCos * Math.sin(skew);
  const a = image.width * cos * ptPerPxX;
  const b = image.width * sin * ptPerPxY;
  const c = -image.height * sin * ptPerPxX;
  const d = image.height * cos * ptPerPxY;
  return {
    width,
    height,
    widthPx,
    heightPx,
    ptPerPxX,
    ptPerPxY,
    matrix: [
      a,
      b,
      c,
      d,
      (canvas.width * ptPerPxX - a - c) / 2 - x0 * ptPerPxX,
      // From the bottom: below the crop lies what the canvas has under it.
      (canvas.height * ptPerPxY - b - d) / 2 - (canvas.height - y1) * ptPerPxY,
    ],
  };
}

const QUARTERS = { 0: [1, 0], 90: [0, -1], 180: [-1, 0], 270: [0, 1] } as const;
