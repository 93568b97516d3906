import { LAYOUT_CELLS, lowestEnd } from '../../../shared/model/layout-cells.ts';
import type { OcrWord } from '../../../shared/model/ocr.ts';
import { goesOn, isCited, isSentence, leadsToDay, wordsAfter, wordsBefore } from './citation.ts';
import { distance, foldLetters } from './fold.ts';
import type { Frame } from './frame.ts';
import type { Row } from './rows.ts';

/** Where "…, ngày … tháng … năm …" of the header stands: its row and the first and last word of it. */
export interface DateLine {
  readonly row: number;
  readonly from: number;
  readonly words: readonly OcrWord[];
}

/** The place-and-date line is looked for above this share of the page (cell 4, with slack for tall headers). */
const ZONE = lowestEnd(LAYOUT_CELLS.date);

/**
 * Finds the line of place and date (cell 4). Dates in the body ("Nghị định số … ngày 05 tháng 3 năm 2020") are kept
 * out by position (the line belongs to the right column of the header, or stands alone at the right) and by the words
 * around them: a date inside a sentence is another document's, whether the page has a header or not.
 */
export function findDateLine(frame: Frame): DateLine | null {
  let best: { line: DateLine; score: number } | null = null;
  for (const [index, row] of frame.rows.entries()) {
    if (row.baseline > ZONE * frame.page.height) break;
    const marks = keywordsIn(row.words);
    if (marks < 2 && !hasNumericDate(row.words)) continue;
    const at = firstOfDate(row.words);
    const from = placeStart(row, at);
    const start = row.words[from]!.box[0];
    const end = row.words.at(-1)!.box[2];
    const middle = (start + end) / 2;
    const rightish = middle > frame.left + 0.5 * (frame.right - frame.left);
    const short = end - start < 0.68 * (frame.right - frame.left);
    if (!rightish || !short || isInSentence(frame, index, from, at)) continue;
    const nearHead = frame.nation === null ? 0 : row.baseline - frame.nation.box[3] < 12 * frame.cap ? 2 : 0;
    const score = marks + nearHead - row.baseline / frame.page.height;
    if (best === null || score > best.score) {
      const rest = row.words.slice(from);
      best = { line: { row: index, from, words: [...rest, ...continuation(frame, index, start, marks)] }, score };
    }
  }
  return best?.line ?? null;
}

/** How many of ngày, tháng, năm the words show. */
export function keywordsIn(words: readonly OcrWord[]): number {
  const has = (test: (text: string) => boolean) => words.some((word) => test(foldLetters(word.text)));
  return [isDay, isMonth, isYear].filter((test) => has(test)).length;
}

const inside = (text: string, key: string) =>
  text.length <= key.length + 1 ? distance(text, key, 1) <= 1 : text.includes(key);
export const isDay = (text: string) => inside(text, 'NGAY') && !/^(?:NAY|GAY|MAY)$/.test(text);
export const isMonth = (text: string) => inside(text, 'THANG');
export const isYear = (text: string) => /NAM(?=\d|$)/.test(text) && !text.startsWith('VIET');

const NUMERIC = /(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}(?!\d)/;

function hasNumericDate(words: readonly OcrWord[]): boolean {
  return NUMERIC.test(words.map((word) => word.text).join(' '));
}

function firstOfDate(words: readonly OcrWord[]): number {
  const day = words.findIndex((word) => isDay(foldLetters(word.text)));
  if (day >= 0) return day;
  const month = words.findIndex((word) => isMonth(foldLetters(word.text)));
  if (month >= 0) return Math.max(0, month - 1);
  return Math.max(0, words.length - 1);
}

/** Walks left over the place name: words with usual gaps before "ngày". */
function placeStart(row: Row, at: number): number {
  let from = at;
  while (from > 0) {
    const gap = row.words[from]!.box[0] - row.words[from - 1]!.box[2];
    if (gap > 1.25 * row.cap) break;
    // A number and symbol glued to the place by a narrow gap is still not a place name.
    if (/[/]|\d/.test(row.words[from - 1]!.text)) break;
    from--;
  }
  return from;
}

/** Whether the date from word `from` on, "ngày" at `at`, is part of a sentence. */
function isInSentence(frame: Frame, index: number, from: number, at: number): boolean {
  const row = frame.rows[index]!;
  if (leadsToDay(row.words.slice(0, at)) || isSentence(row.words.slice(from, at))) return true;
  const after = wordsAfter(frame, index, endOfDate(row, at));
  if (goesOn(after)) return true;
  if (standsInHead(frame, index, from)) return false;
  return after.some(isPrint) || isCited(frame, index, from);
}

/** A word that no speck and no stroke of a pen makes. */
const isPrint = ({ text, confidence }: OcrWord) => confidence >= 60 && /\p{L}{2}/u.test(text);

/** The header's columns part the row: what is left of the boundary is no part of the date's line, however small the gap. */
function standsInHead(frame: Frame, index: number, from: number): boolean {
  const anchor = frame.nation ?? frame.motto;
  const row = frame.rows[index]!;
  if (anchor === null || frame.centred || row.baseline - anchor.box[3] > 12 * frame.cap) return false;
  const before = wordsBefore(frame, index, from).at(-1);
  return before === undefined || (before.box[2] < frame.boundary + row.cap && row.words[from]!.box[0] > before.box[2]);
}

/** The first word after the date: after its year, or after "năm" where the year was not read. */
function endOfDate(row: Row, at: number): number {
  const year = row.words.findIndex((word, index) => index >= at && /(?:19|20)\d{2}\P{L}*$/u.test(word.text));
  const last = year >= 0 ? year : row.words.findLastIndex((word) => isYear(foldLetters(word.text)));
  return last < 0 ? row.words.length : last + 1;
}

/** "năm 2010" wrapped under the place: the next row's right part, when the line has no year. */
function continuation(frame: Frame, index: number, start: number, marks: number): OcrWord[] {
  const next = frame.rows[index + 1];
  const row = frame.rows[index]!;
  if (marks >= 3 || next === undefined || next.baseline - row.baseline > 3 * row.cap) return [];
  const right = next.words.filter((word) => word.box[0] > Math.max(start - row.cap, frame.boundary));
  return right.length > 0 && right.length <= 4 && right.some((word) => isYear(foldLetters(word.text))) ? right : [];
}
