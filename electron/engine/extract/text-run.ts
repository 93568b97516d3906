import type { OcrWord } from '../../../shared/model/ocr.ts';
import type { Box } from '../../../shared/model/page.ts';
import { widthOf } from './letter-widths.ts';

/** Words side by side as one string, with the place of every character: what patterns are matched against. */
export interface TextRun {
  readonly text: string;
  readonly words: readonly OcrWord[];
  /** For each character of `text`: the word it belongs to, or -1 for a blank between words. */
  readonly owner: readonly number[];
  /** For each character: its left and right edge in px, estimated inside the word by usual letter widths. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

export function textRun(words: readonly OcrWord[]): TextRun {
  let text = '';
  const owner: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  words.forEach((word, index) => {
    if (index > 0) {
      text += ' ';
      owner.push(-1);
      left.push(words[index - 1]!.box[2]);
      right.push(word.box[0]);
    }
    const letters = Array.from(word.text.normalize('NFC'));
    const total = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
    let x = word.box[0];
    const scale = total === 0 ? 0 : (word.box[2] - word.box[0]) / total;
    for (const letter of letters) {
      const end = x + widthOf(letter) * scale;
      // A letter outside the basic plane takes two places of the string.
      for (let unit = 0; unit < letter.length; unit++) {
        owner.push(index);
        left.push(x);
        right.push(end);
      }
      text += letter;
      x = end;
    }
  });
  return { text, words, owner, left, right };
}

/** The words that have a character in `[start, end)`. */
export function wordsIn(run: TextRun, start: number, end: number): OcrWord[] {
  const seen = new Set<number>();
  for (let at = start; at < end; at++) if ((run.owner[at] ?? -1) >= 0) seen.add(run.owner[at]!);
  return [...seen].map((index) => run.words[index]!);
}

/** The box around the characters `[start, end)`; null when there is no letter in them. */
export function boxIn(run: TextRun, start: number, end: number): Box | null {
  let box: Box | null = null;
  for (let at = start; at < end; at++) {
    const index = run.owner[at] ?? -1;
    if (index < 0) continue;
    const word = run.words[index]!;
    box = join(box, [run.left[at]!, word.box[1], run.right[at]!, word.box[3]]);
  }
  return box;
}

/** The least sure word's confidence among the characters `[start, end)`, 0 to 100; 0 for none. */
export function confidenceIn(run: TextRun, start: number, end: number): number {
  const words = wordsIn(run, start, end).filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  return words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence));
}

/** Mean confidence of words weighted by length; 0 for none. */
export function meanOf(words: readonly OcrWord[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}

export function join(a: Box | null, b: Box | null): Box | null {
  if (a === null) return b;
  if (b === null) return a;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

export function boxOfWords(words: readonly OcrWord[]): Box | null {
  return words.reduce<Box | null>((box, word) => join(box, word.box), null);
}

export function textOf(words: readonly OcrWord[]): string {
  return words
    .map((word) => word.text)
    .join(' ')
    .normalize('NFC');
}
