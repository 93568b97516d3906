import { DOCUMENT_TYPES, OTHER_HEADINGS, OTHER_TYPE } from '../../../shared/model/document-types.ts';
import type { OcrWord } from '../../../shared/model/ocr.ts';
import { capitals, fold } from './fold.ts';
import type { Frame } from './frame.ts';
import { CITING_ENDS, DAY_LEADS } from './markers.ts';
import { WIDE_GAP } from './rows.ts';
import { textOf } from './text-run.ts';

/**
 * Tells the number or date of another document, named in a sentence, from the document's own: "Căn cứ Nghị định số
 * 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ". A document's own stand by themselves in the head; what is cited
 * has words of the sentence before it, after it or at the end of the line above.
 */

const TYPE_NAMES = [
  ...DOCUMENT_TYPES.filter(({ code }) => code !== OTHER_TYPE).map(({ name }) => name),
  ...OTHER_HEADINGS.map(({ name }) => name),
].map((name) => fold(name));

/** Words before `at` in its row without a gap that only columns have between them. */
export function wordsBefore(frame: Frame, row: number, at: number): OcrWord[] {
  const { words, cap } = frame.rows[row]!;
  let from = at;
  while (from > 0 && words[from]!.box[0] - words[from - 1]!.box[2] < WIDE_GAP * cap) from--;
  return words.slice(from, at);
}

/** Words from `at` on in its row without a gap that only columns have before and between them. */
export function wordsAfter(frame: Frame, row: number, at: number): OcrWord[] {
  const { words, cap } = frame.rows[row]!;
  let to = at;
  while (to < words.length && words[to]!.box[0] - words[to - 1]!.box[2] < WIDE_GAP * cap) to++;
  return words.slice(at, to);
}

/**
 * Whether what begins at word `at` goes on a sentence that names another document: by the words before it in its row,
 * or, where it (or the number before it) begins its row, by how the line above ends.
 */
export function isCited(frame: Frame, row: number, at: number): boolean {
  const before = wordsBefore(frame, row, at);
  const lead = withoutNumber(before);
  if (lead.length > 0) return namesDocument(lead) || isSentence(lead);
  const [above, own] = [frame.rows[row - 1], frame.rows[row]!];
  if (at > before.length || above === undefined || own.baseline - above.baseline > MOST_STEP * frame.cap) return false;
  const leadAbove = withoutNumber(above.words);
  return namesDocument(leadAbove) && capitals(textOf(leadAbove)) < 0.6;
}

/** The words without a number and symbol at their end, "30/2020/NĐ-CP". */
function withoutNumber(words: readonly OcrWord[]): readonly OcrWord[] {
  return words.slice(0, words.findLastIndex(({ text }) => !/\d\S*\//u.test(text)) + 1);
}

/** The widest step between two lines of one paragraph, in capital heights (one and a half lines of 14 pt, with slack). */
const MOST_STEP = 4;

/** Whether the words end as those before another document's number do: "… tại Tờ trình", "Căn cứ Quyết định số". */
function namesDocument(words: readonly OcrWord[]): boolean {
  const text = fold(textOf(words)).replace(/[^A-Z0-9]+$/, '');
  const last = words.at(-1)?.text ?? '';
  // "Số" alone is the label of the document's own number.
  if (/(?:^| )SO$/.test(text) && (words.length > 1 || last.startsWith('s'))) return true;
  if (CITING_ENDS.some((end) => text === end || text.endsWith(` ${end}`))) return true;
  // A type in capitals is the document's own heading, or its name before the label (see findCodeLine).
  if (capitals(last) > 0.6 && last.length > 1) return false;
  return TYPE_NAMES.some((name) => text === name || text.endsWith(` ${name}`));
}

/** Words of running text: at least two of small letters only, as no name of an agency and no number has. */
export function isSentence(words: readonly OcrWord[]): boolean {
  const small = words.filter(({ text, confidence }) => confidence >= 50 && /^[("“]?\p{Ll}{2,}[,;)"”]?$/u.test(text));
  return small.length >= 2 && capitals(textOf(words)) < 0.5;
}

/** Whether "ngày …" is led up to as in a sentence: "trước ngày", "từ ngày"; a place has a comma, or its name, before it. */
export function leadsToDay(words: readonly OcrWord[]): boolean {
  const last = words.at(-1);
  return last !== undefined && (DAY_LEADS as readonly string[]).includes(last.text.normalize('NFC'));
}

/** Whether words after a date or a label go on with a sentence: "… của Chính phủ". */
export function goesOn(words: readonly OcrWord[]): boolean {
  return words.some(({ text, confidence }) => confidence >= 50 && /^\p{Ll}{2,}[,;.)]?$/u.test(text));
}
