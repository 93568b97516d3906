import { capitals, distance, fold } from './fold.ts';
import type { Segment } from './rows.ts';
import { AUTHORITY_PREFIXES, POSTS, WHOLE_POSTS } from './signer-words.ts';

/** Whether a line is one of the lines above a signature: an authority prefix or a post, in capitals. */
export function isPostLine(line: Segment): boolean {
  if (capitals(line.text) < 0.75) return false;
  const folded = clean(line.text);
  if (prefixOf(line.text) !== null) return true;
  return POSTS.some((post) => folded === post || folded.startsWith(`${post} `)) || wholePost(line.text) !== null;
}

/**
 * The post this line is, with its marks, when a letter or two were lost; null when it is none or could be several. What
 * is a known post as it stands is never bent into another (TỔ TRƯỞNG is one letter from BỘ TRƯỞNG).
 */
export function wholePost(text: string): string | null {
  const letters = clean(text);
  const same = WHOLE_POSTS.find((post) => fold(post) === letters);
  if (same !== undefined || (POSTS as readonly string[]).includes(letters)) return same ?? null;
  const near = WHOLE_POSTS.filter((post) => distance(letters, fold(post), post.length >= 12 ? 2 : 1) !== Infinity);
  return near.length === 1 ? near[0]! : null;
}

/** Lines joined by blanks, except that each prefix begins a new part: `TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH`. */
export function joined(lines: readonly Segment[]): string {
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

/** The authority prefix a line begins with, and the rest of the line; null when there is none. */
export function prefixOf(text: string): { prefix: string; rest: string } | null {
  const folded = fold(text);
  for (const { prefix, spelling } of AUTHORITY_PREFIXES) {
    const found = spelling.exec(folded);
    if (found !== null && folded.length > found[0].length + 1) {
      return { prefix, rest: text.normalize('NFC').slice(found[0].length).trim() };
    }
  }
  return null;
}

/** Folded words only. */
export function clean(text: string): string {
  return fold(text)
    .replace(/[^A-Z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
