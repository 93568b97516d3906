/** Capital letters without marks, đ and the look-alike ð as D; the rest stays. For comparing, never for output. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐÐð]/g, 'D')
    .toUpperCase();
}

/** Only the folded letters and digits. */
export function foldLetters(text: string): string {
  return fold(text).replace(/[^A-Z0-9]/g, '');
}

/** How many letters must be put in, taken out or changed, giving up (Infinity) beyond `limit`. */
export function distance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return Infinity;
    row = next;
  }
  return row[b.length]! <= limit ? row[b.length]! : Infinity;
}

/** How many wrong letters a keyword of this length may have and still be taken for itself. */
export function allowedSlips(length: number): number {
  return length <= 3 ? 0 : length <= 8 ? 1 : length <= 14 ? 2 : 3;
}

/** The share of capitals among the letters, 0 to 1; 0 without letters. */
export function capitals(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length === 0 ? 0 : letters.filter((letter) => letter !== letter.toLowerCase()).length / letters.length;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u;

/**
 * The form two spellings of the same words share: capitals, tone mark moved to the end of its syllable (hoà = hòa,
 * uỷ = ủy), single blanks, plain dashes and quotes, no final full stop. For comparing, never for output.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[Ðð]/g, 'Đ')
    .toUpperCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’`´]/g, "'")
    .replace(/[\p{L}\p{M}]+/gu, (syllable) => {
      const tone = TONES.exec(syllable)?.[0] ?? '';
      return syllable.replace(TONES, '') + tone;
    })
    .replace(/\s*([-/,;:])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s."']+|[\s.,;"']+$/g, '');
}
