import type { EmbeddedFont } from './fonts.ts';

/**
 * Breaks a text at blanks into lines no wider than `width` pt (`first` for the first line); a word that is wider than a
 * whole line is cut after a hyphen or slash, or between letters. Words with no-break spaces (U+00A0) between them stay on
 * one line where it is wide enough; in the lines these are blanks like others. Always at least one line.
 */
export function breakLines(text: string, font: EmbeddedFont, size: number, width: number, first = width): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => (lines.length === 0 ? first : width);
  const fits = (word: string) => font.width(word, size) <= width;
  for (const word of words(text, fits)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.width(longer, size) <= room()) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (font.width(line, size) > room()) {
      const head = headThatFits(line, font, size, room());
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** NFC words without control characters; words held together are one if they fit together. */
function words(text: string, fits: (word: string) => boolean): string[] {
  return text
    .normalize('NFC')
    .toWellFormed()
    .split(/(?:(?!\u00a0)[\s\p{Cc}])+/u)
    .flatMap((held) => {
      const single = held.split('\u00a0').filter((word) => word !== '');
      const together = single.join(' ');
      return fits(together) ? [together] : single;
    })
    .filter((word) => word !== '');
}

/** The longest head that fits, at least one letter; cut after a hyphen, slash or stop if it has one (`125/QĐ-` `UBND`). */
function headThatFits(word: string, font: EmbeddedFont, size: number, width: number): string {
  let head = '';
  for (const letter of word) {
    if (head !== '' && font.width(head + letter, size) > width) break;
    head += letter;
  }
  return /^.*[-/.,;_]/u.exec(head)?.[0] ?? head;
}
