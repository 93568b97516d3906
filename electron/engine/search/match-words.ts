import type { OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { foldText, tokens } from './fold.ts';
import type { Term } from './query.ts';

/** Words shown on each side of the first hit. */
const AROUND = 8;

/**
 * Where the terms stand among a page's words: their boxes, a piece of text around the first, and whether the marks are
 * as typed. Works on words, because it is words that have boxes; one word may hold several pieces (`15/QĐ-UBND`).
 */
export function matchWords(
  page: OcrPage,
  terms: readonly Term[],
): { snippet: string; boxes: readonly Box[]; sameMarks: boolean } {
  const words: OcrWord[] = page.lines.flatMap((line) => line.words);
  const pieces: { piece: string; word: number }[] = [];
  words.forEach((word, index) => {
    for (const piece of tokens(foldText(word.text))) pieces.push({ piece, word: index });
  });
  const hit = new Set<number>();
  let sameMarks = true;
  for (const term of terms) {
    let exact = false;
    for (let i = 0; i + term.pieces.length <= pieces.length; i += 1) {
      if (!startsHere(pieces, i, term)) continue;
      const first = pieces[i]!.word;
      const last = pieces[i + term.pieces.length - 1]!.word;
      for (let word = first; word <= last; word += 1) hit.add(word);
      const text = words
        .slice(first, last + 1)
        .map((word) => word.text)
        .join(' ')
        .toLowerCase();
      if (text.includes(term.typed)) exact = true;
    }
    if (!exact) sameMarks = false;
  }
  const first = Math.min(...hit);
  const snippet =
    hit.size === 0
      ? ''
      : words
          .slice(Math.max(0, first - AROUND), first + AROUND + 1)
          .map((word) => word.text)
          .join(' ');
  return { snippet, boxes: [...hit].sort((a, b) => a - b).map((index) => words[index]!.box), sameMarks };
}

function startsHere(pieces: readonly { piece: string }[], at: number, term: Term): boolean {
  return term.pieces.every((wanted, offset) => {
    const piece = pieces[at + offset]!.piece;
    const isLast = offset === term.pieces.length - 1;
    return isLast && term.prefix ? piece.startsWith(wanted) : piece === wanted;
  });
}
