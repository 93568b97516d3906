import { AppError } from '../../../shared/contract/app-error.ts';
import { foldText, tokens } from './fold.ts';

/** Longest query taken, in characters; longer ones are pasted by mistake. */
export const QUERY_MAX = 500;

/** One thing that has to be there: a word, a phrase, or the beginning of a word. */
export interface Term {
  /** Folded pieces that follow each other, e.g. `1247/QĐ-UBND` → 1247, qd, ubnd. */
  readonly pieces: readonly string[];
  readonly prefix: boolean;
  /** The word was being typed: where it stands whole, its other continuations are not meant. */
  readonly begun: boolean;
  /** As typed, NFC and lower-case: used to prefer hits with the same marks. */
  readonly typed: string;
}

/**
 * Reads what a person typed: words that must all occur, `"a phrase"`, `begin*`. Everything else is data, never query
 * syntax. `typing`: the last word, when no space follows it, is only begun. Throws `search/empty-query` when nothing searchable is left and `search/query-too-long`.
 */
export function parseQuery(text: string, typing = false): Term[] {
  if (text.length > QUERY_MAX) throw new AppError('search/query-too-long', { max: QUERY_MAX });
  const terms: Term[] = [];
  for (const match of text.normalize('NFC').matchAll(/["“]([^"”]*)["”]|(\S+)/g)) {
    const raw = match[1] ?? match[2] ?? '';
    const begun = typing && match.index + match[0].length === text.normalize('NFC').length;
    const prefix = match[1] === undefined && (begun || raw.endsWith('*'));
    const pieces = tokens(foldText(raw));
    if (pieces.length > 0)
      terms.push({
        pieces,
        prefix,
        begun: prefix && !raw.endsWith('*'),
        typed: raw.replace(/\*$/, '').toLowerCase().trim(),
      });
  }
  if (terms.length === 0) throw new AppError('search/empty-query', {});
  return terms;
}

/** The terms as an FTS5 expression. Every piece is quoted, so nothing in it can be an operator. */
export function ftsExpression(terms: readonly Term[]): string {
  return terms.map(termExpression).join(' AND ');
}

function termExpression({ pieces, prefix }: Term): string {
  const [only] = pieces;
  if (prefix && pieces.length === 1 && only !== undefined && /^[a-z0-9]$/.test(only)) return oneLetter(only);
  return pieces.map((piece) => `"${piece}"`).join(' + ') + (prefix ? ' *' : '');
}

const SECOND_LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');

/**
 * Words that begin with one letter. The index knows beginnings of two and three letters; of one, it would first have to
 * put all the words together, which takes as long as twenty other searches. Folded words have a plain second letter.
 */
function oneLetter(letter: string): string {
  return `("${letter}" OR ${SECOND_LETTERS.map((second) => `"${letter}${second}" *`).join(' OR ')})`;
}
