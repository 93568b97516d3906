import type { OcrLine, OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { foldText } from '../search/index.ts';

/** What a person says the word at this place among the page's words is. */
export interface WordText {
  readonly word: number;
  readonly text: string;
}

/** A person is surer than the engine. */
const CERTAIN = 100;

/** Of the smaller of two boxes this share must lie in the other for them to be of one word. */
const SAME_PLACE = 0.5;

/** All words of a page in reading order: the order `WordText.word` counts in. */
export function wordsOf(page: OcrPage): OcrWord[] {
  return page.lines.flatMap((line) => line.words);
}

/**
 * The page with what people said in place of what was read. An empty text takes the word away; one with blanks becomes so
 * many words, which share its box by their lengths. Lines left without words go.
 */
export function applyCorrections(page: OcrPage, corrections: readonly WordText[]): OcrPage {
  const texts = new Map(corrections.map(({ word, text }) => [word, text]));
  let at = 0;
  const lines = page.lines.map((line): OcrLine => {
    const words = line.words.flatMap((word): OcrWord[] => {
      const text = texts.get(at++);
      return text === undefined ? [word] : replaced(word, text);
    });
    return { ...line, words };
  });
  return { ...page, lines: lines.filter((line) => line.words.length > 0) };
}

function replaced({ box }: OcrWord, text: string): OcrWord[] {
  const parts = text.split(' ').filter(Boolean);
  const [x0, y0, x1, y1] = box;
  const letters = Array.from(text).length;
  let before = 0;
  return parts.map((part) => {
    const from = x0 + ((x1 - x0) * before) / letters;
    before += Array.from(part).length;
    const to = x0 + ((x1 - x0) * before) / letters;
    before += 1;
    return { text: part, box: [from, y0, to, y1], confidence: CERTAIN };
  });
}

/** A correction whose word is to be found in another recognition of its page. */
export interface Placed {
  readonly id: number;
  readonly box: Box;
  readonly original: string;
  readonly text: string;
}

/**
 * Which words of a new recognition earlier corrections belong to: the one in the same place, else the only one that was
 * read alike (the page may have been turned or cropped since). Null: none; no word is given to two.
 */
export function findAgain(page: OcrPage, corrections: readonly Placed[]): Map<number, number | null> {
  const words = wordsOf(page);
  const taken = new Set<number>();
  const found = new Map<number, number | null>();
  const take = (id: number, at: number): void => {
    found.set(id, at < 0 || taken.has(at) ? null : at);
    if (at >= 0) taken.add(at);
  };
  const rest = corrections.filter((correction) => {
    const at = samePlace(words, correction);
    if (at >= 0) take(correction.id, at);
    return at < 0;
  });
  for (const { id, original } of rest) {
    const alike = words.flatMap((word, at) => (word.text === original ? [at] : []));
    take(id, alike.length === 1 ? alike[0]! : -1);
  }
  return found;
}

function samePlace(words: readonly OcrWord[], { box, original, text }: Placed): number {
  let best = -1;
  let most = SAME_PLACE;
  for (const [at, word] of words.entries()) {
    const share = overlap(word.box, box);
    if (share < most || !isAlike(word.text, original, text)) continue;
    most = share;
    best = at;
  }
  return best;
}

/** Another word may have come to stand there (a page turned round): some of its letters must be those of before. */
function isAlike(read: string, original: string, text: string): boolean {
  if (text === '') return read === original;
  return [original, text].some((known) => distance(foldText(read), foldText(known)) <= Math.max(1, known.length / 2));
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const tall = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (wide <= 0 || tall <= 0) return 0;
  const smaller = Math.min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]));
  return (wide * tall) / smaller;
}

/** Letters to be put in, taken out or changed to make one text of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min(row[j - 1]! + same, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
