import type { OcrPage } from '../../../shared/model/ocr.ts';
import type { PageFacts, Recipe } from '../../../shared/model/page.ts';
import { pageSpace, renderPage, type PageSource } from '../imaging/index.ts';
import { recognisePage, type OcrPool } from '../ocr/index.ts';

/** Recognises a page as its recipe sets it upright; words come in page space. Errors as recognisePage and renderPage. */
export async function readText(
  pool: OcrPool,
  source: PageSource,
  facts: PageFacts,
  recipe: Recipe,
  signal: AbortSignal,
): Promise<OcrPage> {
  const space = pageSpace(facts, recipe);
  const page = { width: space.width, height: space.height, dpi: space.dpiX };
  const { page: read } = await recognisePage(
    pool,
    async (dpi) => {
      // Pixels that are not in the scan tell the engine nothing.
      const wanted = Math.min(dpi, Math.max(space.dpiX, space.dpiY));
      const raster = await renderPage(source, facts, recipe, { dpi: wanted, colour: 'grey' });
      return { pixels: raster.data, width: raster.width, height: raster.height, dpi: wanted, page };
    },
    { signal },
  );
  return read;
}
