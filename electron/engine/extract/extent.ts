/**
 * How tall a printed word should be, from its letters alone: what lets a number in ink be told from print by its height
 * and by where its feet stand, without knowing the font size. Units: the height of a capital without marks = 1, as
 * measured on Times New Roman and its metric equals (NĐ 30/2020 Phụ lục I prescribes that face); typewriter faces are
 * within a tenth.
 */
export interface Extent {
  /** Above the base line. */
  readonly top: number;
  /** Below the base line. */
  readonly bottom: number;
}

const TALL = /[A-ZĐĂÂÊÔƠƯ0-9bdfhklđ/()|!?]/i;
const X_HEIGHT = 0.69;

export function extentOf(text: string): Extent {
  let top = 0;
  let bottom = 0;
  for (const letter of text.normalize('NFC')) {
    const parts = letter.normalize('NFD');
    const base = parts[0] ?? '';
    const marks = parts.slice(1);
    const capital = base !== base.toLowerCase() || /[Đ]/.test(base);
    const above = marks.replace(/[\u0323\u031b]/g, '').length;
    const low = !capital && /[acegimnopqrsuvwxyz]/.test(base);
    const height = /[.,;:_…-]/.test(base) ? 0.3 : low ? X_HEIGHT : TALL.test(base) ? 1 : base === 't' ? 0.87 : 1;
    top = Math.max(top, height + (above === 0 ? (base === 'i' || base === 'j' ? 0.3 : 0) : above === 1 ? 0.31 : 0.48));
    if (/[gjpqy]/.test(base)) bottom = Math.max(bottom, 0.32);
    if (/[Q,;()/]/.test(base)) bottom = Math.max(bottom, 0.1);
    if (marks.includes('\u0323')) bottom = Math.max(bottom, 0.28);
  }
  return { top, bottom };
}
