/**
 * How tall a printed word should be, from its letters alone: what lets a number in ink be told from print by its height
 * and by where its feet stand, without knowing the font size. Units: the height of a capital without marks = 1, as
 * measured on Liberation Serif, which has the metrics of Times New Roman (prescribed by NĐ 30/2020 Phụ lục I, Phần I);
 * upright, bold and italic differ by a hundredth.
 */
export interface Extent {
  /** Above the base line. */
  readonly top: number;
  /** Below the base line. */
  readonly bottom: number;
}

const HORN = '\u031b';
const DOT_BELOW = '\u0323';

/** Heights of letters that are neither capitals nor digits (1) nor of the height of x (0.71). */
const TOPS: Readonly<Record<string, number>> = { t: 0.86, ',': 0.16, '.': 0.16, _: 0, '-': 0.42, '…': 0.16 };
const BOTTOMS: Readonly<Record<string, number>> = { Q: 0.25, ',': 0.23, ';': 0.23, '(': 0.33, ')': 0.33 };

export function extentOf(text: string): Extent {
  let top = 0;
  let bottom = 0;
  for (const letter of text.normalize('NFC')) {
    const [base = '', ...marks] = letter.normalize('NFD');
    const above = marks.filter((mark) => mark !== HORN && mark !== DOT_BELOW).length;
    top = Math.max(top, topOf(base, above, marks.includes(HORN)));
    bottom = Math.max(bottom, BOTTOMS[base] ?? (/[gjpqy]/.test(base) ? 0.33 : marks.includes(DOT_BELOW) ? 0.25 : 0));
  }
  return { top, bottom };
}

function topOf(base: string, marksAbove: number, hasHorn: boolean): number {
  if (/\p{Lu}/u.test(base)) return marksAbove === 0 ? (hasHorn ? 1.09 : 1) : marksAbove === 1 ? 1.31 : 1.36;
  if (marksAbove > 0) return marksAbove === 1 ? 1.06 : 1.11;
  if (/[bdfhklđ()]/.test(base)) return 1.06;
  if (/[acegmnopqrsuvwxyz:;]/.test(base)) return hasHorn ? 0.87 : 0.71;
  return TOPS[base] ?? 1.01;
}
