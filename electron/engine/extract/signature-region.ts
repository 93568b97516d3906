import type { OcrLine, OcrPage } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { fold } from './fold.ts';
import { frameOf, type Frame } from './frame.ts';
import { prefixOf } from './signer-lines.ts';
import { segmentsOf } from './rows.ts';

/** The block of post, signature and name, to be recognised once more without the seal's colour. */
export interface SignatureRegion {
  /** Index in the pages handed in. */
  readonly page: number;
  /** px of that page's space. */
  readonly box: Box;
}

/** Below "Nơi nhận" or the authority line, mm: cells 7a to 7b of NĐ 30/2020 Phụ lục I, mục IV, with a tall seal. */
const DEPTH = 85;

/**
 * Where the last page with a signature block has it: level with "Nơi nhận" (cell 9b) or a line like "KT. CHỦ TỊCH",
 * right half. Null when no page shows either.
 */
export function signatureRegion(pages: readonly OcrPage[]): SignatureRegion | null {
  for (let index = pages.length - 1; index >= 0; index--) {
    const frame = frameOf(pages[index]!, index);
    const top = topOfBlock(frame);
    if (top === null) continue;
    const width = frame.right - frame.left;
    const x0 = frame.left + 0.36 * width;
    const x1 = Math.min(frame.page.width, frame.right + 0.05 * width);
    const y0 = Math.max(0, top - 3 * frame.cap);
    const y1 = Math.min(frame.page.height, top + (DEPTH / 25.4) * frame.page.dpi);
    return { page: index, box: [Math.floor(x0), Math.floor(y0), Math.ceil(x1), Math.ceil(y1)] };
  }
  return null;
}

function topOfBlock(frame: Frame): number | null {
  const middle = (frame.left + frame.right) / 2;
  for (const row of frame.rows.toReversed()) {
    for (const part of segmentsOf(row, 2)) {
      const recipients = part.box[0] < middle && /^N[O0]I NH[AÂ]N/.test(fold(part.text));
      const authority = part.box[0] > frame.left + 0.4 * (frame.right - frame.left) && prefixOf(part.text) !== null;
      if (recipients || authority) return firstOfBlock(frame, row.baseline);
    }
  }
  return null;
}

/** Authority lines stand above each other; the block begins at the uppermost of them. */
function firstOfBlock(frame: Frame, baseline: number): number {
  let top = baseline;
  for (const row of frame.rows.toReversed()) {
    if (row.baseline >= top || top - row.baseline > 3.4 * frame.cap) continue;
    if (segmentsOf(row, 2).some((part) => prefixOf(part.text) !== null)) top = row.baseline;
  }
  return top;
}

/** The page with the words of the region taken from the second reading, where that one read any. */
export function withSecondReading(page: OcrPage, region: SignatureRegion, lines: readonly OcrLine[]): OcrPage {
  const [x0, y0, x1, y1] = region.box;
  const inside = (box: Box) => box[0] >= x0 && box[1] >= y0 && box[2] <= x1 && box[3] <= y1;
  const kept = page.lines.flatMap((line) => {
    const words = line.words.filter((word) => !inside(word.box));
    return words.length === 0 ? [] : [{ ...line, words }];
  });
  return { ...page, lines: [...kept, ...lines] };
}
