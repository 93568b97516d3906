import type { Recipe } from '../../../shared/model/page.ts';

/** How a page's recipe stands in the key of its result. */
export function recipeKey({ turn, skew, crop }: Recipe): string {
  return `turn${turn};skew${skew}${crop ? `;crop${crop.join(',')}` : ''}`;
}

/** Whether a result was made of the page as it is seen now: its words stand where they stand in the page space. */
export function isOfRecipe(settingsKey: string, recipe: Recipe): boolean {
  const at = settingsKey.lastIndexOf(';turn');
  return at < 0 || settingsKey.slice(at + 1) === recipeKey(recipe);
}
