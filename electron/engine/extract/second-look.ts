import type { OcrLine, OcrPage } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { renderPage, type Raster } from '../imaging/index.ts';
import type { OcrPool } from '../ocr/index.ts';
import type { StoredPage } from '../pages/index.ts';

import type { SignatureRegion } from './signature-region.ts';

/** What a picture of a page is made from. */
export type Drawable = Pick<StoredPage, 'source' | 'facts' | 'recipe'>;

/** Resolution of the pictures, dpi: recognition is at its best there (see ocr), ink shows at less. */
const READ_DPI = 200;
const INK_DPI = 150;

/** A page's picture in page space to see ink by; in colour when the scan has any. */
export async function inkPicture(page: Drawable): Promise<Raster> {
  const coloured = page.facts.colour === 'rgb' || page.facts.colour === 'cmyk';
  return renderPage(page.source, page.facts, page.recipe, { dpi: INK_DPI, colour: coloured ? 'rgb' : 'grey' });
}

/** Whether the page's scan has colours, so that a red seal can be taken off the print under it. */
export function hasColour(page: Drawable): boolean {
  return page.facts.colour === 'rgb' || page.facts.colour === 'cmyk';
}

/**
 * Recognises the signature block once more, in the red channel: a red seal is as bright there as the paper, and the post
 * and name under it come out. (Recognition of the grey page takes seal and signature for a picture and drops what print
 * they cover.) Lines come in px of `text`'s space.
 */
export async function readUnderSeal(
  pool: OcrPool,
  page: Drawable,
  text: OcrPage,
  region: SignatureRegion,
  signal: AbortSignal,
): Promise<OcrLine[]> {
  const raster = await renderPage(page.source, page.facts, page.recipe, { dpi: READ_DPI, colour: 'rgb' });
  const scaleX = raster.width / text.width;
  const scaleY = raster.height / text.height;
  const x0 = Math.max(0, Math.floor(region.box[0] * scaleX));
  const y0 = Math.max(0, Math.floor(region.box[1] * scaleY));
  const width = Math.min(raster.width, Math.ceil(region.box[2] * scaleX)) - x0;
  const height = Math.min(raster.height, Math.ceil(region.box[3] * scaleY)) - y0;
  if (width < 20 || height < 20) return [];
  const pixels = redChannel(raster, x0, y0, width, height);
  const part = await pool.recognise(
    { pixels, width, height, dpi: READ_DPI, page: { width, height, dpi: READ_DPI } },
    { signal },
  );
  const place = (box: Box): Box => [
    (box[0] + x0) / scaleX,
    (box[1] + y0) / scaleY,
    (box[2] + x0) / scaleX,
    (box[3] + y0) / scaleY,
  ];
  return part.lines.map((line) => ({
    ...line,
    box: place(line.box),
    baseline: (line.baseline + y0) / scaleY,
    height: line.height / scaleY,
    words: line.words.map((word) => ({ ...word, box: place(word.box) })),
  }));
}

function redChannel(raster: Raster, x0: number, y0: number, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let from = ((y0 + y) * raster.width + x0) * 3;
    for (let x = 0; x < width; x++, from += 3) pixels[y * width + x] = raster.data[from]!;
  }
  return pixels;
}
