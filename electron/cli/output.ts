/**
 * What moves a cursor, rings, colours or turns the direction of reading: line ends and all other control characters, and
 * the marks that override the direction of text. In a name of a file they would act on the terminal of whoever lists it.
 */
const ACTING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The short forms people know; all others as their number. */
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text with what would act on a terminal written out: `\n`, `\x1b`, `\u202e`. */
export function visible(text: string): string {
  return text.replace(ACTING, (character) => SHORT[character] ?? escaped(character));
}

/** Writes one line of words; what is in them from outside cannot be more than a line. */
export function writeLine(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${visible(line)}\n`);
}

/** A result as `--json` shows it. JSON itself writes out the first 32 control characters only. */
export function writeJson(stream: NodeJS.WriteStream, value: unknown): void {
  const json = JSON.stringify(value, null, 2);
  stream.write(`${json.replace(/[\u007f-\u009f]/g, (character) => `\\u00${codeOf(character)}`)}\n`);
}

function escaped(character: string): string {
  const code = codeOf(character);
  return code.length <= 2 ? `\\x${code}` : `\\u${code}`;
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}
