import type { OcrWord } from '../../../shared/model/ocr.ts';
import { capitals, fold } from './fold.ts';
import { ORGAN_STARTS } from './organ-words.ts';
import { clean, prefixOf } from './signer-lines.ts';
import { FAMILY_NAMES, POSTS, TITLES } from './signer-words.ts';
import { meanOf, textOf } from './text-run.ts';

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

/** Words of posts and agencies, which no person is called by. */
const OFFICE_WORDS = [...POSTS, ...ORGAN_STARTS, 'NHAN DAN'].filter((words) => words.includes(' '));

function scoreOfName(text: string, confidence: number): number {
  const syllables = text.split(/\s+/).filter(Boolean);
  if (syllables.length < 2 || syllables.length > 6) return 0;
  if (!syllables.every((syllable) => /^\p{Lu}[\p{L}'’.-]*$/u.test(syllable) && syllable.length <= 8)) return 0;
  const upper = capitals(text) > 0.9;
  const folded = clean(text);
  if (OFFICE_WORDS.some((words) => folded.includes(words)) || prefixOf(text) !== null) return 0;
  const family = FAMILY_NAMES.has(fold(syllables[0]!).replace(/[^A-Z]/g, ''));
  if (upper && !family) return 0;
  const length = syllables.length === 3 || syllables.length === 4 ? 1 : syllables.length === 2 ? 0.5 : 0;
  return (family ? 2 : 0) + length + (confidence - 50) / 25;
}

/** A name printed in capitals in the usual form; others as they are. */
export function properCase(name: string): string {
  if (capitals(name) < 0.9) return name;
  return name
    .split(' ')
    .map((syllable) => syllable.slice(0, 1) + syllable.slice(1).toLowerCase())
    .join(' ');
}
