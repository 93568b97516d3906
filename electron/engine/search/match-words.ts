import type { OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { SnippetPart } from '../../../shared/contract/reports/search.ts';
import type { Box } from '../../../shared/model/page.ts';
import { foldText } from './fold.ts';
import type { Term } from './query.ts';
import { termPlaces } from './term-places.ts';

/** Words shown on each side of the first hit. */
const AROUND = 8;

/** A searchable piece of a page, and the word it is part of. */
interface Piece {
  readonly piece: string;
  readonly word: number;
}

/** What matchWords finds; the fields as in FoundHit. */
export interface PageMatch {
  readonly snippet: string;
  readonly parts: readonly SnippetPart[];
  readonly boxes: readonly Box[];
  readonly first: number;
  readonly sameMarks: boolean;
  readonly whole: boolean;
}

/**
 * Where the terms stand among a page's words: their boxes, a piece of text around the first, and whether the marks are
 * as typed. Works on words, because it is words that have boxes; one word may hold several pieces (`15/QĐ-UBND`).
 */
export function matchWords(page: OcrPage, terms: readonly Term[]): PageMatch {
  const words: OcrWord[] = page.lines.flatMap((line) => line.words);
  const pieces = piecesOf(words);
  const hit = new Set<number>();
  const texts = pieces.map(({ piece }) => piece);
  let sameMarks = true;
  let whole = true;
  for (const term of terms) {
    let exact = false;
    const { places, whole: asWhole } = termPlaces(texts, term);
    if (!asWhole) whole = false;
    for (const i of places) {
      const first = pieces[i]!.word;
      const last = pieces[i + term.pieces.length - 1]!.word;
      for (let word = first; word <= last; word += 1) hit.add(word);
      if (exact) continue;
      const text = words
        .slice(first, last + 1)
        .map((word) => word.text)
        .join(' ')
        .toLowerCase();
      if (text.includes(term.typed)) exact = true;
    }
    if (!exact) sameMarks = false;
  }
  const hits = [...hit].sort((a, b) => a - b);
  const densest = densestOf(hits);
  const start = hits[densest] ?? 0;
  const from = Math.max(0, start - AROUND);
  const shown = hits.length === 0 ? [] : words.slice(from, start + AROUND + 1);
  return {
    snippet: shown.map((word) => word.text).join(' '),
    parts: joined(shown.map((word, index) => ({ text: word.text, hit: hit.has(from + index) }))),
    boxes: hits.map((index) => words[index]!.box),
    first: densest,
    sameMarks,
    whole,
  };
}

/** The first of the hits after which most others follow closely: there the words stand together, as they were meant. */
function densestOf(hits: readonly number[]): number {
  let best = 0;
  let most = 0;
  for (let i = 0, end = 0; i < hits.length; i += 1) {
    while (end < hits.length && hits[end]! <= hits[i]! + AROUND) end += 1;
    if (end - i <= most) continue;
    most = end - i;
    best = i;
  }
  return best;
}

/** Words of one kind that follow each other, as one part; the spaces between the parts belong to them. */
function joined(words: readonly SnippetPart[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  for (const { text, hit } of words) {
    const last = parts.at(-1);
    if (last === undefined) parts.push({ text, hit });
    else if (last.hit === hit) parts[parts.length - 1] = { text: `${last.text} ${text}`, hit };
    else if (hit) {
      parts[parts.length - 1] = { ...last, text: `${last.text} ` };
      parts.push({ text, hit });
    } else parts.push({ text: ` ${text}`, hit });
  }
  return parts;
}

/** The pieces of all words, folded at once: a call for each of a page's hundreds of words would be most of a search. */
function piecesOf(words: readonly OcrWord[]): Piece[] {
  const texts = words.map((word) => word.text.normalize('NFC'));
  // Folding keeps the length, so a place in the folded text is the same place in the words.
  const folded = foldText(texts.join('\n'));
  const pieces: Piece[] = [];
  let word = 0;
  let end = texts[0]?.length ?? 0;
  for (const match of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    while (match.index >= end) {
      word += 1;
      end += 1 + (texts[word]?.length ?? Infinity);
    }
    pieces.push({ piece: match[0], word });
  }
  return pieces;
}
