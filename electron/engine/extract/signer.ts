import type { OcrWord } from '../../../shared/model/ocr.ts';
import { absent, read, type ExtractedField, type ExtractedKey } from './extracted-field.ts';
import { capitals, distance, fold } from './fold.ts';
import type { Frame } from './frame.ts';
import { keepsRule } from './limits.ts';
import { centre, isReadable, segment, segmentsOf, type Segment } from './rows.ts';
import { AUTHORITY_PREFIXES, FAMILY_NAMES, POSTS, TITLES, WHOLE_POSTS } from './signer-words.ts';
import { boxOfWords, meanOf, textOf } from './text-run.ts';

export interface Signer {
  readonly name: ExtractedField;
  readonly post: ExtractedField;
  readonly authority: ExtractedField;
}

/** From the post down to the name, mm: room for signature and seal (NĐ 30/2020 Phụ lục I, mục IV, cells 7a to 7b). */
const SIGNATURE_ROOM = 80;

/**
 * Reads who signed (cells 7a, 7b; Phụ lục I, II.7) from the lower right block of the last page that has one: annexes may
 * follow the signature. Stamps and the signature itself stand between post and name and give noise, which is passed over.
 */
export function readSigner(frames: readonly Frame[]): Signer {
  for (const frame of frames.toReversed()) {
    const block = findBlock(frame);
    if (block !== null) return fromBlock(frame, block);
  }
  return { name: absent('signerName'), post: absent('signerPosition'), authority: absent('signerAuthority') };
}

interface Block {
  readonly lines: readonly Segment[];
  readonly name: { segment: Segment; text: string; sure: number } | null;
}

function findBlock(frame: Frame): Block | null {
  const floor = frame.index === 0 ? 0.3 : 0;
  for (let at = frame.rows.length - 1; at >= 0; at--) {
    const row = frame.rows[at]!;
    if (row.baseline < floor * frame.page.height) return null;
    const line = rightSegment(frame, at);
    if (line === null || !isPostLine(line)) continue;
    const lines = upwards(frame, at, line);
    const name = findName(frame, at, line);
    if (
      name === null &&
      lines.every((one) => prefixOf(one.text) === null) &&
      frame.index === 0 &&
      row.baseline < 0.45 * frame.page.height
    )
      continue;
    return { lines, name };
  }
  return null;
}

/** The part of a row in the right half that stands by itself. */
function rightSegment(frame: Frame, at: number): Segment | null {
  const row = frame.rows[at]!;
  const middle = (frame.left + frame.right) / 2;
  const width = frame.right - frame.left;
  for (const part of segmentsOf(row, 2)) {
    const words = part.words.filter(
      (word) => isReadable(word) && word.confidence >= (/^\p{Lu}{3,}$/u.test(word.text) ? 20 : 30),
    );
    if (words.length === 0) continue;
    const clean = segment(row, words);
    if (centre(clean.box) > middle + 0.08 * width && clean.box[0] > middle - 0.2 * width) return clean;
  }
  return null;
}

function isPostLine(line: Segment): boolean {
  if (capitals(line.text) < 0.75) return false;
  const folded = clean(line.text);
  if (prefixOf(line.text) !== null) return true;
  return POSTS.some((post) => folded === post || folded.startsWith(`${post} `)) || wholePost(line.text) !== null;
}

/** The post this line is with at most one letter lost; null when it is none. */
function wholePost(text: string): string | null {
  const letters = clean(text);
  const near = WHOLE_POSTS.filter((post) => distance(letters, fold(post), 1) <= 1);
  return near.find((post) => fold(post) === letters) ?? (near.length === 1 ? near[0]! : null);
}

/** The whole block of post lines that ends in row `at`: prefixes, body signed for, post. */
function upwards(frame: Frame, at: number, last: Segment): Segment[] {
  const lines = [last];
  for (let above = at - 1; above >= 0; above--) {
    const line = rightSegment(frame, above);
    const top = lines[0]!;
    if (top.row.baseline - frame.rows[above]!.baseline > 3.4 * top.row.cap) break;
    if (line === null) continue;
    if (capitals(line.text) < 0.75 || Math.abs(centre(line.box) - centre(last.box)) > 0.12 * frame.page.width) break;
    lines.unshift(line);
    if (lines.length === 6) break;
  }
  // Lines above the first prefix or post are the end of the body, set in capitals.
  const first = lines.findIndex(isPostLine);
  return lines.slice(Math.max(0, first));
}

function findName(frame: Frame, at: number, post: Segment): Block['name'] {
  const room = (SIGNATURE_ROOM / 25.4) * frame.page.dpi;
  let best: { segment: Segment; text: string; sure: number; score: number } | null = null;
  for (const [below, row] of frame.rows.entries()) {
    if (below <= at || row.baseline - post.row.baseline > room) continue;
    for (const part of segmentsOf(row, 2)) {
      const found = nameIn(part.words);
      if (found === null) continue;
      const box = boxOfWords(found.words)!;
      const off = Math.abs(centre(box) - centre(post.box)) / frame.page.width;
      if (off > 0.14) continue;
      const score = found.score - 8 * off;
      if (best === null || score >= best.score) {
        best = { segment: segment(row, found.words), text: found.text, sure: meanOf(found.words), score };
      }
    }
  }
  return best !== null && best.score >= 2 ? best : null;
}

/** A personal name among the words: two to six capitalised syllables, noise of stamp and pen around them dropped. */
export function nameIn(words: readonly OcrWord[]): { words: OcrWord[]; text: string; score: number } | null {
  let best: { words: OcrWord[]; text: string; score: number } | null = null;
  const usable = words.filter((word) => /\p{L}/u.test(word.text));
  for (let from = 0; from < usable.length; from++) {
    const some = usable.slice(from);
    const text = textOf(some)
      .replace(TITLES, '')
      .replace(/[^\p{L}'’. -]/gu, '')
      .replace(/[\s.]+$/, '')
      .trim();
    const score = scoreOfName(text, meanOf(some));
    if (score > 0 && (best === null || score > best.score)) best = { words: some, text, score };
  }
  return best;
}

function scoreOfName(text: string, confidence: number): number {
  const syllables = text.split(/\s+/).filter(Boolean);
  if (syllables.length < 2 || syllables.length > 6) return 0;
  if (!syllables.every((syllable) => /^\p{Lu}[\p{L}'’.-]*$/u.test(syllable) && syllable.length <= 8)) return 0;
  const upper = capitals(text) > 0.9;
  const folded = clean(text);
  if (POSTS.some((post) => folded.startsWith(post) && post.includes(' ')) || prefixOf(text) !== null) return 0;
  const family = FAMILY_NAMES.has(fold(syllables[0]!).replace(/[^A-Z]/g, ''));
  if (upper && !family) return 0;
  const length = syllables.length === 3 || syllables.length === 4 ? 1 : syllables.length === 2 ? 0.5 : 0;
  return (family ? 2 : 0) + length + (confidence - 50) / 25;
}

function fromBlock(frame: Frame, block: Block): Signer {
  const authority: Segment[] = [];
  const post: Segment[] = [];
  for (const line of block.lines) {
    const prefix = prefixOf(line.text);
    const acting = prefix?.prefix === 'Q.' && post.length === 0;
    if (prefix !== null && !acting) authority.push(line);
    else if (post.length === 0 && authority.length > 0 && !isPostLine(line)) authority.push(line);
    else post.push(line);
  }
  const { name } = block;
  const value = mended(post);
  return {
    name: name === null ? absent('signerName') : make(frame, 'signerName', [name.segment], properCase(name.text)),
    post:
      post.length === 0 || lostDeputy(authority, value)
        ? absent('signerPosition')
        : make(frame, 'signerPosition', post, value),
    authority:
      authority.length === 0 ? absent('signerAuthority') : make(frame, 'signerAuthority', authority, joined(authority)),
  };
}

function make(frame: Frame, key: ExtractedKey, lines: readonly Segment[], value: string): ExtractedField {
  const words = lines.flatMap((line) => line.words);
  const place = { page: frame.index, box: boxOfWords(words)!, confidence: meanOf(words), evidence: textOf(words) };
  return keepsRule(key, value) && place.confidence >= 45 ? read(key, value, place) : absent(key, place);
}

/** "KT. CHỦ TỊCH" over "CHỦ TỊCH": who signs for the chairman is not the chairman, so a word was lost under the seal. */
function lostDeputy(authority: readonly Segment[], post: string): boolean {
  const signed = authority.map((line) => prefixOf(line.text)).find((prefix) => prefix?.prefix === 'KT.');
  return signed !== undefined && fold(signed?.rest ?? '') === fold(post);
}

function mended(post: readonly Segment[]): string {
  return (post.length === 1 ? wholePost(post[0]!.text) : null) ?? joined(post);
}

/** Lines joined by blanks, except that each prefix begins a new part: `TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH`. */
function joined(lines: readonly Segment[]): string {
  let text = '';
  for (const line of lines) {
    const prefix = prefixOf(line.text);
    const words = prefix === null ? line.text : `${prefix.prefix} ${prefix.rest}`;
    text += text === '' ? words : prefix === null ? ` ${words}` : `; ${words}`;
  }
  return text
    .replace(/[Ðð]/g, 'Đ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:]+$/, '')
    .trim();
}

function prefixOf(text: string): { prefix: string; rest: string } | null {
  const folded = fold(text);
  for (const { prefix, spelling } of AUTHORITY_PREFIXES) {
    const found = spelling.exec(folded);
    if (found !== null && folded.length > found[0].length + 1) {
      return { prefix, rest: text.normalize('NFC').slice(found[0].length).trim() };
    }
  }
  return null;
}

/** A name printed in capitals in the usual form; others as they are. */
function properCase(name: string): string {
  if (capitals(name) < 0.9) return name;
  return name
    .split(' ')
    .map((syllable) => syllable.slice(0, 1) + syllable.slice(1).toLowerCase())
    .join(' ');
}

function clean(text: string): string {
  return fold(text)
    .replace(/[^A-Z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
