import { FIELD_FORMS } from '../../../shared/model/field-forms.ts';
import type { OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import type { CodeLine } from './code-line.ts';
import { absent, handwritten, read, type ExtractedField, type Place } from './extracted-field.ts';
import type { Frame } from './frame.ts';
import { judgeHand } from './hand.ts';
import { hasRoomForR } from './lost-letter.ts';
import { inkIn, type Raster } from './ink.ts';
import { digitsOf } from './issued-date.ts';
import { keepsRule } from './limits.ts';
import { bandOf, centre } from './rows.ts';
import { startsWithType, SYMBOL, tidySymbol, typesOfSymbol } from './symbol.ts';
import { boxIn, boxOfWords, confidenceIn, textOf, textRun, wordsIn, type TextRun } from './text-run.ts';

/** The confidence of a symbol that agrees with the heading, when recognition gave it less. */
const CONFIRMED = 50;

export interface DocumentCode {
  readonly number: ExtractedField;
  readonly notation: ExtractedField;
}

/** A span of the line's text, half open. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Parsed {
  /** What stands where the number belongs; empty when nothing was read there. */
  readonly number: Span | null;
  readonly symbol: Span | null;
  /** The number's digits are certain: a stroke that may be "/" or "1" did not have to be guessed. */
  readonly certain: boolean;
}

/**
 * Reads number and symbol (cell 3; NĐ 30/2020 Điều 15, Phụ lục I, II.3). `15/QĐ-UBND` gives `15` and `QĐ-UBND`; the
 * year of a legal document stays with the symbol, which is the printed part: `12/2010/QĐ-UBND` gives `12` and
 * `2010/QĐ-UBND`. `heading` is the type code read from the heading, if any.
 */
export function readCode(frame: Frame, line: CodeLine | null, heading: string | null, raster?: Raster): DocumentCode {
  if (line === null) return { number: absent('codeNumber'), notation: absent('codeNotation') };
  const run = textRun(line.words);
  const parsed = parse(run.text);
  const evidence = textOf([...(line.label === null ? [] : [{ ...line.label, text: 'Số:' }]), ...line.words]);
  const notation = readSymbol(frame, run, parsed, heading, evidence, line.label);
  return { number: readNumber(frame, line, run, parsed, evidence, raster), notation };
}

function parse(text: string): Parsed {
  const lead = /^[\s:;.,]*/.exec(text)![0].length;
  const rest = text.slice(lead);
  const at = (match: RegExpExecArray, group: number): Span | null => {
    const found = match.indices?.[group];
    return found === undefined ? null : { start: lead + found[0], end: lead + found[1] };
  };
  const forms: { form: RegExp; certain: boolean; check?: (symbol: string) => boolean }[] = [
    {
      form: new RegExp(String.raw`^([\dOolI|]{1,6}[a-dđ]?)\s?/\s?((?:(?:19|20)\d\d\s?[/1Il|]\s?)?${SYMBOL})`, 'du'),
      certain: true,
    },
    // Party bodies write 05-QĐ/TU.
    { form: new RegExp(String.raw`^(\d{1,6})\s?[-–]\s?(${SYMBOL})`, 'du'), certain: true, check: startsWithType },
    // The stroke read as a letter: 15IQĐ-BNV. As a digit it cannot be told from one, see below.
    { form: new RegExp(String.raw`^(\d{1,6})\s?[Il|\\!]\s?(${SYMBOL})`, 'du'), certain: true, check: startsWithType },
    {
      form: new RegExp(String.raw`^(\d{1,6})\s+(${SYMBOL})`, 'du'),
      certain: true,
      check: (it) => startsWithType(it) && /[-/–—]/.test(it),
    },
    // 151QĐ-BNV: number 15 or 151.
    { form: new RegExp(String.raw`^(\d{1,6})(${SYMBOL})`, 'du'), certain: false, check: startsWithType },
    { form: /^(\d{1,6})$/d, certain: true },
  ];
  for (const { form, certain, check } of forms) {
    const match = form.exec(rest);
    if (match === null || (match[2] !== undefined && check !== undefined && !check(match[2]))) continue;
    return { number: at(match, 1), symbol: match[2] === undefined ? null : at(match, 2), certain };
  }
  const tail =
    new RegExp(String.raw`^(.*?)/\s?((?:(?:19|20)\d\d\s?/\s?)?${SYMBOL})\s*[.,;:]*$`, 'du').exec(rest) ??
    new RegExp(String.raw`^(.*?)/\s?((?:(?:19|20)\d\d\s?/\s?)?${SYMBOL})`, 'du').exec(rest);
  if (tail !== null) return { number: at(tail, 1), symbol: at(tail, 2), certain: false };
  // The stroke itself is lost in the ink; the symbol begins with a type's abbreviation.
  for (const match of rest.matchAll(new RegExp(String.raw`(?<![\p{L}\d])[1Il|!\\]?(${SYMBOL})`, 'dgu'))) {
    if (!startsWithType(match[1]!) || !/[-/–—]/.test(match[1]!)) continue;
    const [start, end] = match.indices![1]!;
    return {
      number: { start: lead, end: lead + match.index },
      symbol: { start: lead + start, end: lead + end },
      certain: false,
    };
  }
  return { number: rest === '' ? null : { start: lead, end: text.length }, symbol: null, certain: false };
}

function readSymbol(
  frame: Frame,
  run: TextRun,
  parsed: Parsed,
  heading: string | null,
  evidence: string,
  label: OcrWord | null,
): ExtractedField {
  if (parsed.symbol === null) return absent('codeNotation');
  const { start, end } = parsed.symbol;
  const raw = withLostLetter(run, start, end, heading, label);
  const { symbol: value, mended } = tidySymbol(raw, heading);
  const sure = confidenceIn(run, start, end) * (label === null ? 0.8 : 1) * (mended ? 0.7 : 1);
  const place: Place = { page: frame.index, box: boxIn(run, start, end)!, confidence: sure, evidence };
  // A symbol has capitals; a word in small letters after a stroke is something else. Recognition gives numbers glued to
  // capitals next to no confidence; a symbol whose type the heading confirms needs none.
  const confirmed = heading !== null && typesOfSymbol(value).includes(heading) && value.includes('-');
  const plausible =
    keepsRule('codeNotation', value) && /\p{Lu}{2}|\p{Lu}.*[-/]/u.test(value) && (confirmed || sure >= 20);
  return plausible
    ? read('codeNotation', value, confirmed ? { ...place, confidence: Math.max(sure, CONFIRMED) } : place)
    : absent('codeNotation', place);
}

/** The symbol's text, "TT" made "TTr" under the heading TỜ TRÌNH when the word is as wide as that. */
function withLostLetter(
  run: TextRun,
  start: number,
  end: number,
  heading: string | null,
  label: OcrWord | null,
): string {
  const raw = run.text.slice(start, end);
  const [word, ...others] = wordsIn(run, start, end);
  if (heading !== SUBMISSION || label === null || word === undefined || others.length > 0) return raw;
  return hasRoomForR(word, label) ? raw.replace(/TT(?=[-/])/, 'TTr') : raw;
}

/** Tờ trình, as a `typeName` code. */
const SUBMISSION = '15';

function readNumber(
  frame: Frame,
  line: CodeLine,
  run: TextRun,
  parsed: Parsed,
  evidence: string,
  raster: Raster | undefined,
): ExtractedField {
  const number = parsed.number ?? { start: 0, end: 0 };
  const text = digitsOf(run.text.slice(number.start, number.end).trim(), FIELD_FORMS.codeNumber.pattern);
  const words = wordsIn(run, number.start, number.end);
  const textBox = boxIn(run, number.start, number.end);
  const box = slotOf(frame, line, run, number, parsed);
  if (box === null) return absent('codeNumber');
  const print = printed(line, run, parsed);
  const sure = confidenceIn(run, number.start, number.end);
  const place: Place = { page: frame.index, box: textBox ?? box, confidence: sure, evidence };
  // A label with nothing after it: the number is not there, or the page could not be read; nobody can say which.
  if (print.length === 0) return absent('codeNumber', place);
  // Only the symbol's part of a word that number and symbol share.
  const symbolBox = parsed.symbol === null ? null : boxIn(run, parsed.symbol.start, parsed.symbol.end);
  const printBoxes = [line.label?.box ?? null, symbolBox].filter((one) => one !== null);
  const scale = raster === undefined ? 1 : raster.width / frame.page.width;
  const ink = raster && inkIn(raster, scale, textBox ?? box, printBoxes, bandOf(print, centre(textBox ?? box)));
  const hand = judgeHand({
    words,
    raw: run.text.slice(number.start, number.end),
    text,
    box,
    textBox,
    print,
    expects: FIELD_FORMS.codeNumber.pattern,
    ink,
  });
  if (hand === 'hand') return handwritten('codeNumber', { ...place, box: whole(box, textBox) });
  if (hand === 'empty' || !parsed.certain || !keepsRule('codeNumber', text)) return absent('codeNumber', place);
  return read('codeNumber', text, place);
}

function whole(box: Box, textBox: Box | null): Box {
  return textBox === null
    ? box
    : [
        Math.min(box[0], textBox[0]),
        Math.min(box[1], textBox[1]),
        Math.max(box[2], textBox[2]),
        Math.max(box[3], textBox[3]),
      ];
}

/** Words of the line that are certainly print: the label and the symbol. */
function printed(line: CodeLine, run: TextRun, parsed: Parsed): OcrWord[] {
  const symbol = parsed.symbol === null ? [] : wordsIn(run, parsed.symbol.start, parsed.symbol.end);
  const label =
    line.label !== null &&
    !line.words.some((word) => word.box[1] === line.label!.box[1] && word.box[2] === line.label!.box[2])
      ? [line.label]
      : [];
  return [...label, ...symbol];
}

/** From the end of the label to the stroke before the symbol. */
function slotOf(frame: Frame, line: CodeLine, run: TextRun, number: Span, parsed: Parsed): Box | null {
  const own = boxIn(run, number.start, number.end);
  const label = line.label;
  const glued =
    label !== null &&
    line.words[0] !== undefined &&
    line.words[0].box[2] === label.box[2] &&
    line.words[0].box[0] > label.box[0];
  const left = label === null ? own?.[0] : glued ? line.words[0]!.box[0] : label.box[2];
  let stroke = parsed.symbol?.start ?? null;
  if (stroke !== null) {
    while (stroke > 0 && /[\s/]/.test(run.text[stroke - 1]!)) stroke--;
  }
  const right = stroke === null ? (own?.[2] ?? null) : run.left[stroke]!;
  const lines = boxOfWords([...(label === null ? [] : [label]), ...line.words]);
  if (left === undefined || right === null || lines === null) return own;
  return [left, lines[1], Math.max(right, left + 0.5 * frame.cap), lines[3]];
}
