import type { OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { LAYOUT_CELLS, lowestEnd, PAPER } from '../../../shared/model/layout-cells.ts';
import { allowedSlips, distance, foldLetters } from './fold.ts';
import { MOTTOES, NATION_NAMES } from './markers.ts';
import { centre, median, quantile, rowsOf, type Row } from './rows.ts';
import { boxOfWords } from './text-run.ts';

/** One page made ready for reading: its rows, where its text area is, and where its header's two columns meet. */
export interface Frame {
  readonly index: number;
  readonly page: OcrPage;
  readonly rows: readonly Row[];
  /** Left and right edge of the text area, px. */
  readonly left: number;
  readonly right: number;
  /** Height of a capital of the page's print, px. */
  readonly cap: number;
  readonly nation: Anchor | null;
  readonly motto: Anchor | null;
  /** x where the right column of the header begins; 0 when the header is one centred column. */
  readonly boundary: number;
  /** Whether quốc hiệu stands in the middle, as on contracts, minutes and applications. */
  readonly centred: boolean;
}

/** Fixed words found on the page: the row and the words of it. */
export interface Anchor {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly box: Box;
}

/** How much of the page's height a header with its anchors may take, from the top. */
const HEADER_SHARE = lowestEnd(LAYOUT_CELLS.date);

/** Where the columns meet when no anchor shows it: between cells 2 and 1, as a share of the text area's width. */
const { nation: RIGHT_CELL, organ: LEFT_CELL } = LAYOUT_CELLS;
const COLUMNS_MEET = (LEFT_CELL.x + LEFT_CELL.w + RIGHT_CELL.x) / 200;

export function frameOf(page: OcrPage, index: number): Frame {
  const rows = rowsOf(page);
  const cap = median(rows.filter((row) => row.words.length > 1).map((row) => row.cap)) || page.dpi / 9;
  const [left, right] = textArea(page, rows);
  const top = rows.filter((row) => row.baseline < HEADER_SHARE * page.height);
  const nation = findAnchor(top, NATION_NAMES);
  const motto = findAnchor(top, MOTTOES);
  const anchor = nation ?? motto;
  const middle = (left + right) / 2;
  const centred =
    anchor !== null &&
    Math.abs(centre(anchor.box) - middle) < 0.07 * page.width &&
    !hasLeftNeighbour(rows, anchor, cap);
  const boundary = centred ? 0 : boundaryOf(rows, nation, motto, left, right);
  return { index, page, rows, left, right, cap, nation, motto, boundary, centred };
}

/** The edges most long lines share; the decree's margins when there are too few. */
function textArea(page: OcrPage, rows: readonly Row[]): [number, number] {
  const wide = rows.filter((row) => row.box[2] - row.box[0] > 0.55 * page.width);
  const scale = page.width / (page.width > page.height ? PAPER.height : PAPER.width);
  const left = PAPER.left * scale;
  const right = page.width - PAPER.right * scale;
  if (wide.length < 4) return [left, right];
  // Quartiles, not medians: half of the long lines may be first lines, which are indented.
  return [
    quantile(
      wide.map((row) => row.box[0]),
      0.25,
    ),
    quantile(
      wide.map((row) => row.box[2]),
      0.75,
    ),
  ];
}

function boundaryOf(rows: readonly Row[], nation: Anchor | null, motto: Anchor | null, left: number, right: number) {
  const anchor = nation ?? motto;
  if (anchor === null) return left + COLUMNS_MEET * (right - left);
  const row = rows[anchor.row]!;
  const before = row.words[anchor.from - 1];
  const start = anchor.box[0];
  // The middle of the gap that the OCR saw, but not far from quốc hiệu: a long issuer may reach close to it.
  return before === undefined ? start - row.cap : Math.max(start - 2 * row.cap, (before.box[2] + start) / 2);
}

function hasLeftNeighbour(rows: readonly Row[], anchor: Anchor, cap: number): boolean {
  return rows
    .slice(Math.max(0, anchor.row - 1), anchor.row + 3)
    .some((row) => row.words.some((word) => word.box[2] < anchor.box[0] - 1.5 * cap && /\p{L}{2}/u.test(word.text)));
}

function findAnchor(rows: readonly Row[], phrases: readonly string[]): Anchor | null {
  for (const [index, row] of rows.entries()) {
    for (const phrase of phrases) {
      const found = findPhrase(row.words, phrase);
      if (found === null) continue;
      return { row: index, ...found, box: boxOfWords(row.words.slice(found.from, found.to))! };
    }
  }
  return null;
}

/** The words that spell `phrase` (folded), give or take the slips of recognition; null when there are none. */
export function findPhrase(words: readonly OcrWord[], phrase: string): { from: number; to: number } | null {
  const wanted = phrase.replaceAll(' ', '');
  // Faint print loses letters; a long phrase is still itself with a fifth of them wrong.
  const slips = Math.max(allowedSlips(wanted.length), Math.floor(wanted.length / 5));
  let best: { from: number; to: number; off: number } | null = null;
  for (let from = 0; from < words.length; from++) {
    let text = '';
    for (let to = from + 1; to <= words.length; to++) {
      text += foldLetters(words[to - 1]!.text);
      if (text.length < wanted.length - slips) continue;
      if (text.length > wanted.length + slips) break;
      const off = distance(text, wanted, slips);
      if (off !== Infinity && (best === null || off < best.off)) best = { from, to, off };
    }
  }
  return best;
}
