import type { PdfImage } from '../model.ts';
import { liftJpeg } from './lift-jpeg.ts';
import { isGrey, sizeLimit, type Picture } from './picture.ts';

/** Qualities to choose from, best first. */
const QUALITIES = [99, 97, 95, 92, 88, 84, 80, 75, 70, 65, 60, 55, 50, 45, 40, 35, 30, 25] as const;
const FULL_CHROMA_FROM = 88;

/** The best JPEG within the limit, found by halving; the coarsest one if even that is larger. */
export async function asJpeg(picture: Picture): Promise<PdfImage> {
  const limit = sizeLimit(picture);
  let best: Buffer | null = null;
  let low = 0;
  let high = QUALITIES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const jpeg = await jpegAt(picture, QUALITIES[middle]!);
    if (jpeg.length <= limit) {
      best = jpeg;
      high = middle - 1;
    } else low = middle + 1;
  }
  const image = liftJpeg(best ?? (await jpegAt(picture, QUALITIES.at(-1)!)));
  if (image === null) throw new Error('the JPEG encoder wrote what cannot be lifted');
  return { ...image, colour: picture.colour, fidelity: 'converted', sourceBytes: picture.sourceBytes };
}

function jpegAt(picture: Picture, quality: number): Promise<Buffer> {
  return picture
    .open()
    .toColourspace(isGrey(picture) ? 'b-w' : 'srgb')
    .jpeg({ quality, chromaSubsampling: quality >= FULL_CHROMA_FROM ? '4:4:4' : '4:2:0', mozjpeg: true })
    .toBuffer();
}
