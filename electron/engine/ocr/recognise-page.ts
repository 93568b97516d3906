import { isAppError } from '../../../shared/contract/app-error.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { meanConfidence } from '../../../shared/model/ocr.ts';
import { throwIfCancelled } from '../base/task.ts';
import type { OcrPool } from './pool.ts';
import type { OcrInput } from './raster.ts';
import { LOOK_DPI, readingDpi } from './reading-dpi.ts';

/** One try at a page. `outcome`: kept, worse than another, or why there is no result. */
export interface Attempt {
  readonly dpi: number;
  readonly ms: number;
  readonly confidence: number;
  readonly words: number;
  readonly outcome: 'kept' | 'worse' | 'timeout' | 'failed';
}

export interface PageReading {
  readonly page: OcrPage;
  readonly attempts: readonly Attempt[];
}

export interface RecognisePageOptions {
  readonly signal: AbortSignal;
  /** Resolution of the first try. Default: what the page's print asks for (see readingDpi). */
  readonly dpi?: number;
}

/** Finer for faint and broken print; coarser blurs speckle and screens away, and is quick where the first was slow. */
const FINE_DPI = 300;
const COARSE_DPI = 150;
const COARSEST_DPI = 110;
/** Clean print reads at 90 and more; below this another resolution is worth its time. */
const GOOD_CONFIDENCE = 75;

/**
 * Reads a page with as many tries as it needs: first at the resolution its print asks for; when that took too long or
 * failed, coarser; when it came out doubtful, at 300 dpi and coarser; the best is kept. `render` gives the page's grey
 * pixels at about a resolution (it may give the master's own when that is coarser). Rejects as pool.recognise when every
 * try failed.
 */
export async function recognisePage(
  pool: OcrPool,
  render: (dpi: number) => Promise<OcrInput>,
  options: RecognisePageOptions,
): Promise<PageReading> {
  const attempts: Attempt[] = [];
  const read: { page: OcrPage; attempt: number }[] = [];
  let failure: unknown;

  const attempt = async (dpi: number, rendered?: OcrInput): Promise<void> => {
    throwIfCancelled(options.signal);
    const input = rendered ?? (await render(dpi));
    const begun = performance.now();
    const note = (outcome: Attempt['outcome'], page?: OcrPage): void => {
      const words = page?.lines.reduce((sum, line) => sum + line.words.length, 0) ?? 0;
      const confidence = page === undefined ? 0 : Math.round(meanConfidence(page) * 10) / 10;
      attempts.push({ dpi, ms: Math.round(performance.now() - begun), confidence, words, outcome });
    };
    try {
      const page = await pool.recognise(input, { signal: options.signal });
      note('worse', page);
      read.push({ page, attempt: attempts.length - 1 });
    } catch (error) {
      if (isAppError(error, 'ocr/timeout')) note('timeout');
      else if (isAppError(error, 'ocr/engine-failed')) note('failed');
      else throw error;
      failure = error;
    }
  };

  throwIfCancelled(options.signal);
  const look = await render(options.dpi ?? LOOK_DPI);
  const firstDpi = options.dpi === undefined ? readingDpi(look) : look.dpi;
  await attempt(firstDpi, firstDpi === look.dpi ? look : undefined);
  const first = read[0]?.page;
  const coarser = firstDpi > COARSE_DPI ? COARSE_DPI : COARSEST_DPI;
  if (first === undefined) await attempt(coarser);
  else if (meanConfidence(first) < GOOD_CONFIDENCE && first.lines.length > 0) {
    if (finerExists(first, firstDpi)) await attempt(FINE_DPI);
    await attempt(coarser);
  }

  const best = read.toSorted((a, b) => surelyRead(b.page) - surelyRead(a.page))[0];
  if (best === undefined) throw failure;
  attempts[best.attempt] = { ...attempts[best.attempt]!, outcome: 'kept' };
  return { page: best.page, attempts };
}

/** Rendering finer than the scan itself shows nothing new. */
function finerExists(page: OcrPage, dpi: number): boolean {
  return page.dpi > dpi * 1.1 && FINE_DPI > dpi * 1.1;
}

/**
 * How much was read and can be believed: letters weighted by confidence above an even chance. The mean alone would
 * prefer a try that found three words over one that found the page.
 */
function surelyRead(page: OcrPage): number {
  let sum = 0;
  for (const line of page.lines) {
    for (const word of line.words) sum += word.text.length * (word.confidence - 50);
  }
  return sum;
}
