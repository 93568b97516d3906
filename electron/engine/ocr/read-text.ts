import type { OcrPage } from '../../../shared/model/ocr.ts';
import { turnRecipe, type PageFacts, type Recipe } from '../../../shared/model/page.ts';
import type { OcrPool } from './pool.ts';
import { recognisePage, type Attempt } from './recognise-page.ts';
import { renderForOcr, type PageToRead } from './render-for-ocr.ts';
import { turnFromRecognition, type QuarterTurn } from './turn.ts';

/** A page's text with the recipe it was read by: another than the one given when the page proved to be turned. */
export interface TextReading {
  readonly page: OcrPage;
  readonly recipe: Recipe;
  readonly attempts: readonly Attempt[];
}

/** Enough to see whether a page reads at all. */
const TRIAL_DPI = 150;

/**
 * Reads a page by its recipe. Where hardly a word can be believed, the other three turns are tried: the ink's look and
 * the engine's own detector can both miss a page with few letters. Words come in the page space of the recipe that is
 * given back. A turn that a person set (`isTurnKnown`) is not doubted. Errors as recognisePage and renderPage.
 */
export async function readText(
  pool: OcrPool,
  seen: PageToRead & { readonly isTurnKnown?: boolean },
  signal: AbortSignal,
): Promise<TextReading> {
  const read = (recipe: Recipe) => recognisePage(pool, (dpi) => renderForOcr({ ...seen, recipe }, dpi), { signal });
  const reading = await read(seen.recipe);
  if (seen.isTurnKnown === true) return { ...reading, recipe: seen.recipe };
  const { turn } = await turnFromRecognition(reading.page, async (added) =>
    pool.recognise(await renderForOcr({ ...seen, recipe: turned(seen, added) }, TRIAL_DPI), { signal }),
  );
  if (turn === 0) return { ...reading, recipe: seen.recipe };
  const recipe = turned(seen, turn);
  return { ...(await read(recipe)), recipe };
}

/** Skew is the tilt of lines across the page; half a turn keeps it, a quarter says nothing about the other axis. */
function turned({ recipe, facts }: { recipe: Recipe; facts: PageFacts }, added: QuarterTurn): Recipe {
  if (added === 0) return recipe;
  return { ...turnRecipe(recipe, facts, added), skew: added === 180 ? recipe.skew : 0 };
}
