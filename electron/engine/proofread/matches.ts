import type { ProofWord } from '../../../shared/contract/reports/proofread.ts';
import { foldText } from '../search/index.ts';

/** What is looked for in the text and what comes in its place. */
export interface ReplaceQuery {
  readonly find: string;
  readonly replace: string;
  /** Marks and case as typed. */
  readonly exact: boolean;
  readonly wholeWord: boolean;
}

/** Words of a line that a replacement changes: the texts they have and the texts they would get, word by word. */
export interface LineMatch {
  readonly words: readonly ProofWord[];
  readonly before: string;
  readonly after: string;
  readonly texts: readonly string[];
}

/**
 * Finds a text in a line, also across its words, and what the words would become. Matches that share a word are one. Text
 * that takes the place of several words is dealt out to them in order; the last gets what is over.
 */
export function matchesIn(line: readonly ProofWord[], query: ReplaceQuery): LineMatch[] {
  const words = line.filter((word) => word.text !== '');
  const text = words.map((word) => word.text).join(' ');
  const groups: { first: number; last: number; spans: [number, number][] }[] = [];
  const starts = startsOf(words);
  const wordAt = (place: number): number => starts.findLastIndex((start) => start <= place);
  for (const [from, to] of spansIn(text, query)) {
    const [first, last] = [wordAt(from), wordAt(to - 1)];
    const open = groups.at(-1);
    if (open && first <= open.last) {
      open.last = Math.max(open.last, last);
      open.spans.push([from, to]);
    } else groups.push({ first, last, spans: [[from, to]] });
  }
  return groups.flatMap(({ first, last, spans }): LineMatch[] => {
    const touched = words.slice(first, last + 1);
    const begin = starts[first]!;
    const end = starts[last]! + words[last]!.text.length;
    const before = text.slice(begin, end);
    let after = '';
    let at = begin;
    for (const [from, to] of spans) {
      after += text.slice(at, from) + query.replace;
      at = to;
    }
    after = (after + text.slice(at, end)).replace(/\s+/gu, ' ').trim();
    return after === before ? [] : [{ words: touched, before, after, texts: dealOut(after, touched.length) }];
  });
}

function startsOf(words: readonly ProofWord[]): number[] {
  let at = 0;
  return words.map((word) => {
    const start = at;
    at += word.text.length + 1;
    return start;
  });
}

/** Folding keeps the length, so a place in the folded text is the same place in the text. */
function* spansIn(text: string, { find, exact, wholeWord }: ReplaceQuery): Generator<[number, number]> {
  const wanted = exact ? find.normalize('NFC') : foldText(find);
  const where = exact ? text : foldText(text);
  let from = 0;
  for (;;) {
    const at = where.indexOf(wanted, from);
    if (at < 0) return;
    const end = at + wanted.length;
    from = at + 1;
    if (wholeWord && (isLetter(where, at - 1) || isLetter(where, end))) continue;
    yield [at, end];
    from = end;
  }
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{L}\p{N}\p{M}]/u.test(text[at]!);
}

function dealOut(text: string, count: number): string[] {
  const parts = text.split(' ').filter(Boolean);
  const own = parts.slice(0, count - 1);
  const rest = parts.slice(count - 1).join(' ');
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? rest : (own[at] ?? '')));
}
