import { stat } from 'node:fs/promises';
import { decodeFrame, type DecodeOptions } from './decode.ts';
import type { PageSource } from './page-source.ts';
import type { Raster } from './raster.ts';

/** Frames of this many bytes together are kept; more than the pages that a PC with many cores has in work. */
const KEPT_BYTES = 48 * 1024 * 1024;
/** Larger frames are for pictures to look at, which are made once. */
const LARGEST_KEPT_BYTES = 6 * 1024 * 1024;

const kept = new Map<string, Raster>();
let keptBytes = 0;

/**
 * The page as decodeFrame gives it at a size. A small grey frame is kept until it is asked for once more: a page is looked at
 * (turn, skew, blankness) and read right afterwards from the same px, and decoding is a fifth of all the work around
 * reading. A file that was changed meanwhile is decoded anew. Nobody writes into a frame. Errors as decodeFrame.
 */
export async function decodeOnce(
  source: PageSource,
  size: { readonly width: number; readonly height: number },
  colour: DecodeOptions['colour'],
): Promise<Raster> {
  if (colour !== 'grey' || size.width * size.height > LARGEST_KEPT_BYTES) return decodeFrame(source, { colour, size });
  const key = await keyOf(source, size);
  const before = kept.get(key);
  if (before !== undefined) {
    forget(key, before);
    return before;
  }
  const frame = await decodeFrame(source, { colour, size });
  kept.set(key, frame);
  keptBytes += frame.data.length;
  for (const [oldest, raster] of kept) {
    if (keptBytes <= KEPT_BYTES) break;
    forget(oldest, raster);
  }
  return frame;
}

function forget(key: string, raster: Raster): void {
  if (kept.delete(key)) keptBytes -= raster.data.length;
}

async function keyOf(source: PageSource, { width, height }: { width: number; height: number }): Promise<string> {
  // A file that cannot be read has its own error from the decoder.
  const state = await stat(source.path).catch(() => null);
  const page = source.kind === 'image' ? source.frame : source.page;
  return JSON.stringify([source.kind, source.path, page, width, height, state?.mtimeMs, state?.size]);
}
