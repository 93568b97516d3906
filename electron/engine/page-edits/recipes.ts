import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import {
  canvasOf,
  Recipe,
  turnRecipe,
  UPRIGHT,
  type AddedTurn,
  type Box,
  type Size,
} from '../../../shared/model/page.ts';
import type { Workspace } from '../workspace/index.ts';
import { editPages, handRecipe, pageChange, readEdited, type EditedPage } from './rows.ts';

/** The smallest crop a side, px: less is a slip of the hand. */
const LEAST_CROP = 16;

/** Turns pages clockwise by so much more than they are turned now; what is cropped stays the same part of the scan. */
export function turnPages(ws: Workspace, pageIds: readonly number[], by: AddedTurn): PageLine[] {
  const changes = readEdited(ws, pageIds).map((page) => handRecipe(page, turnRecipe(recipeOf(page), page, by)));
  return editPages(ws, 'turn', changes, pageIds, { by });
}

/** Levels pages by this angle, in degrees by which their lines fall to the right; 0 takes the levelling back. */
export function levelPages(ws: Workspace, pageIds: readonly number[], skew: number): PageLine[] {
  const angle = Math.round(skew * 1000) / 1000;
  const changes = readEdited(ws, pageIds).map((page) => handRecipe(page, { ...recipeOf(page), skew: angle }));
  return editPages(ws, 'level', changes, pageIds, { skew: angle });
}

/** Crops pages to a box of their canvas (px; kept inside it); `null` takes the crop back. A part keeps to its half. */
export function cropPages(ws: Workspace, pageIds: readonly number[], crop: Box | null): PageLine[] {
  const changes = readEdited(ws, pageIds).map((page) => {
    const { turn, skew } = recipeOf(page);
    const canvas = canvasOf(page, { turn });
    const box = crop === null ? null : insideOf(crop, canvas);
    return handRecipe(page, box === null ? { turn, skew } : { turn, skew, crop: box });
  });
  return editPages(ws, 'crop', changes, pageIds, { crop });
}

/**
 * Takes back what people set: to what the page check found (a page not yet checked is as new), or to the scan as received.
 * The crop that makes a page a part of its frame stays.
 */
export function resetPages(ws: Workspace, pageIds: readonly number[], to: 'found' | 'scan'): PageLine[] {
  const changes = readEdited(ws, pageIds).map((page) => {
    if (page.part !== 0) {
      const { crop } = recipeOf(page);
      const found = page.foundRecipe === null ? { ...recipeOf(page), skew: 0 } : parse(page.foundRecipe);
      return handRecipe(page, crop ? { turn: recipeOf(page).turn, skew: to === 'scan' ? 0 : found.skew, crop } : found);
    }
    if (to === 'scan') return handRecipe(page, UPRIGHT);
    return pageChange(
      page.id,
      { recipe: page.recipe, recipe_by_hand: page.recipeByHand },
      // Looked at before its finding was kept beside it: what stands there and was not set by hand is the finding.
      { recipe: page.recipeByHand === 1 ? page.foundRecipe : page.recipe, recipe_by_hand: 0 },
    );
  });
  return editPages(ws, 'reset', changes, pageIds, { to });
}

/** How the page is seen now. */
export function recipeOf(page: EditedPage): Recipe {
  return page.recipe === null ? UPRIGHT : parse(page.recipe);
}

function parse(text: string): Recipe {
  return Recipe.parse(JSON.parse(text));
}

/** The box in whole px inside the canvas, not too small; null when it is the whole canvas. */
function insideOf([x0, y0, x1, y1]: Box, { width, height }: Size): Box | null {
  const [left, right] = side(x0, x1, width);
  const [top, bottom] = side(y0, y1, height);
  return left === 0 && top === 0 && right === width && bottom === height ? null : [left, top, right, bottom];
}

function side(one: number, other: number, length: number): [number, number] {
  const least = Math.min(LEAST_CROP, length);
  const from = Math.min(Math.max(0, Math.round(Math.min(one, other))), length - least);
  const to = Math.max(Math.min(length, Math.round(Math.max(one, other))), from + least);
  return [from, to];
}
