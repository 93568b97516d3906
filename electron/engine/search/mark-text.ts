import type { SnippetPart } from '../../../shared/contract/reports/search.ts';
import { foldText } from './fold.ts';
import type { Term } from './query.ts';
import { termPlaces } from './term-places.ts';

/** Characters of a long value kept before its first hit, and in all. */
const BEFORE = 60;
const LONGEST = 240;

/** A value cut where the terms begin and end, how many of the terms stand in it, and which of them whole. */
export function markText(
  value: string,
  terms: readonly Term[],
): { parts: readonly SnippetPart[]; found: number; whole: readonly boolean[] } {
  const text = value.normalize('NFC').replace(/\s+/g, ' ');
  // Folding keeps the length, so a place in the folded text is the same place in the text.
  const folded = foldText(text);
  const pieces = [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    piece: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const spans: { start: number; end: number }[] = [];
  const whole: boolean[] = [];
  let found = 0;
  const texts = pieces.map(({ piece }) => piece);
  for (const term of terms) {
    const { places, whole: asWhole } = termPlaces(texts, term);
    whole.push(asWhole && places.length > 0);
    if (places.length > 0) found += 1;
    for (const at of places) spans.push({ start: pieces[at]!.start, end: pieces[at + term.pieces.length - 1]!.end });
  }
  return { parts: cut(text, spans), found, whole };
}

function cut(text: string, spans: { start: number; end: number }[]): SnippetPart[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const first = sorted[0]?.start ?? 0;
  const from = text.length <= LONGEST ? 0 : Math.max(0, text.lastIndexOf(' ', Math.max(0, first - BEFORE)) + 1);
  const to = Math.min(text.length, from + LONGEST);
  const parts: SnippetPart[] = [];
  let at = from;
  for (const { start, end } of sorted) {
    if (start < at || end > to) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), hit: false });
  if (from > 0) parts.unshift({ text: '… ', hit: false });
  if (to < text.length) parts.push({ text: ' …', hit: false });
  return parts;
}
