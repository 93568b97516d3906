import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { Recipe } from '../../../shared/model/page.ts';
import type { StoredPage } from '../pages/index.ts';
import type { OcrPool } from './pool.ts';
import { recognisePage, type Attempt } from './recognise-page.ts';
import { renderForOcr } from './render-for-ocr.ts';
import { turnFromRecognition, type QuarterTurn } from './turn.ts';

/** A stored page's text with the recipe it was read by: another than the page's own when it proved to be turned. */
export interface StoredReading {
  readonly page: OcrPage;
  readonly recipe: Recipe;
  readonly attempts: readonly Attempt[];
}

/** Enough to see whether a page reads at all. */
const TRIAL_DPI = 150;

/**
 * Reads a page by its recipe. Where hardly a word can be believed, the other three turns are tried: the ink's look and
 * the engine's own detector can both miss a page with few letters.
 */
export async function readStoredPage(pool: OcrPool, stored: StoredPage, signal: AbortSignal): Promise<StoredReading> {
  const read = (recipe: Recipe) => recognisePage(pool, (dpi) => renderForOcr(stored, recipe, dpi), { signal });
  const reading = await read(stored.recipe);
  const { turn } = await turnFromRecognition(reading.page, async (added) =>
    pool.recognise(await renderForOcr(stored, turned(stored.recipe, added), TRIAL_DPI), { signal }),
  );
  if (turn === 0) return { ...reading, recipe: stored.recipe };
  const recipe = turned(stored.recipe, turn);
  return { ...(await read(recipe)), recipe };
}

/** Skew is the tilt of lines across the page; half a turn keeps it, a quarter says nothing about the other axis. */
function turned(recipe: Recipe, added: QuarterTurn): Recipe {
  const turn = ((recipe.turn + added) % 360) as QuarterTurn;
  return { turn, skew: added === 180 ? recipe.skew : 0 };
}
