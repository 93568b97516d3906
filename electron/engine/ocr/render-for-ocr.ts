import type { PageFacts, Recipe } from '../../../shared/model/page.ts';
import { pageSpace, renderPage, type PageSource } from '../imaging/index.ts';
import type { OcrInput } from './raster.ts';

/** A scan is enlarged by no more than this: its own px hold all it has to say. */
const MAX_ENLARGING = 1.5;
/** An A2 drawing at 200 dpi; larger sheets are read coarser, so that one page cannot hold a thread for minutes. */
const MAX_OCR_PIXELS = 16_000_000;

/** Where a page's pixels are and how to see it upright. */
export interface PageToRead {
  readonly source: PageSource;
  readonly facts: PageFacts;
  readonly recipe: Recipe;
}

/** The grey pixels of a page at about `dpi` as its recipe shows it, in the page space of that recipe. Errors as imaging. */
export async function renderForOcr({ source, facts, recipe }: PageToRead, dpi: number): Promise<OcrInput> {
  const space = pageSpace(facts, recipe);
  const pixelsAt = (at: number): number => ((space.width * at) / space.dpiX) * ((space.height * at) / space.dpiY);
  const enlarged = Math.min(dpi, MAX_ENLARGING * Math.max(space.dpiX, space.dpiY));
  const target = enlarged * Math.min(1, Math.sqrt(MAX_OCR_PIXELS / pixelsAt(enlarged)));
  const { data, width, height } = await renderPage(source, facts, recipe, { dpi: target, colour: 'grey' });
  return {
    pixels: data,
    width,
    height,
    dpi: target,
    page: { width: space.width, height: space.height, dpi: space.dpiX },
  };
}
