import type { RetentionRule } from '../../../shared/model/retention/index.ts';
import { longer } from '../../../shared/model/retention/index.ts';
import { phraseLine, tellingPairs } from './syllables.ts';

/** A rule that fits, and the words or the number by which it was found. `score` 0 to 1. */
export interface Match {
  readonly rule: RetentionRule;
  readonly matched: readonly string[];
  readonly score: number;
}

/** Share of a row's telling pairs a text must have to be taken for it, and how many at least. */
const ENOUGH = 0.6;
const LEAST_PAIRS = 2;

interface Prepared {
  readonly rule: RetentionRule;
  readonly words: readonly (readonly { readonly phrase: string; readonly line: string }[])[];
  readonly without: readonly string[];
  readonly pairs: readonly string[];
}

/**
 * Finds the schedule rows that fit a text. It only proposes: rows with phrases of their own fit when of every list one stands
 * in the text, other rows when most of what their title is about does. A file's number that is a row's number settles it.
 */
export class RuleMatcher {
  readonly #byNumber = new Map<string, RetentionRule>();
  readonly #phrased: Prepared[] = [];
  readonly #byPair = new Map<string, Prepared[]>();
  readonly #known = new Map<string, readonly Match[]>();

  constructor(rules: readonly RetentionRule[]) {
    for (const rule of rules) {
      // A plain ordinal (1, 2 …) numbers the rows; only with a symbol is it a file's own number (NĐ 30/2020 Phụ lục V).
      if (/\p{L}/u.test(rule.number)) this.#byNumber.set(plainNumber(rule.number), rule);
      const prepared: Prepared = {
        rule,
        words: rule.words.map((list) => list.map((phrase) => ({ phrase, line: phraseLine(phrase) }))),
        without: rule.without.map(phraseLine),
        pairs: rule.words.length > 0 ? [] : tellingPairs(rule.title),
      };
      if (prepared.words.length > 0) this.#phrased.push(prepared);
      for (const pair of prepared.pairs) this.#byPair.set(pair, [...(this.#byPair.get(pair) ?? []), prepared]);
    }
  }

  /** The row whose number is this file's number and symbol; null when there is none. */
  byNumber(notation: string): Match | null {
    const rule = this.#byNumber.get(plainNumber(notation));
    return rule ? { rule, matched: [rule.number], score: 1 } : null;
  }

  /** The rows that fit the text, the best first; of equally good ones the longer term first. */
  byText(text: string): readonly Match[] {
    const known = this.#known.get(text);
    if (known) return known;
    const line = phraseLine(text);
    const found = [...this.#phrasedMatches(line), ...this.#pairMatches(text)].sort(
      (a, b) =>
        b.score - a.score ||
        b.matched.length - a.matched.length ||
        (a.rule.term === b.rule.term ? 0 : longer(a.rule.term, b.rule.term) === a.rule.term ? -1 : 1),
    );
    this.#known.set(text, found);
    return found;
  }

  #phrasedMatches(line: string): Match[] {
    return this.#phrased.flatMap(({ rule, words, without }) => {
      if (without.some((phrase) => line.includes(phrase))) return [];
      const matched = words.map((list) => list.find((one) => line.includes(one.line))?.phrase);
      return matched.every((phrase) => phrase !== undefined) ? [{ rule, matched, score: 1 }] : [];
    });
  }

  #pairMatches(text: string): Match[] {
    const hits = new Map<Prepared, string[]>();
    for (const pair of tellingPairs(text))
      for (const prepared of this.#byPair.get(pair) ?? []) hits.set(prepared, [...(hits.get(prepared) ?? []), pair]);
    return [...hits].flatMap(([{ rule, pairs }, matched]) => {
      const score = matched.length / pairs.length;
      if (score < ENOUGH || matched.length < LEAST_PAIRS) return [];
      return [{ rule, matched: matched.map((pair) => pair.normalize('NFC')), score }];
    });
  }
}

function plainNumber(text: string): string {
  return text.normalize('NFC').toUpperCase().replace(/\s+/g, '');
}
