import { absent, read, type ExtractedField, type ExtractedKey } from './extracted-field.ts';
import { capitals, fold } from './fold.ts';
import type { Frame } from './frame.ts';
import { keepsRule } from './limits.ts';
import { centre, isReadable, segment, segmentsOf, type Segment } from './rows.ts';
import { nameIn, properCase } from './person-name.ts';
import { isPostLine, joined, prefixOf, wholePost } from './signer-lines.ts';
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
      // A line of capitals close under the post is more of the post.
      if (found === null || (capitals(found.text) > 0.9 && row.baseline - post.row.baseline < 4 * post.row.cap))
        continue;
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
