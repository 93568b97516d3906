import type { OcrWord } from '../../../shared/model/ocr.ts';
import { capitals, fold } from './fold.ts';
import { ORGAN_STARTS } from './organ-words.ts';
import { clean, prefixOf } from './signer-lines.ts';
import { FAMILY_NAMES, POSTS, TITLES } from './signer-words.ts';
import { meanOf, textOf } from './text-run.ts';

/** A personal name as found: its words, tidy text, and how much speaks for it (2 and more is enough). */
export interface FoundName {
  readonly words: OcrWord[];
  readonly text: string;
  readonly score: number;
}

/** Less sure words before a name may be what seal and pen left there. */
const NOISE = 70;

/**
 * A personal name among the words: two to six capitalised syllables. Words before it are dropped only when they are no
 * syllable of a name or hardly read, so that a family name is never lost to a better sounding rest.
 */
export function nameIn(words: readonly OcrWord[]): FoundName | null {
  const usable = words.filter((word) => /\p{L}/u.test(word.text));
  for (let from = 0; from < usable.length; from++) {
    const some = usable.slice(from);
    const text = tidy(textOf(some));
    const score = scoreOfName(text, meanOf(some));
    if (score >= 2) return { words: some, text, score };
    const first = usable[from]!;
    if (SYLLABLE.test(tidy(first.text)) && first.confidence >= NOISE) break;
  }
  return null;
}

function tidy(text: string): string {
  return text
    .replace(TITLES, '')
    .replace(/[^\p{L}'’. -]/gu, '')
    .replace(/[\s.]+$/, '')
    .trim();
}

const SYLLABLE = /^\p{Lu}[\p{L}'’.-]{0,7}$/u;

/** Letters that no Vietnamese name has, and doubled vowels (ưu apart): signs of a misread syllable. */
const IMPOSSIBLE = /[fjwz]|aa|ee|ii|uu|yy/i;

function isPossible(syllable: string): boolean {
  const withoutTones = syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
  return SYLLABLE.test(syllable) && !IMPOSSIBLE.test(withoutTones);
}

/** Words of posts and agencies, which no person is called by. */
const OFFICE_WORDS = [...POSTS, ...ORGAN_STARTS, 'NHAN DAN'].filter((words) => words.includes(' '));

function scoreOfName(text: string, confidence: number): number {
  const syllables = text.split(/\s+/).filter(Boolean);
  if (syllables.length < 2 || syllables.length > 6) return 0;
  if (!syllables.every(isPossible)) return 0;
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
