import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PageImage } from '../../../shared/contract/reports/pages.ts';
import { writeDurable } from '../base/durable-file.ts';
import { makeView, THUMBNAIL_SIDE, VIEW_SIDE } from '../imaging/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { versionOf } from './list-pages.ts';
import { readPage } from './read-page.ts';

export type ImageSize = 'thumb' | 'view' | 'full';

/** Longest side in px of a `full` picture: beyond it a Chromium canvas gives up. */
const FULL_SIDE = 12_000;
const SIDES: Readonly<Record<ImageSize, number>> = { thumb: THUMBNAIL_SIDE, view: VIEW_SIDE, full: FULL_SIDE };

/** Pictures in the making: a page asked for twice is made once. */
const making = new Map<string, Promise<void>>();

/**
 * The picture of a page as its recipe shows it, from derived/views; made when it is not there. Throws what decoding the
 * master throws (`imaging/*`).
 */
export async function pageImage(ws: Workspace, pageId: number, size: ImageSize): Promise<PageImage> {
  const page = readPage(ws, pageId);
  const version = versionOf(page.recipe);
  const folder = String(Math.floor(pageId / 1000)).padStart(4, '0');
  const path = join(ws.paths.derived, 'views', folder, `${pageId}-${version}-${size}.jpg`);
  if (!existsSync(path)) {
    let made = making.get(path);
    if (!made) {
      made = make(path, page, SIDES[size]).finally(() => making.delete(path));
      making.set(path, made);
    }
    await made;
  }
  return { path, type: 'image/jpeg' };
}

async function make(path: string, page: ReturnType<typeof readPage>, maxSide: number): Promise<void> {
  const bytes = await makeView(page.source, page.facts, page.recipe, { maxSide });
  await writeDurable(path, bytes);
}
