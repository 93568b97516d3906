import type { Paper } from './paper.ts';

const PAD = 5;

/** A ruled table; the first row is bold. Each row is one line of truth, its cells joined by a space. */
export function table(
  paper: Paper,
  left: number,
  top: number,
  widths: readonly number[],
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  size = 13,
): void {
  const tall = size * 2;
  const right = left + widths.reduce((sum, width) => sum + width, 0);
  const all = [headings, ...rows];
  all.forEach((cells, row) => {
    const baseline = top + row * tall + tall * 0.66;
    paper.rule(left, right, top + row * tall, 0.8);
    let x = left;
    let first = right;
    let last = left;
    cells.forEach((cell, column) => {
      const wide = widths[column]!;
      const face = row === 0 || row === all.length - 1 ? 'bold' : 'regular';
      const textWide = paper.width(cell, face, size);
      const at = row === 0 || column !== 1 ? x + (wide - textWide) / 2 : x + PAD;
      if (cell !== '') {
        paper.print(cell, at, baseline, face, size);
        first = Math.min(first, at);
        last = Math.max(last, at + textWide);
      }
      x += wide;
    });
    paper.keep(cells.join(' '), first, last, baseline, size);
  });
  const bottom = top + all.length * tall;
  paper.rule(left, right, bottom, 0.8);
  let x = left;
  for (const width of [0, ...widths]) {
    x += width;
    paper.doc.save().lineWidth(0.8).moveTo(x, top).lineTo(x, bottom).stroke().restore();
  }
}
