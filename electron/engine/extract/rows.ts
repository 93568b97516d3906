import type { OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { boxOfWords, textOf } from './text-run.ts';
import { extentOf } from './extent.ts';

/** All words standing on one base line across the page, left to right, whatever blocks the OCR put them in. */
export interface Row {
  readonly words: readonly OcrWord[];
  readonly box: Box;
  /** y of the base line and height of a capital, px. */
  readonly baseline: number;
  readonly cap: number;
}

/** A part of a row without a wide gap inside. */
export interface Segment {
  readonly row: Row;
  readonly words: readonly OcrWord[];
  readonly box: Box;
  readonly text: string;
}

/**
 * The page's words as rows from top to bottom. Lines of the OCR are joined when they stand side by side on nearly the
 * same base line: the two columns of a header come as one line or two, and rules must not depend on which.
 */
export function rowsOf(page: OcrPage): Row[] {
  const lines = page.lines
    .map((line) => line.words.filter((word) => word.text.trim() !== '').map(withPlainStroke))
    .filter((words) => words.length > 0)
    .map((words) => makeRow(words))
    .sort((a, b) => a.baseline - b.baseline);
  const rows: Row[] = [];
  for (const line of lines) {
    const index = rows.findLastIndex((row) => sameRow(row, line));
    if (index < 0) rows.push(line);
    else rows[index] = makeRow([...rows[index]!.words, ...line.words]);
  }
  return rows.sort((a, b) => a.baseline - b.baseline);
}

/** The strokes that recognition and PDFs write for "/" between number and symbol: of fractions, of division, full width. */
const STROKES = /[\u2044\u2215\u29F8\uFF0F]/g;

function withPlainStroke(word: OcrWord): OcrWord {
  const text = word.text.replace(STROKES, '/');
  return text === word.text ? word : { ...word, text };
}

function sameRow(row: Row, line: Row): boolean {
  const cap = Math.max(row.cap, line.cap);
  if (Math.abs(row.baseline - line.baseline) > 0.55 * cap) return false;
  return line.words.every((word) =>
    row.words.every((other) => Math.min(word.box[2], other.box[2]) - Math.max(word.box[0], other.box[0]) < 0.3 * cap),
  );
}

function makeRow(words: readonly OcrWord[]): Row {
  const sorted = words.toSorted((a, b) => a.box[0] - b.box[0]);
  const metrics = measure(sorted);
  return { words: sorted, box: boxOfWords(sorted)!, ...metrics };
}

/** Base line and capital height by the median of what each word with letters suggests, so that specks and ink do not weigh. */
export function measure(words: readonly OcrWord[]): { baseline: number; cap: number } {
  const lettered = words.filter((word) => /\p{L}{2}|\p{N}{2}/u.test(word.text));
  const used = lettered.length > 0 ? lettered : words;
  const caps: number[] = [];
  const bases: number[] = [];
  for (const word of used) {
    const { top, bottom } = extentOf(word.text);
    const cap = (word.box[3] - word.box[1]) / Math.max(0.3, top + bottom);
    caps.push(cap);
    bases.push(word.box[3] - bottom * cap);
  }
  return { baseline: median(bases), cap: median(caps) };
}

/** As measure, where the line of these words passes `x`: on a page that was not levelled it rises or falls by `slope`. */
export function measureAt(words: readonly OcrWord[], x: number): { baseline: number; cap: number; slope: number } {
  const slope = slopeOf(words);
  // As if the page were turned level about x; a word's box is higher by what its own line rises inside it.
  const level = words.map((word): OcrWord => {
    const [x0, y0, x1, y1] = word.box;
    const [shift, own] = [slope * ((x0 + x1) / 2 - x), (Math.abs(slope) * (x1 - x0)) / 2];
    return { ...word, box: [x0, y0 - shift + own, x1, y1 - shift - own] };
  });
  return { ...measure(level), slope };
}

/** Less than this is what the boxes of a level line vary by; more is no line. */
const LEAST_SLOPE = 0.012;
const MOST_SLOPE = 0.1;

/** By how much the line of these words falls to the right, px a px; 0 for a level one and for words too near each other. */
function slopeOf(words: readonly OcrWord[]): number {
  const { cap } = measure(words);
  const feet = words.map((word) => ({ x: centre(word.box), y: word.box[3] - extentOf(word.text).bottom * cap }));
  const slopes = feet.flatMap((one, i) =>
    feet.slice(i + 1).flatMap((other) => {
      const apart = other.x - one.x;
      return Math.abs(apart) > 3 * cap ? [(other.y - one.y) / apart] : [];
    }),
  );
  const slope = median(slopes);
  return Math.abs(slope) < LEAST_SLOPE || Math.abs(slope) > MOST_SLOPE ? 0 : slope;
}

/** The band printed numerals of these words' line stand in at `x`, y in px. */
export function bandOf(words: readonly OcrWord[], x: number): { top: number; base: number } {
  const { baseline, cap } = measureAt(words, x);
  return { top: baseline - 1.02 * cap, base: baseline };
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** Splits words (left to right) where the gap is wider than `gap` px. */
export function splitByGap(words: readonly OcrWord[], gap: number): OcrWord[][] {
  const parts: OcrWord[][] = [];
  let last: OcrWord | null = null;
  for (const word of words) {
    if (last === null || word.box[0] - last.box[2] > gap) parts.push([word]);
    else parts.at(-1)!.push(word);
    last = word;
  }
  return parts;
}

/** A gap that no justified line of print has, in capital heights. */
export const WIDE_GAP = 2.6;

export function segmentsOf(row: Row, gap = WIDE_GAP): Segment[] {
  return splitByGap(row.words, gap * row.cap).map((words) => segment(row, words));
}

export function segment(row: Row, words: readonly OcrWord[]): Segment {
  return { row, words, box: boxOfWords(words)!, text: textOf(words) };
}

/** Whether a word is print worth reading: has a letter or digit and was recognised with some confidence. */
export function isReadable(word: OcrWord): boolean {
  return /[\p{L}\p{N}]/u.test(word.text) && word.confidence >= 25;
}

export function centre(box: Box): number {
  return (box[0] + box[2]) / 2;
}
