import type { Box } from '../../../shared/model/page.ts';
import type { OcrLine, OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { PageGrid } from './raster.ts';
import type { RawLine, RawWord } from './worker-messages.ts';

/** How px of the raster that was read become px of page space, and how large that is. */
export interface PageFrame extends PageGrid {
  readonly scaleX: number;
  readonly scaleY: number;
}

/**
 * What the engine read as a page in page space: text in NFC without blanks, empty words and lines left out, boxes inside
 * the page and at least 1 px a side, one level baseline a line (the pages are level; a tilted one breaks text selection
 * in PDF readers), reading order as the engine gave it.
 */
export function toOcrPage(lines: readonly RawLine[], frame: PageFrame): OcrPage {
  const kept: OcrLine[] = [];
  for (const line of lines) {
    const words = line.words.map((word) => toWord(word, frame)).filter((word) => word.text !== '');
    if (words.length === 0) continue;
    const box = toBox(line.box, frame);
    const [, y0, , y1] = line.baseline;
    const height = line.rowHeight > 0 ? line.rowHeight * frame.scaleY : box[3] - box[1];
    kept.push({
      block: line.block,
      paragraph: line.paragraph,
      box,
      baseline: tenth(clamp(((y0 + y1) / 2) * frame.scaleY, frame.height)),
      height: tenth(height),
      words,
    });
  }
  return { width: frame.width, height: frame.height, dpi: frame.dpi, lines: kept };
}

function toWord(word: RawWord, frame: PageFrame): OcrWord {
  return {
    text: word.text.normalize('NFC').replace(/\s+/gu, ''),
    box: toBox(word.box, frame),
    confidence: Math.min(100, Math.max(0, Math.round(word.confidence))),
  };
}

function toBox([x0, y0, x1, y1]: readonly [number, number, number, number], frame: PageFrame): Box {
  const left = Math.min(tenth(clamp(x0 * frame.scaleX, frame.width)), frame.width - 1);
  const top = Math.min(tenth(clamp(y0 * frame.scaleY, frame.height)), frame.height - 1);
  const right = tenth(clamp(x1 * frame.scaleX, frame.width));
  const bottom = tenth(clamp(y1 * frame.scaleY, frame.height));
  return [left, top, Math.max(right, left + 1), Math.max(bottom, top + 1)];
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, value));
}

/** A tenth of a px is finer than any scan; fewer digits keep the stored form small. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
