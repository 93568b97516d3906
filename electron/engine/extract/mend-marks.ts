import { comparable, fold } from './fold.ts';
import { ORGAN_PHRASES } from './organ-words.ts';

const PHRASES = ORGAN_PHRASES.map((phrase) => ({ phrase, folded: fold(phrase) })).toSorted(
  (a, b) => b.folded.length - a.folded.length,
);

/**
 * Puts the marks of known phrases back on words that have the same letters ("PHÁT TRIỀN" → "PHÁT TRIỂN"). What differs
 * only in where the tone mark is put (UỶ, ỦY) is spelling, not a fault, and stays as printed. `name` is in capitals; `more` are
 * further phrases in capitals, such as the place of the date line.
 */
export function mendMarks(name: string, more: readonly string[] = []): string {
  let text = name.normalize('NFC');
  const folded = fold(text);
  if (folded.length !== text.length) return text;
  const taken = new Set<number>();
  const local = more.map((phrase) => ({ phrase, folded: fold(phrase) }));
  for (const { phrase, folded: wanted } of [...local, ...PHRASES]) {
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const bounded = !/[A-Z0-9]/.test(folded[at - 1] ?? ' ') && !/[A-Z0-9]/.test(folded[end] ?? ' ');
      const free = !Array.from({ length: wanted.length }, (_, step) => at + step).some((place) => taken.has(place));
      if (!bounded || !free) continue;
      for (let place = at; place < end; place++) taken.add(place);
      const printed = text.slice(at, end);
      if (comparable(printed) !== comparable(phrase)) text = text.slice(0, at) + phrase + text.slice(end);
    }
  }
  return text;
}
