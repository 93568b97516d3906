import { z } from 'zod';

/** A rectangle `[x0, y0, x1, y1]` in px of the page space (see Recipe), origin top left, x1 and y1 exclusive. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

/**
 * What has to be done to a page's master to see it upright; the master itself is never edited.
 * Order: first `turn`, then level the lines by `skew`, then `crop`.
 * - `turn`: degrees clockwise to apply, so that text stands upright.
 * - `skew`: degrees by which the lines of the turned image fall to the right (clockwise positive); levelling rotates the
 *   image by `-skew` around its centre, and the canvas keeps the size it has after `turn`.
 * - `crop`: what is kept of the turned and levelled canvas, in whole px of that canvas; all of it when left out.
 *
 * **Page space**: the pixel grid of the turned, levelled and cropped image at the master's own resolution, its origin the
 * crop's top left corner. Word boxes, field evidence and marks on a page are all given in it.
 */
export const Recipe = z.object({
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  skew: z.number().min(-20).max(20),
  crop: Box.optional(),
});
export type Recipe = z.infer<typeof Recipe>;

/** A quarter, half or three quarter turn clockwise. */
export type AddedTurn = 90 | 180 | 270;

/** A size in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The canvas a recipe's crop is given in: the scan after the turn, px. Levelling does not change its size. */
export function canvasOf(scan: Size, recipe: Pick<Recipe, 'turn'>): Size {
  return recipe.turn % 180 === 0
    ? { width: scan.width, height: scan.height }
    : { width: scan.height, height: scan.width };
}

/** The recipe that shows the same part of the scan turned clockwise by `added` more. `scan` in px as received. */
export function turnRecipe(recipe: Recipe, scan: Size, added: AddedTurn): Recipe {
  const turn = ((recipe.turn + added) % 360) as Recipe['turn'];
  if (!recipe.crop) return { turn, skew: recipe.skew };
  const { width, height } = canvasOf(scan, recipe);
  const [x0, y0, x1, y1] = recipe.crop;
  const crop: Box =
    added === 90
      ? [height - y1, x0, height - y0, x1]
      : added === 180
        ? [width - x1, height - y1, width - x0, height - y0]
        : [y0, width - x1, y1, width - x0];
  return { turn, skew: recipe.skew, crop };
}

export const UPRIGHT: Recipe = { turn: 0, skew: 0 };

/** Three answers, because a faint page must never be taken for an empty one: `look` means a person decides. */
export type Blankness = 'blank' | 'look' | 'text';

export type Colour = 'bilevel' | 'grey' | 'rgb' | 'cmyk';

/** Where a page's resolution comes from: the file says so, the paper size implies it, or nothing better was found. */
export type DpiOrigin = 'file' | 'paper' | 'assumed';

/** Technical facts of a page's image as received. `width` and `height` in px, before the recipe. */
export interface PageFacts {
  readonly width: number;
  readonly height: number;
  readonly dpiX: number;
  readonly dpiY: number;
  readonly dpiOrigin: DpiOrigin;
  /** Bits per sample: 1, 8 or 16. */
  readonly bitDepth: number;
  readonly colour: Colour;
  /** Image codec inside the master: `jpeg`, `png`, `g4`, `lzw` …; `pdf-render` when a born-digital page is drawn. */
  readonly codec: string;
}
