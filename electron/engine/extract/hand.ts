import type { OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { extentOf } from './extent.ts';
import { centre, measureAt } from './rows.ts';
import type { Ink } from './ink.ts';

/**
 * Tells a number in ink from a printed one. OCR reads ink as garbage, drops it, or now and then reads it right, so the
 * words alone prove nothing: the verdict is a sum of signs, each weak alone.
 */
export type Hand = 'print' | 'hand' | 'empty';

export interface Slot {
  /** What the OCR read in the place, left to right; nothing when it read nothing. */
  readonly words: readonly OcrWord[];
  /** The text in the place, which may be a part of a word glued to print; as read, and with letters for digits mended. */
  readonly raw: string;
  readonly text: string;
  /** From the print before to the print after, px; height of the printed line. */
  readonly box: Box;
  /** Where the numerals themselves stand, when words were read. */
  readonly textBox: Box | null;
  /** Printed words of the same line to compare with. */
  readonly print: readonly OcrWord[];
  /** What the place must hold when it is print. */
  readonly expects: RegExp;
  /** What the picture shows, when one was given. */
  readonly ink?: Ink | undefined;
}

/** Leaders drawn for a hand to write on. */
const LEADER = /[.…_]{3,}|…|\.{2,}\s*\.{1,}/;

/** Points from which a place counts as handwritten; a single sure sign is worth as much. */
const ENOUGH = 2;

export function judgeHand(slot: Slot): Hand {
  if (slot.ink?.kind === 'print' && slot.expects.test(slot.text)) return 'print';
  if (slot.ink?.kind === 'hand') return 'hand';
  if (slot.text.trim() === '' || LEADER.test(slot.text)) {
    return slot.ink?.kind === 'empty' && slot.text.trim() === '' ? 'empty' : 'hand';
  }
  return points(slot) >= ENOUGH ? 'hand' : 'print';
}

function points(slot: Slot): number {
  const { baseline, cap, slope } = measureAt(slot.print, centre(slot.textBox ?? slot.box));
  let sum = slot.expects.test(slot.text) ? (slot.expects.test(slot.raw.trim()) ? 0 : 1) : 2;
  const confidence = Math.min(...slot.words.map((word) => word.confidence));
  // A word glued to print shares its box and its confidence with the print: only words of their own say something.
  const own = slot.words
    .filter((word) => /^[^\p{L}/]*$/u.test(word.text) && slot.raw.includes(word.text))
    .map((word) => levelled(word, slope));
  const [doubtful, poor] = own.length > 0 ? [78, 55] : [35, 20];
  if (confidence < poor) sum += 2;
  else if (confidence < doubtful) sum += 1;
  for (const word of own) {
    const { top, bottom } = extentOf(word.text);
    const height = (word.box[3] - word.box[1]) / ((top + bottom) * cap);
    if (height > 1.42 || height < 0.65) sum += 2;
    else if (height > 1.2 || height < 0.8) sum += 1;
    const foot = Math.abs(word.box[3] - bottom * cap - baseline) / cap;
    if (foot > 0.32) sum += 2;
    else if (foot > 0.16) sum += 1;
    // Printed digits are half an em each (0.75 of a capital's height); ink is drawn wider or squeezed.
    const digits = word.text.replace(/\D/g, '').length;
    const width = digits === 0 ? 0 : (word.box[2] - word.box[0]) / (digits * cap);
    if (digits > 0 && (width > 1.15 || width < 0.4)) sum += 1;
  }
  if (own.length === 1 && looksSet(own[0]!, slot, baseline, cap)) sum -= 2;
  if (own.length > 0 && slot.textBox !== null) {
    const before = slot.textBox[0] - slot.box[0];
    const after = slot.box[2] - slot.textBox[2];
    // Places meant for a pen are wider than what stands in them.
    if (Math.max(before, after) > 1.1 * cap) sum += 1;
  }
  return sum;
}

/** A word of a slanting line without what its line rises inside it. */
function levelled(word: OcrWord, slope: number): OcrWord {
  const [x0, y0, x1, y1] = word.box;
  const rise = (Math.abs(slope) * (x1 - x0)) / 2;
  return { ...word, box: [x0, y0 + rise, x1, y1 - rise] };
}

/**
 * Whether a numeral sits exactly as type does: height, foot, width of its digits and the blank before it. Ink near by
 * spoils the confidence of printed numerals as well; a pen does not hit all four.
 */
function looksSet(word: OcrWord, slot: Slot, baseline: number, cap: number): boolean {
  if (!/^\d+$/.test(word.text)) return false;
  const height = (word.box[3] - word.box[1]) / (1.02 * cap);
  const foot = Math.abs(word.box[3] - baseline) / cap;
  // A digit of Times is half an em wide: 0.755 of a capital's height, its ink a little less.
  const width = (word.box[2] - word.box[0]) / (word.text.length * 0.755 * cap);
  const blank = (word.box[0] - slot.box[0]) / cap;
  return Math.abs(height - 1) < 0.1 && foot < 0.1 && width > 0.8 && width < 1.06 && blank < 0.75;
}
