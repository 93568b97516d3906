import type { Box } from './page.ts';

/** A recognised word. `box` in px of the page space, `confidence` 0 to 100. `text` is NFC without blanks. */
export interface OcrWord {
  readonly text: string;
  readonly box: Box;
  readonly confidence: number;
}

/**
 * A line of words in reading order. `baseline` is the y of the base line in px of the page space (one number: the page
 * is level), `height` the row height in px (ascender to descender).
 */
export interface OcrLine {
  readonly block: number;
  readonly paragraph: number;
  readonly box: Box;
  readonly baseline: number;
  readonly height: number;
  readonly words: readonly OcrWord[];
}

/** The recognised text of one page. `width` and `height` are the page space in px at `dpi`. */
export interface OcrPage {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly lines: readonly OcrLine[];
}

/** The plain text of a page: lines in order, a blank line between blocks, NFC. */
export function ocrText(page: OcrPage): string {
  const parts: string[] = [];
  let block = page.lines[0]?.block;
  for (const line of page.lines) {
    if (line.block !== block) parts.push('');
    block = line.block;
    parts.push(line.words.map((word) => word.text).join(' '));
  }
  return parts.join('\n').normalize('NFC');
}

/** Mean word confidence 0 to 100, weighted by word length; 0 for a page without words. */
export function meanConfidence(page: OcrPage): number {
  let sum = 0;
  let letters = 0;
  for (const line of page.lines) {
    for (const word of line.words) {
      sum += word.confidence * word.text.length;
      letters += word.text.length;
    }
  }
  return letters === 0 ? 0 : sum / letters;
}
