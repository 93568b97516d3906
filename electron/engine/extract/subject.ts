import type { OcrWord } from '../../../shared/model/ocr.ts';
import type { CodeLine } from './code-line.ts';
import { absent, read, type ExtractedField } from './extracted-field.ts';
import { capitals, fold } from './fold.ts';
import type { Frame } from './frame.ts';
import type { Heading } from './heading.ts';
import { keepsRule } from './limits.ts';
import { BODY_STARTS, LIST_START } from './markers.ts';
import { centre, isReadable, type Row } from './rows.ts';
import { boxOfWords, meanOf, textOf } from './text-run.ts';

/** "V/v" and what recognition makes of it, at the start of a line. */
export const ABOUT = /^[VYW]\s?[/\\|IL1ÌÍ.]?\s?[VW][:.]?(?=\s|$)/;
const ABOUT_WORDS = /^(?:VE VIEC|TRICH YEU)\b/;

/** Abstracts of more lines than this do not exist; the lines are something else. */
const MOST_LINES = 9;

/** A year, or a day that ends in one. */
const YEAR = String.raw`(?:\d{1,2}[./-]){0,2}(?:1[89]|20)\d{2}`;
/** A line of years only, its blanks left out: "2021 - 2025", "31/12/2024", "(2021-2025)"; never a page's number. */
const YEARS = new RegExp(`^\\(?${YEAR}(?:[-–—,;]{0,2}${YEAR})*[).,;]*$`);
const ENDS_IN_YEAR = new RegExp(`${YEAR}$`);
const DASH = /^[-–—]$/;

/** Reads the abstract below the type (cell 5a; NĐ 30/2020 Phụ lục I, II.5): centred lines down to the body. */
export function readSubject(frame: Frame, heading: Heading): ExtractedField {
  if (heading.operative) return absent('subject');
  const lines = linesBelow(frame, heading);
  const from = lines.findIndex((words) => ABOUT_WORDS.test(fold(textOf(words))) || ABOUT.test(fold(textOf(words))));
  // "QUYẾT ĐỊNH / CỦA ỦY BAN NHÂN DÂN …" of older papers: the abstract is what follows "Về việc".
  const skipped = from > 0 && lines.slice(0, from).every((words) => isIssuerLine(words)) ? lines.slice(from) : lines;
  return field(frame, skipped.flat());
}

function isIssuerLine(words: readonly OcrWord[]): boolean {
  const text = textOf(words);
  return capitals(text) > 0.8 || /^CUA /.test(fold(text));
}

function linesBelow(frame: Frame, heading: Heading): OcrWord[][] {
  const lines: OcrWord[][] = heading.rest.length > 0 ? [[...heading.rest]] : [];
  let last = heading.segment.row;
  let pitch: number | null = null;
  for (const row of frame.rows.slice(heading.row + 1)) {
    const words = abstractWords(frame, row);
    const text = textOf(words);
    if (!isLine(text, lines.length > 0)) continue;
    const step = row.baseline - last.baseline;
    const most =
      lines.length === 0 ? 5.5 * frame.cap : pitch === null ? 3.6 * frame.cap : Math.min(3.6 * frame.cap, 1.45 * pitch);
    if (step > most || !continues(frame, row, words, text, lines, heading)) break;
    if (lines.length > 0) pitch = pitch === null ? step : Math.min(pitch, step);
    lines.push(words);
    last = row;
    if (lines.length >= MOST_LINES) return [];
  }
  return lines;
}

/**
 * Whether a line says anything: words, or where an abstract goes on, the years it is about. Rules, specks, page numbers do
 * not.
 */
function isLine(text: string, goesOn: boolean): boolean {
  if ((text.match(/\p{L}/gu) ?? []).length >= 2) return true;
  return goesOn && YEARS.test(text.replace(/\s/g, ''));
}

function continues(
  frame: Frame,
  row: Row,
  words: readonly OcrWord[],
  text: string,
  lines: readonly OcrWord[][],
  heading: Heading,
): boolean {
  if (startsBody(text)) return false;
  const before = lines.flat();
  // The authority's line "CHỦ TỊCH ỦY BAN NHÂN DÂN …" between abstract and body (models 1.2, 1.3).
  if (before.length > 0 && capitals(text) > 0.8 && capitals(textOf(before)) < 0.6) return false;
  const box = boxOfWords(words)!;
  const width = frame.right - frame.left;
  const offset = box[0] - frame.left - (frame.right - box[2]);
  // A body's first line is indented by 1 to 1.27 cm and runs to the right margin; its last is short at the left.
  if (Math.abs(offset) < 0.052 * width + 0.25 * row.cap) return true;
  // Centred on the sheet instead, as its heading is: the text area is known only where long lines show it.
  const underHeading = Math.abs(centre(box) - centre(heading.segment.box)) < 0.012 * width + 0.1 * row.cap;
  return heading.rest.length === 0 && underHeading && box[2] - box[0] < 0.85 * width;
}

function startsBody(text: string): boolean {
  const folded = fold(text).replace(/^[^A-Z0-9(]+/, '');
  if (/^\(\s?(?:BAN HANH )?KEM THEO/.test(folded)) return true;
  return (
    LIST_START.test(text) || BODY_STARTS.some((start) => folded === start || new RegExp(`^${start}[ :.,]`).test(folded))
  );
}

/** What is print in a row: its words, and dashes between two of them or after the year a period begins with. */
function printOf(row: Row): OcrWord[] {
  return row.words.filter((word, at) => {
    if (isReadable(word)) return true;
    const before = row.words[at - 1];
    if (!DASH.test(word.text) || before === undefined || !isReadable(before)) return false;
    const next = row.words[at + 1];
    return next === undefined ? ENDS_IN_YEAR.test(before.text) : isReadable(next);
  });
}

/** The row's words without marks at its left (cells 10a, 10b) or stamps, which a wide gap sets off. */
function abstractWords(frame: Frame, row: Row): OcrWord[] {
  const words = printOf(row);
  const parts: OcrWord[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    if (last !== undefined && word.box[0] - last.box[2] < 2.6 * frame.cap) parts.at(-1)!.push(word);
    else parts.push([word]);
  }
  const middle = (frame.left + frame.right) / 2;
  const off = (part: readonly OcrWord[]) => {
    const box = boxOfWords(part)!;
    return Math.abs((box[0] + box[2]) / 2 - middle);
  };
  return parts.toSorted((a, b) => off(a) - off(b))[0] ?? [];
}

/** Reads the abstract of a letter: the block after "V/v" under the number (cell 5b). Null when there is none. */
export function readLetterSubject(frame: Frame, code: CodeLine | null): ExtractedField | null {
  const limit = frame.boundary > 0 ? frame.boundary : frame.left + 0.55 * (frame.right - frame.left);
  const first = code?.row ?? 0;
  for (let at = first; at < Math.min(frame.rows.length, first + 9); at++) {
    const words = leftPart(frame, frame.rows[at]!, limit);
    const begin = words.findIndex((_word, index) => {
      const folded = fold(textOf(words.slice(index)));
      return (ABOUT.test(folded) || ABOUT_WORDS.test(folded)) && (index === 0 || wideBefore(words, index, frame.cap));
    });
    if (begin < 0 || words[begin]!.box[0] > limit) continue;
    return field(frame, [...words.slice(begin), ...blockBelow(frame, at, limit)]);
  }
  return null;
}

function blockBelow(frame: Frame, at: number, limit: number): OcrWord[] {
  const block: OcrWord[] = [];
  let last = frame.rows[at]!;
  for (const row of frame.rows.slice(at + 1, at + 9)) {
    if (row.baseline - last.baseline > 3.1 * frame.cap) break;
    const words = leftPart(frame, row, limit);
    const text = textOf(words);
    if (startsBody(text)) break;
    if (!isLine(text, true)) continue;
    // A line that runs on across the page is the body.
    if (boxOfWords(words)![2] > limit + 0.12 * frame.page.width) break;
    block.push(...words);
    last = row;
  }
  return block;
}

/** Words of the left column: up to a gap at the boundary, or to "Kính gửi". */
function leftPart(frame: Frame, row: Row, limit: number): OcrWord[] {
  const words: OcrWord[] = [];
  for (const word of printOf(row)) {
    const previous = words.at(-1);
    const gap = previous === undefined ? 0 : word.box[0] - previous.box[2];
    if (previous !== undefined && gap > 2.2 * frame.cap) break;
    if (previous === undefined && word.box[0] > limit) break;
    if (word.box[0] > limit && gap > 0.9 * frame.cap) break;
    if (
      words.length > 0 &&
      /^K[IL1]NH$/.test(fold(word.text)) &&
      word.box[0] > frame.left + 0.2 * (limit - frame.left)
    ) {
      const next = row.words[row.words.indexOf(word) + 1];
      if (next !== undefined && /^GU[IL1]/.test(fold(next.text))) break;
    }
    words.push(word);
  }
  return words;
}

function wideBefore(words: readonly OcrWord[], index: number, cap: number): boolean {
  return words[index]!.box[0] - words[index - 1]!.box[2] > cap;
}

function field(frame: Frame, words: readonly OcrWord[]): ExtractedField {
  if (words.length === 0) return absent('subject');
  const value = tidy(textOf(words));
  const place = { page: frame.index, box: boxOfWords(words)!, confidence: meanOf(words), evidence: textOf(words) };
  return keepsRule('subject', value) && place.confidence >= 40
    ? read('subject', value, place)
    : absent('subject', place);
}

function tidy(text: string): string {
  const about = ABOUT.exec(fold(text.slice(0, 6)));
  return (about === null ? text : `V/v ${text.slice(about[0].length)}`)
    .replace(/[Ðð]/g, 'Đ')
    .replace(/\s+/g, ' ')
    .replace(/[\s_=~|\-–—.]+$/, '')
    .trim();
}
