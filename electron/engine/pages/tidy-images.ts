import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepFolder } from '../base/sweep-folder.ts';
import type { Workspace } from '../workspace/index.ts';
import { imageInHand, imageName, imagesFolder, isImageSize } from './page-image.ts';
import { findPage } from './read-page.ts';

/**
 * Takes away the pictures of pages that have been turned, levelled, cropped, scanned again or removed since: no page is seen
 * by them any more, and should one be again (undo), its picture is made anew. Goes slowly, beside all else, and ends when
 * stopped. Gives how many went.
 */
export async function tidyPageImages(ws: Workspace, signal: AbortSignal): Promise<number> {
  const root = imagesFolder(ws);
  if (lstatSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return 0;
  let gone = 0;
  for (const name of await readdir(root)) {
    if (signal.aborted) break;
    const folder = join(root, name);
    const isUseless = (file: string) => isLeft(file) || (!imageInHand(join(folder, file)) && isStale(ws, file));
    if (/^\d{4,}$/.test(name)) gone += await sweepFolder(folder, isUseless, signal);
  }
  return gone;
}

/** What a run that was killed left half made, when such files still lay beside the finished ones. */
function isLeft(file: string): boolean {
  return /^\.\d+-[0-9a-f]+-[a-z]+\.jpg\..+\.part$/.test(file);
}

/** A picture that its page does not have now. What is called otherwise is not ours to judge. */
function isStale(ws: Workspace, file: string): boolean {
  const [, id, size] = /^(\d+)-[0-9a-f]+-([a-z]+)\.jpg$/.exec(file) ?? [];
  if (id === undefined || size === undefined || !isImageSize(size)) return false;
  const page = findPage(ws, Number(id));
  return page === null || imageName(page, size) !== file;
}
