import { CODE_LISTS, type CodeListName } from './fields/index.ts';

/**
 * Values of errors and findings that are names of ours and have words where a person reads them, `said.<name>.<value>` in
 * resources/strings, with the other values of the same error in their places. A value without such words stands as it is:
 * a file's own term, a number, the system's short name of a failure (EIO).
 */
export const SAID: ReadonlySet<string> = new Set(['fault', 'found', 'reason', 'what']);

/** Values that are numbers and count nothing: shown as they are, not in groups of three digits. */
export const NUMERALS: ReadonlySet<string> = new Set(['id', 'pid', 'seq']);

/** Values of a list that are named; of the thirty kinds of documents the first say what is meant. */
const NAMED = 12;

/** The values of a code list as a person chooses them; a text that names none of our lists as it is. */
export function listWords(list: string, language: 'vi' | 'en'): string {
  if (!(list in CODE_LISTS)) return list;
  const codes = CODE_LISTS[list as CodeListName];
  const words = codes.slice(0, NAMED).map((one) => one[language]);
  return [...words, ...(codes.length > NAMED ? ['…'] : [])].join(', ');
}
