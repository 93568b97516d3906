import { findGutter, renderPage } from '../imaging/index.ts';
import { readPage } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { LEAST_SHARE } from './split.ts';

/** A gutter is met to a thousandth of the width in a view of this longest side, px. */
const VIEW = 1200;

/**
 * Where a page that shows two would be cut, as a person sees it now (turned, levelled, cropped): 0 to 1 of its width; null
 * when nothing on it says so. Errors as decodeFrame; `usage/invalid-input` for a page that is not there.
 */
export async function offerGutter(ws: Workspace, pageId: number): Promise<{ readonly at: number | null }> {
  const { source, facts, recipe } = readPage(ws, pageId);
  const found = findGutter(await renderPage(source, facts, recipe, { maxSide: VIEW, colour: 'grey' }));
  return { at: found === null ? null : Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, found.at)) };
}
