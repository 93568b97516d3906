import { LAYOUT_CELLS, lowestEnd } from '../../../shared/model/layout-cells.ts';
import type { OcrWord } from '../../../shared/model/ocr.ts';
import { goesOn, isCited } from './citation.ts';
import { keywordsIn, type DateLine } from './date-line.ts';
import { capitals, fold, foldLetters } from './fold.ts';
import type { Frame } from './frame.ts';
import { INCOMING_STAMP, NUMBER_LABEL } from './markers.ts';
import type { Row } from './rows.ts';
import { textOf } from './text-run.ts';

/** The line "Số: …/…": its row, whether its label was read, and its words after the label. */
export interface CodeLine {
  readonly row: number;
  /** The label's word; null when it was not read and the symbol's form alone gave the line away. */
  readonly label: OcrWord | null;
  /** The label's own text after "Số:" when number and label came as one word. */
  readonly words: readonly OcrWord[];
}

/** The number is looked for above this share of the page (cell 3, with slack for tall headers). */
const ZONE = lowestEnd(LAYOUT_CELLS.code);

/** A number with its symbol, whatever the label: `15/QĐ-UBND`. */
const BARE_CODE = /^\d{1,5}\s?\/\s?(?:\d{4}\s?\/\s?)?\p{Lu}[\p{L}\d]{0,9}(?:\s?-\s?\p{Lu}[\p{L}\d.]*)+$/u;

export function findCodeLine(frame: Frame, date: DateLine | null): CodeLine | null {
  const found: { line: CodeLine; score: number }[] = [];
  for (const [index, row] of frame.rows.entries()) {
    if (row.baseline > ZONE * frame.page.height) break;
    const line = labelled(frame, index, row, date) ?? bare(frame, index, row, date);
    if (line === null) continue;
    found.push({ line, score: scoreOf(frame, line, row, date) });
  }
  found.sort((a, b) => b.score - a.score);
  return found[0] === undefined || found[0].score < 0 ? null : found[0].line;
}

function labelled(frame: Frame, index: number, row: Row, date: DateLine | null): CodeLine | null {
  for (const [at, word] of row.words.entries()) {
    const folded = fold(word.text);
    const label = NUMBER_LABEL.exec(folded);
    if (label === null) continue;
    const rest = word.text.normalize('NFC').slice(label[0].length);
    // "Sở", "Soạn" and the like: after the label there is nothing, or the number itself.
    // With its colon read the label is certain, and what is glued to it may be ink that came out as anything.
    if (rest !== '' && !/^[\s\d/.…_-]/.test(rest) && !label[0].endsWith(':')) continue;
    const before = row.words[at - 1];
    const apart = before === undefined || word.box[0] - before.box[2] > 1.2 * row.cap;
    if (!apart && !(at === 1 && /^(?:LUAT|PHAP LENH|LENH|CONG VAN|CV)$/.test(fold(before.text)))) continue;
    const words = upTo(frame, row, at + 1, index, date);
    const glued = rest === '' ? [] : [{ ...word, text: rest, box: restBox(word, label[0].length) }];
    const all = [...glued, ...words];
    if (label[0].length === 2 && all.length === 0) continue;
    // "số 12/2010/QĐ-UBND ngày … của …" at the start of a body line runs on in small letters across the page.
    if (isBodyLine(frame, row, at) || isAnothers(frame, index, at, words)) continue;
    return { row: index, label: word, words: all };
  }
  return null;
}

function bare(frame: Frame, index: number, row: Row, date: DateLine | null): CodeLine | null {
  const words = upTo(frame, row, 0, index, date);
  const text = textOf(words);
  if (isAnothers(frame, index, 0, words)) return null;
  if (words.length > 6 || !frame.centred ? !BARE_CODE.test(text.replace(/^\P{L}{0,3}(?=\d)/u, '')) : true) return null;
  return { row: index, label: null, words };
}

/** Words right of `from` that still belong to the left column: before the date and before the right column. */
function upTo(frame: Frame, row: Row, from: number, index: number, date: DateLine | null): OcrWord[] {
  const stop = date !== null && date.row === index ? row.words[date.from]!.box[0] : Infinity;
  const words: OcrWord[] = [];
  for (let at = from; at < row.words.length; at++) {
    const word = row.words[at]!;
    if (word.box[0] >= stop) break;
    const gap = at === 0 ? 0 : word.box[0] - row.words[at - 1]!.box[2];
    const past = frame.boundary > 0 && word.box[0] > frame.boundary;
    if (past && gap > 1.2 * row.cap) break;
    if (frame.centred && gap > 7 * row.cap) break;
    words.push(word);
  }
  return words;
}

/**
 * Whether the number from word `at` on is another document's, named in a sentence: "… tại Tờ trình / số 15/TTr-VP ngày 02
 * tháng 3 …", or none at all: "số hóa tài liệu". "Số:" with its colon is a label and stands in no sentence.
 */
function isAnothers(frame: Frame, index: number, at: number, words: readonly OcrWord[]): boolean {
  const { text } = frame.rows[index]!.words[at]!;
  const isLabel = NUMBER_LABEL.test(fold(text));
  if (isLabel && text.includes(':')) return false;
  if (isLabel && words[0] !== undefined && goesOn(words.slice(0, 1)) && !textOf(words).includes('/')) return true;
  if (isLabel && /^\P{Ll}/u.test(text)) return false;
  return isCited(frame, index, at) || keywordsIn(words) >= 2;
}

function isBodyLine(frame: Frame, row: Row, at: number): boolean {
  const words = row.words.slice(at);
  const text = textOf(words);
  const wide = words.at(-1)!.box[2] - words[0]!.box[0] > 0.6 * (frame.right - frame.left);
  let tight = true;
  for (let next = 1; next < words.length; next++) {
    if (words[next]!.box[0] - words[next - 1]!.box[2] > 2 * row.cap) tight = false;
  }
  return wide && tight && capitals(text) < 0.4 && words.length > 7;
}

function scoreOf(frame: Frame, line: CodeLine, row: Row, date: DateLine | null): number {
  const text = textOf(line.words);
  let score = line.label === null ? 1 : 2;
  if (/[/]/.test(text)) score += 2;
  if (/\p{Lu}{2,}/u.test(text)) score += 2;
  if (date !== null && Math.abs(frame.rows[date.row]!.baseline - row.baseline) < 2.2 * row.cap) score += 3;
  const around = frame.rows.slice(Math.max(0, line.row - 2), line.row + 3).flatMap((near) => near.words);
  const stamp = around.some((word) => (INCOMING_STAMP as readonly string[]).includes(foldLetters(word.text)));
  if (stamp && !/\/\s?\p{Lu}/u.test(text)) score -= 4;
  return score - row.baseline / frame.page.height;
}

function restBox(word: OcrWord, skip: number): OcrWord['box'] {
  const [x0, y0, x1, y1] = word.box;
  return [x0 + ((x1 - x0) * skip) / word.text.length, y0, x1, y1];
}
