/**
 * Character error rate in percent: edit distance over the letters of the truth, after NFC and with every run of blanks
 * counted as one, so that a different line end is no error but a lost word is.
 */
export function characterErrorRate(pairs: readonly (readonly [truth: string, read: string])[]): number {
  let wrong = 0;
  let letters = 0;
  for (const [truth, read] of pairs) {
    const expected = plain(truth);
    wrong += distance(expected, plain(read));
    letters += expected.length;
  }
  return letters === 0 ? 0 : (100 * wrong) / letters;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Levenshtein distance over UTF-16 units (all letters of the pages are one unit each in NFC). */
function distance(a: string, b: string): number {
  let above = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  let row = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const swap = above[j - 1]! + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(swap, above[j]! + 1, row[j - 1]! + 1);
    }
    [above, row] = [row, above];
  }
  return above[b.length]!;
}
