import type { OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { absent, handwritten, read, type ExtractedField, type PartialDate } from './extracted-field.ts';
import { foldLetters } from './fold.ts';
import type { Frame } from './frame.ts';
import { isDay, isMonth, isYear, type DateLine } from './date-line.ts';
import { judgeHand, type Hand } from './hand.ts';
import { inkIn, type Raster } from './ink.ts';
import { isRealDate } from './limits.ts';
import { bandOf, centre } from './rows.ts';
import { join, textOf, textRun, type TextRun } from './text-run.ts';

/** Reads the date of issue (cell 4, NĐ 30/2020 Phụ lục I, II.4): DD/MM/YYYY, or which of its parts are in ink. */
export function readIssuedDate(frame: Frame, line: DateLine | null, lastYear: number, raster?: Raster): ExtractedField {
  if (line === null) return absent('issuedDate');
  const run = textRun(line.words);
  const parts = worded(run, frame, raster) ?? numeric(run, frame, raster);
  if (parts === null) return absent('issuedDate', placeOf(frame, run, line.words));
  const { day, month, year } = parts;
  const place = {
    page: frame.index,
    box: [day, month, year].reduce<Box | null>((box, part) => join(box, part.box), null)!,
    confidence: Math.min(day.confidence, month.confidence, year.confidence),
    evidence: textOf(line.words),
  };
  const all = [day, month, year];
  if (all.every((part) => part.hand === 'print' && part.value !== null)) {
    if (!isRealDate(day.value!, month.value!, year.value!, lastYear)) return absent('issuedDate', place);
    const pad = (value: number) => String(value).padStart(2, '0');
    return read('issuedDate', `${pad(day.value!)}/${pad(month.value!)}/${year.value!}`, place);
  }
  const partial = printedParts(day, month, year, lastYear);
  if (all.some((part) => part.hand === 'hand')) return handwritten('issuedDate', place, partial);
  return absent('issuedDate', place);
}

interface Part {
  readonly value: number | null;
  readonly hand: Hand;
  readonly box: Box;
  readonly confidence: number;
}

function printedParts(day: Part, month: Part, year: Part, lastYear: number): PartialDate | undefined {
  const printed = (part: Part, low: number, high: number) =>
    part.hand === 'print' && part.value !== null && part.value >= low && part.value <= high ? part.value : undefined;
  const parts = { day: printed(day, 1, 31), month: printed(month, 1, 12), year: printed(year, 1945, lastYear) };
  const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return Object.keys(known).length === 0 ? undefined : known;
}

/** "ngày 05 tháng 01 năm 2010": what stands between the three words and after the last. */
function worded(run: TextRun, frame: Frame, raster: Raster | undefined): DateParts | null {
  const day = keyword(run, 0, isDay, /ng[aàáảãạ]y/iu);
  const month = keyword(run, day?.end ?? 0, isMonth, /th[aàáảãạ]ng/iu);
  const year = keyword(run, month?.end ?? day?.end ?? 0, isYear, /n[aăàáảãạâ]m/iu);
  // One lost word of the three leaves two slots in one gap; their numbers are then not told apart.
  if ([day, month, year].filter((found) => found !== null).length < 2) return null;
  const print = [day, month, year].flatMap((found) => (found === null ? [] : [found.word]));
  const end = yearEnd(run, year?.end ?? null);
  const slot = (from: number | null, to: number | null, expects: RegExp) =>
    from === null || to === null ? lost(run, frame) : readSlot({ run, from, to, expects, print, frame, raster });
  return {
    day: slot(day?.end ?? null, month?.start ?? null, /^\d{1,2}$/),
    month: slot(month?.end ?? null, year?.start ?? null, /^\d{1,2}$/),
    year: slot(year?.end ?? null, end, /^\d{4}$/),
  };
}

interface DateParts {
  readonly day: Part;
  readonly month: Part;
  readonly year: Part;
}

/** The end of the year's slot: the next word, or two when the first is a century ("19 76"). */
function yearEnd(run: TextRun, from: number | null): number | null {
  if (from === null) return null;
  const rest = /^\s*(?:(?:19|20)\s\S{1,3}(?=\s|$)|\S*)/.exec(run.text.slice(from));
  return from + (rest?.[0].length ?? 0);
}

function lost(run: TextRun, frame: Frame): Part {
  const box = run.words.reduce<Box | null>((sum, word) => join(sum, word.box), null) ?? [0, 0, frame.page.width, 1];
  return { value: null, hand: 'hand', box, confidence: 0 };
}

interface SlotAsk {
  readonly run: TextRun;
  readonly from: number;
  readonly to: number;
  readonly expects: RegExp;
  readonly print: readonly OcrWord[];
  readonly frame: Frame;
  readonly raster: Raster | undefined;
}

function readSlot(ask: SlotAsk): Part {
  const { run, from, to, print, frame } = ask;
  const raw = run.text.slice(from, to);
  const text = digitsOf(raw.trim().replace(/[.,;:]+$/, ''), ask.expects);
  const start = from + (raw.length - raw.trimStart().length);
  const words = ownersIn(run, start, to);
  const textBox = boxBetween(run, start, from + raw.trimEnd().length);
  const box = slotBox(run, from, to, print, textBox, frame);
  const scale = ask.raster === undefined ? 1 : ask.raster.width / frame.page.width;
  const ink =
    ask.raster &&
    inkIn(
      ask.raster,
      scale,
      textBox ?? box,
      print.map((word) => word.box),
      bandOf(print, centre(textBox ?? box)),
    );
  const hand = judgeHand({
    words,
    raw: run.text.slice(start, to),
    text,
    box,
    textBox,
    print,
    expects: ask.expects,
    ink,
  });
  const value = ask.expects.test(text) ? Number(text) : null;
  const confidence = words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence));
  return { value, hand, box: textBox ?? box, confidence };
}

/** Letters that stand for digits are mended only beside a true digit, and only when that makes what is expected. */
export function digitsOf(text: string, expects: RegExp): string {
  if (expects.test(text) || !/\d/.test(text)) return text;
  const mended = text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
  return expects.test(mended) ? mended : text;
}

function ownersIn(run: TextRun, from: number, to: number): OcrWord[] {
  const seen = new Set<number>();
  for (let at = from; at < to; at++) if ((run.owner[at] ?? -1) >= 0) seen.add(run.owner[at]!);
  return [...seen].map((index) => run.words[index]!);
}

function boxBetween(run: TextRun, from: number, to: number): Box | null {
  let box: Box | null = null;
  for (let at = from; at < to; at++) {
    const index = run.owner[at] ?? -1;
    if (index >= 0)
      box = join(box, [run.left[at]!, run.words[index]!.box[1], run.right[at]!, run.words[index]!.box[3]]);
  }
  return box;
}

/** The place between the printed neighbours, as high as they are. */
function slotBox(
  run: TextRun,
  from: number,
  to: number,
  print: readonly OcrWord[],
  textBox: Box | null,
  frame: Frame,
): Box {
  const near = run.words[run.owner[from - 1] ?? -1] ?? print[0]!;
  const left = from > 0 ? run.right[from - 1]! : near.box[2];
  const next = run.left.findIndex((_, at) => at >= to && (run.owner[at] ?? -1) >= 0);
  const right = next >= 0 && run.left[next]! > left ? run.left[next]! : (textBox?.[2] ?? left + 3 * frame.cap);
  return [left, near.box[1], Math.max(right, left + 1), near.box[3]];
}

interface Keyword {
  readonly start: number;
  readonly end: number;
  readonly word: OcrWord;
}

/** The next word from `from` that is the keyword, or the part of a word that is when digits are glued to it. */
function keyword(run: TextRun, from: number, test: (text: string) => boolean, inner: RegExp): Keyword | null {
  for (const token of run.text.slice(from).matchAll(/\S+/gu)) {
    if (!test(foldLetters(token[0]))) continue;
    const part = inner.exec(token[0]);
    const start = from + token.index + (part?.index ?? 0);
    const end = part === null ? from + token.index + token[0].length : start + part[0].length;
    return { start, end, word: run.words[run.owner[start]!]! };
  }
  return null;
}

/** "Hà Nội, 05/01/2010", also with points or dashes. */
function numeric(run: TextRun, frame: Frame, raster: Raster | undefined): DateParts | null {
  const found = /(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/d.exec(run.text);
  if (found === null) return null;
  const print = run.words.filter((word) => /\p{L}{3}/u.test(word.text));
  const part = (group: number, expects: RegExp): Part => {
    const [from, to] = found.indices![group]!;
    return print.length === 0
      ? { value: null, hand: 'hand', box: boxBetween(run, from, to)!, confidence: 0 }
      : readSlot({ run, from, to, expects, print, frame, raster });
  };
  return { day: part(1, /^\d{1,2}$/), month: part(2, /^\d{1,2}$/), year: part(3, /^\d{4}$/) };
}

function placeOf(frame: Frame, run: TextRun, words: readonly OcrWord[]) {
  const box = words.reduce<Box | null>((sum, word) => join(sum, word.box), null)!;
  return { page: frame.index, box, confidence: 0, evidence: run.text };
}
