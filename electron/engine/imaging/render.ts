import { canvasOf, type Box, type PageFacts, type Recipe } from '../../../shared/model/page.ts';
import { rawDecoder, type DecodeOptions } from './decode.ts';
import { decodeOnce } from './decode-once.ts';
import type { PageSource } from './page-source.ts';
import { cropRaster, levelRaster, turnRaster, type Raster } from './raster.ts';

/** The page space of a page: its size in px after turn and crop, and the resolution along its own axes. */
export interface PageSpace {
  readonly width: number;
  readonly height: number;
  readonly dpiX: number;
  readonly dpiY: number;
}

/** The grid that word boxes and marks of a page are given in (shared/model/page.ts). */
export function pageSpace(facts: PageFacts, recipe: Recipe): PageSpace {
  const { dpiX, dpiY } = facts;
  const [x0, y0, x1, y1] = cropOf(facts, recipe);
  const size = { width: x1 - x0, height: y1 - y0 };
  return recipe.turn % 180 === 0 ? { ...size, dpiX, dpiY } : { ...size, dpiX: dpiY, dpiY: dpiX };
}

/** What the recipe keeps of the canvas, in whole px inside it and at least 1 px a side; all of it without a crop. */
export function cropOf(facts: Pick<PageFacts, 'width' | 'height'>, recipe: Recipe): Box {
  const { width, height } = canvasOf(facts, recipe);
  if (!recipe.crop) return [0, 0, width, height];
  const [x0, y0, x1, y1] = recipe.crop;
  const left = Math.min(Math.max(0, Math.round(x0)), width - 1);
  const top = Math.min(Math.max(0, Math.round(y0)), height - 1);
  return [
    left,
    top,
    Math.min(width, Math.max(left + 1, Math.round(x1))),
    Math.min(height, Math.max(top + 1, Math.round(y1))),
  ];
}

/** How large a page is wanted: at a resolution, with a longest side (never enlarged), or as its page space (default). */
export type RenderTarget = { readonly dpi: number } | { readonly maxSide: number } | { readonly full: true };

/**
 * The page as a reader sees it: turned, levelled, cropped, scaled. A result at `dpi` or `maxSide` has square px even where the
 * scan has not (fax), so it is the page space times one factor per axis: `width / pageSpace.width` and
 * `height / pageSpace.height`; the crop's corner is met to half a px of the result. Errors as decodeFrame.
 */
export async function renderPage(
  source: PageSource,
  facts: PageFacts,
  recipe: Recipe,
  options: RenderTarget & Pick<DecodeOptions, 'colour'>,
): Promise<Raster> {
  const space = pageSpace(facts, recipe);
  const { width, height } = targetSize(space, options);
  const canvas = canvasOf(facts, recipe);
  const [x0, y0] = cropOf(facts, recipe);
  const [scaleX, scaleY] = [width / space.width, height / space.height];
  const isWhole = canvas.width === space.width && canvas.height === space.height;
  const whole = isWhole
    ? { width, height }
    : {
        width: Math.max(width, Math.round(canvas.width * scaleX)),
        height: Math.max(height, Math.round(canvas.height * scaleY)),
      };
  const stored = recipe.turn % 180 === 0 ? whole : { width: whole.height, height: whole.width };
  const decoded = await decodeOnce(source, stored, options.colour);
  const turned = turnRaster(decoded, recipe.turn);
  const level = levelRaster(turned, recipe.skew, whole.width / canvas.width, whole.height / canvas.height);
  if (isWhole) return level;
  const left = Math.min(Math.round(x0 * scaleX), whole.width - width);
  const top = Math.min(Math.round(y0 * scaleY), whole.height - height);
  return cropRaster(level, { left, top, width, height });
}

function targetSize(space: PageSpace, target: RenderTarget): { width: number; height: number } {
  const px = (value: number): number => Math.max(1, Math.round(value));
  if ('full' in target) return { width: space.width, height: space.height };
  const { width, height, dpiX, dpiY } = space;
  if ('dpi' in target) return { width: px((width * target.dpi) / dpiX), height: px((height * target.dpi) / dpiY) };
  const dpi = Math.max(dpiX, dpiY);
  const square = { width: (width * dpi) / dpiX, height: (height * dpi) / dpiY };
  const scale = Math.min(1, target.maxSide / Math.max(square.width, square.height));
  return { width: px(square.width * scale), height: px(square.height * scale) };
}

/** Longest sides of the pictures made for looking at, px. */
export const VIEW_SIDE = 2200;
export const THUMBNAIL_SIDE = 320;

/** A page as JPEG bytes for the screen: a view at `VIEW_SIDE`, a thumbnail at `THUMBNAIL_SIDE`. Errors as decodeFrame. */
export async function makeView(
  source: PageSource,
  facts: PageFacts,
  recipe: Recipe,
  { maxSide, quality = 80 }: { readonly maxSide: number; readonly quality?: number },
): Promise<Uint8Array> {
  const colour = facts.colour === 'rgb' || facts.colour === 'cmyk' ? 'rgb' : 'grey';
  const raster = await renderPage(source, facts, recipe, { maxSide, colour });
  const pipeline = rawDecoder(raster);
  return (colour === 'grey' ? pipeline.toColourspace('b-w') : pipeline).jpeg({ quality }).toBuffer();
}
