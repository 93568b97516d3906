import type { OcrWord } from '../../../shared/model/ocr.ts';
import type { CodeLine } from './code-line.ts';
import type { DateLine } from './date-line.ts';
import { absent, read, type ExtractedField, type ExtractedKey } from './extracted-field.ts';
import { capitals, fold } from './fold.ts';
import type { Frame } from './frame.ts';
import type { Heading } from './heading.ts';
import { inkOfStrokes, type Raster } from './ink.ts';
import { keepsRule } from './limits.ts';
import { mendMarks } from './mend-marks.ts';
import { BARE_HEADS, CONTINUATIONS, NOT_STARTS, ORGAN_STARTS } from './organ-words.ts';
import { isReadable, type Row } from './rows.ts';
import { boxOfWords, meanOf, textOf } from './text-run.ts';

/** A line of the upper left block, its words only. */
interface NameLine {
  readonly words: readonly OcrWord[];
  readonly text: string;
}

/** What was found of the head, each of which ends the block of names above it. */
export interface HeadLines {
  readonly code: CodeLine | null;
  readonly date: DateLine | null;
  readonly heading: Heading | null;
}

export interface Organ {
  readonly organ: ExtractedField;
  readonly parent: ExtractedField;
}

/**
 * Reads the issuing body and the body above it (cell 2; NĐ 30/2020 Phụ lục I, II.2) from the capital lines at the upper
 * left, down to the number. Names stay in capitals as printed: which of their letters are small is not on the page.
 */
export function readOrgan(frame: Frame, head: HeadLines, raster?: Raster): Organ {
  const lines = nameLines(frame, head);
  const names = raster === undefined ? cutIntoNames(lines) : cutByWeight(frame, lines, raster);
  const places = placeIn(head.date);
  const organ = names.at(-1);
  const parent = names.length > 1 ? names.slice(0, -1) : [];
  return {
    organ: organ === undefined ? absent('organName') : field(frame, 'organName', organ, places),
    parent: parent.length === 0 ? absent('parentOrganName') : field(frame, 'parentOrganName', parent.at(-1)!, places),
  };
}

/**
 * The place of the date line in capitals, when it was read well: agencies are named after it, and small letters keep
 * their marks better than capitals do.
 */
function placeIn(date: DateLine | null): string[] {
  if (date === null) return [];
  const end = date.words.findIndex((word) => /ng[aàáả]y/iu.test(word.text));
  const words = date.words.slice(0, Math.max(0, end));
  const text = textOf(words).replace(/,\s*$/, '');
  const sure = words.length >= 2 && words.every((word) => word.confidence >= 75) && /^[\p{L} ]+$/u.test(text);
  return sure ? [text.toUpperCase()] : [];
}

function field(frame: Frame, key: ExtractedKey, lines: readonly NameLine[], places: readonly string[]): ExtractedField {
  const words = lines.flatMap((line) => line.words);
  const value = tidyName(nameText(lines), places);
  const place = { page: frame.index, box: boxOfWords(words)!, confidence: meanOf(words), evidence: textOf(words) };
  return keepsRule(key, value) && place.confidence >= 35 ? read(key, value, place) : absent(key, place);
}

function tidyName(text: string, places: readonly string[]): string {
  const plain = text
    .normalize('NFC')
    .replace(/[Ðð]/g, 'Đ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})"”]+$/gu, '');
  return mendMarks(plain, places);
}

function nameLines(frame: Frame, head: HeadLines): NameLine[] {
  if (frame.centred) return [];
  const anchor = frame.nation ?? frame.motto;
  const first = anchor === null ? 0 : frame.rows[anchor.row]!.baseline - (frame.nation === null ? 4 : 3) * frame.cap;
  const last = endOfBlock(frame, head);
  const lines: NameLine[] = [];
  let bottom: number | null = null;
  for (const row of frame.rows) {
    if (row.baseline < first || row.baseline >= last) continue;
    const words = leftWords(frame, row);
    const text = textOf(words);
    if ((text.match(/\p{L}/gu) ?? []).length < 2) continue;
    if (capitals(text) < 0.7) {
      // Small letters below the names: the number's line that was not recognised, or the body.
      if (lines.length > 0) break;
      continue;
    }
    if (bottom !== null && row.baseline - bottom > 4.5 * frame.cap) break;
    // Without anything of a head on the page, capitals are a name only when they begin as one.
    if (lines.length === 0 && isBare(frame, head) && !startsName(text, '')) continue;
    lines.push({ words, text });
    bottom = row.baseline;
    if (lines.length === 6) break;
  }
  return lines;
}

function isBare(frame: Frame, { code, date }: HeadLines): boolean {
  return frame.nation === null && frame.motto === null && code === null && date === null;
}

/** The block ends above the type, above the number, or the date, or well below quốc hiệu when none was found. */
function endOfBlock(frame: Frame, { code, date, heading }: HeadLines): number {
  const type = heading === null ? Infinity : frame.rows[heading.row]!.baseline - 0.6 * frame.cap;
  return Math.min(type, endAbove(frame, code, date));
}

function endAbove(frame: Frame, code: CodeLine | null, date: DateLine | null): number {
  const ends = [code, date].flatMap((line) =>
    line === null ? [] : [frame.rows[line.row]!.baseline - 0.6 * frame.cap],
  );
  if (code !== null) return ends[0]!;
  if (ends.length > 0) return ends[0]! + frame.cap;
  const anchor = frame.nation ?? frame.motto;
  return anchor === null ? 0.2 * frame.page.height : anchor.box[3] + 8 * frame.cap;
}

function leftWords(frame: Frame, row: Row): OcrWord[] {
  const words: OcrWord[] = [];
  const holdsAnchor = [frame.nation, frame.motto].some((anchor) => anchor !== null && frame.rows[anchor.row] === row);
  for (const [at, word] of row.words.entries()) {
    const previous = row.words[at - 1];
    const near = previous !== undefined && word.box[0] - previous.box[2] < 1.1 * row.cap;
    const inColumn = word.box[0] < frame.boundary && (word.box[2] < frame.boundary + 2 * row.cap || near);
    // A name may run past the boundary when quốc hiệu does not stand in its row, and is not cut there.
    const runsOn = near && previous === words.at(-1) && capitals(word.text) > 0.6 && !holdsAnchor;
    if (isReadable(word) && word.confidence >= 30 && (inColumn || runsOn)) words.push(word);
  }
  return words;
}

/** How much wider bold strokes are than upright ones, at the least (Times: 1.5 to 1.8 before the scan's blur). */
const BOLD = 1.2;

/**
 * The decree sets the parent upright and the issuing body bold: where the picture shows one step from thin to bold
 * strokes, the issuing body begins there. Without a clear step the words decide. A step below a bare head ("ỦY BAN NHÂN DÂN"
 * over "XÃ ĐÔNG HẢI") lies inside one name, whatever its strokes.
 */
function cutByWeight(frame: Frame, lines: readonly NameLine[], raster: Raster): NameLine[][] {
  const scale = raster.width / frame.page.width;
  const widths = lines.map((line) => inkOfStrokes(raster, scale, boxOfWords(line.words)!));
  if (widths.some((width) => width === null)) return cutIntoNames(lines);
  const steps = lines.slice(1).map((line, index) => {
    const name = cutIntoNames(lines.slice(0, index + 1)).at(-1)!;
    if (needsRest(nameText(name), clean(line.text))) return 0;
    const above = widths.slice(0, index + 1).map(Number);
    const below = widths.slice(index + 1).map(Number);
    return Math.min(...below) / Math.max(...above);
  });
  const best = Math.max(0, ...steps);
  if (best < BOLD) return cutIntoNames(lines);
  const at = steps.indexOf(best) + 1;
  return [...cutIntoNames(lines.slice(0, at)), [...lines.slice(at)]];
}

function cutIntoNames(lines: readonly NameLine[]): NameLine[][] {
  const names: NameLine[][] = [];
  for (const line of lines) {
    const current = names.at(-1);
    if (current === undefined || startsName(line.text, nameText(current))) names.push([line]);
    else current.push(line);
  }
  return names;
}

const BARE: ReadonlySet<string> = new Set(BARE_HEADS.map((head) => head.replaceAll(' ', '')));

function nameText(lines: readonly NameLine[]): string {
  return lines.map((line) => line.text).join(' ');
}

function startsName(text: string, before: string): boolean {
  const folded = clean(text);
  const starts = (heads: readonly string[]) => heads.some((head) => folded === head || folded.startsWith(`${head} `));
  if (starts(NOT_STARTS) || starts(CONTINUATIONS) || !starts(ORGAN_STARTS)) return false;
  const previous = clean(before);
  if (/(?: VA| CUA| VE|,)$/.test(previous) || /[-–,]\s*$/.test(before)) return false;
  return !needsRest(before, folded);
}

/**
 * Whether what stands above is a bare head that the line below goes on: "BỘ" alone needs its rest, but "SỞ" under "UBND"
 * or "HĐND" does not make those names incomplete, nor does the head said again ("KHO BẠC NHÀ NƯỚC" over its branch).
 */
function needsRest(before: string, folded: string): boolean {
  const previous = clean(before);
  // Recognition often loses blanks between capitals.
  const letters = previous.replaceAll(' ', '');
  if (!BARE.has(letters)) return false;
  if (folded.startsWith(`${previous} `)) return false;
  return !(
    /^(?:UBND|HDND|UYBANNHANDAN|HOIDONGNHANDAN)$/.test(letters) &&
    /^(?:SO|PHONG|BAN|VAN PHONG|TRUNG TAM|CHI CUC) /.test(folded)
  );
}

function clean(text: string): string {
  return fold(text)
    .replace(/[^A-Z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
