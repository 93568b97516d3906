import { LAYOUT_CELLS, lowestEnd } from '../../../shared/model/layout-cells.ts';
import { absent, read, type ExtractedField } from './extracted-field.ts';
import { capitals, distance, foldLetters } from './fold.ts';
import type { Frame } from './frame.ts';
import { SECRECY_SPELLINGS, URGENCY_SPELLINGS } from './markers.ts';
import { segmentsOf } from './rows.ts';
import { meanOf, textOf } from './text-run.ts';

/** Marks stand in the upper part of the first page (cells 10a, 10b), as stamps now and then outside the text area. */
const ZONE = lowestEnd(LAYOUT_CELLS.urgency);

/** Reads a mark of urgency or secrecy: words of their own in capitals, never words inside a sentence. */
export function readMark(frame: Frame, key: 'urgency' | 'secrecy'): ExtractedField {
  const spellings: Readonly<Record<string, string>> = key === 'urgency' ? URGENCY_SPELLINGS : SECRECY_SPELLINGS;
  for (const row of frame.rows) {
    if (row.baseline > ZONE * frame.page.height) break;
    // A framed mark close to the text is cut off by a smaller gap than columns are.
    for (const segment of segmentsOf(row, 1.3)) {
      const words = segment.words.filter((word) => /\p{L}/u.test(word.text));
      const text = textOf(words);
      const mark = closest(foldLetters(text), spellings);
      const confidence = meanOf(words);
      if (mark === null || capitals(text) < 0.95 || confidence < 45) continue;
      return read(key, mark, { page: frame.index, box: segment.box, confidence, evidence: segment.text });
    }
  }
  return absent(key);
}

function closest(letters: string, spellings: Readonly<Record<string, string>>): string | null {
  for (const [spelling, mark] of Object.entries(spellings)) {
    const wanted = spelling.replaceAll(' ', '');
    // Short marks have to be exact: MAT and KHAN are one letter from many words.
    if (distance(letters, wanted, wanted.length >= 8 ? 1 : 0) !== Infinity) return mark;
  }
  return null;
}
