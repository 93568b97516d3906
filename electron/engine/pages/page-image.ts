import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { PageImage } from '../../../shared/contract/reports/pages.ts';
import { UPRIGHT, type Recipe } from '../../../shared/model/page.ts';
import { writeDurable } from '../base/durable-file.ts';
import { HandedOut } from '../base/handed-out.ts';
import { makeView, THUMBNAIL_SIDE, VIEW_SIDE } from '../imaging/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { versionOf } from './list-pages.ts';
import { NewestFirst } from './newest-first.ts';
import { readPage, type StoredPage } from './read-page.ts';

/** `scan`: as received; `canvas`: turned and levelled but not cropped, where a crop is chosen. Both on the screen's scale. */
export type ImageSize = 'thumb' | 'view' | 'full' | 'scan' | 'canvas';

/** Longest side in px of a `full` picture: beyond it a Chromium canvas gives up. */
const FULL_SIDE = 12_000;
const SIDES: Readonly<Record<ImageSize, number>> = {
  thumb: THUMBNAIL_SIDE,
  view: VIEW_SIDE,
  full: FULL_SIDE,
  scan: VIEW_SIDE,
  canvas: VIEW_SIDE,
};

/** Pictures that were just asked for: to be read, whatever becomes of the page. */
const handedOut = new HandedOut();

/** Pictures made at once: decoding takes a core each, and where there are several one is left for everything else. */
const makers = new NewestFirst(Math.max(2, Math.min(4, availableParallelism() - 1)));

/** Pictures in the making: a page asked for twice is made once. */
const making = new Map<string, Promise<void>>();

/**
 * The picture of a page as its recipe shows it (or before it, see ImageSize), from derived/views; made when it is not there.
 * Throws what decoding the master throws (`imaging/*`).
 */
export async function pageImage(ws: Workspace, pageId: number, size: ImageSize): Promise<PageImage> {
  const page = readPage(ws, pageId);
  const recipe = recipeFor(page.recipe, size);
  const folder = String(Math.floor(pageId / 1000)).padStart(4, '0');
  const path = join(imagesFolder(ws), folder, imageName(page, size));
  handedOut.note(path);
  if (!existsSync(path)) {
    let made = making.get(path);
    if (!made) {
      made = makers.run(() => make(ws, path, { ...page, recipe }, SIDES[size])).finally(() => making.delete(path));
      making.set(path, made);
    }
    await made;
    handedOut.note(path);
  }
  return { path, type: 'image/jpeg' };
}

/** Where the pictures of pages lie, a folder for each thousand of them. */
export function imagesFolder(ws: Workspace): string {
  return join(ws.paths.derived, 'views');
}

/** What the picture of a page is called as the page is now; another recipe or scan, another name. */
export function imageName(page: StoredPage, size: ImageSize): string {
  return `${page.id}-${versionOf(recipeFor(page.recipe, size), page)}-${size}.jpg`;
}

/** Whether a picture is being made or may just be read. */
export function imageInHand(path: string): boolean {
  return making.has(path) || handedOut.has(path);
}

export function isImageSize(name: string): name is ImageSize {
  return Object.hasOwn(SIDES, name);
}

function recipeFor({ turn, skew, crop }: Recipe, size: ImageSize): Recipe {
  if (size === 'scan') return UPRIGHT;
  return size === 'canvas' || !crop ? { turn, skew } : { turn, skew, crop };
}

async function make(ws: Workspace, path: string, page: StoredPage, maxSide: number): Promise<void> {
  const bytes = await makeView(page.source, page.facts, page.recipe, { maxSide });
  await writeDurable(path, bytes, { scratch: ws.paths.scratch });
}
