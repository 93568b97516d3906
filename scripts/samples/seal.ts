import type { Paper } from './paper.ts';

const RED = '#d2202f';

/**
 * A round red seal in the place the decree gives it: over about a third of the signature, on its left (Annex I, cell 8).
 * `x`, `y` is the centre in pt, the real diameter 36 mm. The words on it are not part of the text of the page.
 */
export function seal(paper: Paper, x: number, y: number, around: string, inside: readonly string[], turn = -7): void {
  const { doc } = paper;
  const radius = 51;
  doc
    .save()
    .rotate(turn, { origin: [x, y] })
    .opacity(0.8)
    .strokeColor(RED)
    .fillColor(RED);
  doc.lineWidth(1.8).circle(x, y, radius).stroke();
  doc
    .lineWidth(0.7)
    .circle(x, y, radius - 3.2)
    .stroke();
  doc.circle(x, y, radius - 16).stroke();
  ring(paper, x, y, radius - 12.6, around.normalize('NFC'));
  star(doc, x, y - 17, 8);
  inside.forEach((line, index) => {
    const size = 7.4;
    const wide = paper.width(line, 'bold', size);
    paper.print(line, x - wide / 2, y + 3 + index * 9.5, 'bold', size);
  });
  doc.restore();
}

/** Letters standing on a circle, symmetrical around its top. */
function ring(paper: Paper, x: number, y: number, radius: number, text: string): void {
  const { doc } = paper;
  const size = 8;
  const letters = Array.from(text);
  const widths = letters.map((letter) => paper.width(letter, 'bold', size) + 0.9);
  const total = widths.reduce((sum, width) => sum + width, 0);
  let along = -total / 2;
  letters.forEach((letter, index) => {
    const degrees = ((along + widths[index]! / 2) / radius) * (180 / Math.PI);
    doc.save().rotate(degrees, { origin: [x, y] });
    paper.print(letter, x - widths[index]! / 2, y - radius, 'bold', size);
    doc.restore();
    along += widths[index]!;
  });
}

function star(doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void {
  for (let i = 0; i < 10; i += 1) {
    const r = i % 2 === 0 ? radius : radius * 0.4;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    const px = x + r * Math.cos(angle);
    const py = y + r * Math.sin(angle);
    if (i === 0) doc.moveTo(px, py);
    else doc.lineTo(px, py);
  }
  doc.closePath().fill();
}
