import { AppError } from '../../../../shared/contract/app-error.ts';
import type { PdfImage } from '../model.ts';
import { asBits, asG4 } from './code-bilevel.ts';
import { asDeflate, asPalette, asPng } from './code-flate.ts';
import { asJpeg } from './code-jpeg.ts';
import { sizeLimit, type Picture } from './picture.ts';

/** A stronger search by zlib gains a few per cent at most: worth its seconds only this near to the limit. */
const NEAR_LIMIT = 1.1;

/**
 * Codes a decoded picture: without loss if that stays within the size limit (G4 or Flate for 1 bit; Flate with
 * predictors at its depth, at 8 bits, by palette), else as the best JPEG that does. Whatever is smallest when nothing
 * fits. Throws `pdf/image-unreadable` when the picture cannot be decoded.
 */
export async function recode(picture: Picture): Promise<PdfImage> {
  const limit = sizeLimit(picture);
  let smallest: PdfImage | null = null;
  try {
    for await (const image of attempts(picture)) {
      if (image.data.length <= limit) return image;
      if (smallest === null || image.data.length < smallest.data.length) smallest = image;
    }
  } catch (error) {
    // What the decoder could not read on the way; coding itself has nothing to refuse.
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AppError('pdf/image-unreadable', { reason }, { cause: error });
  }
  return smallest!;
}

async function* attempts(picture: Picture): AsyncGenerator<PdfImage> {
  if (picture.depth === 1) {
    yield await asG4(picture);
    yield await asBits(picture);
    return;
  }
  if (!picture.isLossy) yield* lossless(picture);
  yield await asJpeg(picture);
}

async function* lossless(picture: Picture): AsyncGenerator<PdfImage> {
  const depths = picture.depth === 16 ? ([16, 8] as const) : ([8] as const);
  for (const depth of depths) {
    // Row by row the best of five filters suits most scans; what a TIFF packed smaller it packed in one of the other ways.
    yield await asPng(picture, depth);
    for (const predictor of ['left', 'none'] as const) {
      const quick = await asDeflate(picture, depth, predictor, 6);
      yield quick;
      if (quick.data.length < sizeLimit(picture) * NEAR_LIMIT) yield await asDeflate(picture, depth, predictor, 9);
    }
  }
  const indexed = await asPalette(picture);
  if (indexed !== null) yield indexed;
}
