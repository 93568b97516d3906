import { between, seeded } from './random.ts';

/** Ink of a ball pen. */
const INK = '#1a2f8a';

type Point = readonly [number, number];

/**
 * Numerals as a clerk's hand draws them: strokes through points in a box 1 wide and 1 high, y downwards. A smooth curve
 * is led through the points of a stroke.
 */
const NUMERALS: Record<string, readonly (readonly Point[])[]> = {
  '0': [
    [
      [0.55, 0.02],
      [0.2, 0.2],
      [0.12, 0.6],
      [0.35, 0.98],
      [0.72, 0.85],
      [0.85, 0.4],
      [0.62, 0.06],
      [0.45, 0.05],
    ],
  ],
  '1': [
    [
      [0.25, 0.3],
      [0.55, 0.04],
      [0.52, 0.5],
      [0.48, 1],
    ],
  ],
  '2': [
    [
      [0.15, 0.25],
      [0.4, 0.02],
      [0.75, 0.18],
      [0.62, 0.52],
      [0.12, 0.95],
      [0.4, 0.9],
      [0.85, 0.97],
    ],
  ],
  '3': [
    [
      [0.18, 0.12],
      [0.5, 0.0],
      [0.74, 0.2],
      [0.42, 0.45],
      [0.78, 0.66],
      [0.55, 0.98],
      [0.14, 0.88],
    ],
  ],
  '4': [
    [
      [0.5, 0.02],
      [0.3, 0.35],
      [0.1, 0.62],
      [0.45, 0.6],
      [0.88, 0.58],
    ],
    [
      [0.66, 0.3],
      [0.62, 0.7],
      [0.58, 1.05],
    ],
  ],
  '5': [
    [
      [0.32, 0.06],
      [0.27, 0.25],
      [0.24, 0.45],
      [0.55, 0.42],
      [0.76, 0.66],
      [0.55, 0.98],
      [0.16, 0.9],
    ],
    [
      [0.32, 0.06],
      [0.55, 0.07],
      [0.8, 0.02],
    ],
  ],
  '6': [
    [
      [0.68, 0.02],
      [0.3, 0.35],
      [0.16, 0.72],
      [0.4, 1],
      [0.72, 0.82],
      [0.6, 0.56],
      [0.22, 0.68],
    ],
  ],
  '7': [
    [
      [0.14, 0.08],
      [0.5, 0.08],
      [0.82, 0.04],
      [0.58, 0.5],
      [0.42, 1.02],
    ],
    [
      [0.36, 0.52],
      [0.56, 0.5],
      [0.76, 0.5],
    ],
  ],
  '8': [
    [
      [0.7, 0.14],
      [0.4, 0.0],
      [0.26, 0.24],
      [0.6, 0.52],
      [0.72, 0.82],
      [0.44, 1],
      [0.2, 0.8],
      [0.42, 0.5],
      [0.72, 0.2],
    ],
  ],
  '9': [
    [
      [0.74, 0.24],
      [0.46, 0.04],
      [0.22, 0.28],
      [0.42, 0.5],
      [0.74, 0.26],
      [0.7, 0.6],
      [0.54, 1.04],
    ],
  ],
};

/** Draws numerals by hand into a printed gap; `x` and `y` are the gap's left edge and base line in pt. */
export function numeralPen(
  seed: number,
  gap: number,
  size = 14,
): { gap: number; draw: (doc: PDFKit.PDFDocument, text: string, x: number, y: number) => void } {
  return {
    gap,
    draw(doc, text, x, y) {
      const random = seeded(seed);
      const advance = size * 0.56;
      let at = x + Math.max(1, (gap - advance * text.length) / 2);
      doc.save().strokeColor(INK).lineCap('round').lineJoin('round');
      for (const digit of text) {
        const lift = between(random, -1.2, 1.4);
        const tall = size * between(random, 0.85, 1.02);
        const slant = between(random, 0.08, 0.2);
        for (const stroke of NUMERALS[digit] ?? []) {
          const points = stroke.map(([px, py]): Point => {
            const jx = px + between(random, -0.05, 0.05);
            const jy = py + between(random, -0.04, 0.04);
            return [at + advance * 0.85 * jx + slant * tall * (1 - jy) * 0.5, y + lift - tall * (1 - jy) + 1];
          });
          doc.lineWidth(between(random, 0.95, 1.3));
          curve(doc, points);
          doc.stroke();
        }
        at += advance * between(random, 0.94, 1.08);
      }
      doc.restore();
    },
  };
}

/** A signature: loops leaning forward and a long closing stroke; centred at (`x`, `y`), about `width` pt wide. */
export function signature(doc: PDFKit.PDFDocument, seed: number, x: number, y: number, width = 92): void {
  const random = seeded(seed);
  doc.save().strokeColor(INK).lineCap('round').lineJoin('round').lineWidth(1.25);
  const loops = 3 + Math.floor(random() * 5);
  const capital = between(random, 22, 40);
  const points: Point[] = [[x - width / 2, y + between(random, -8, 8)]];
  for (let i = 0; i < loops; i += 1) {
    const at = x - width / 2 + ((i + between(random, 0.2, 0.8)) / loops) * width * 0.8;
    const tall = i === 0 ? capital : between(random, 3, 22);
    points.push(
      [at + between(random, 1, 10), y - tall],
      [at - between(random, -4, 9), y - tall * between(random, 0.1, 0.6)],
      [at + between(random, 0, 8), y + between(random, -2, 12)],
    );
  }
  points.push([x + width / 2, y - between(random, 2, 12)]);
  curve(doc, points);
  doc.stroke();
  doc.lineWidth(1);
  curve(doc, [
    [x - width * 0.4, y + 14],
    [x, y + 9 + random() * 4],
    [x + width * 0.52, y + between(random, -2, 6)],
  ]);
  doc.stroke().restore();
}

/** Catmull-Rom through the points, handed over as Bézier pieces. */
function curve(doc: PDFKit.PDFDocument, points: readonly Point[]): void {
  const [first] = points;
  if (!first) return;
  doc.moveTo(first[0], first[1]);
  for (let i = 0; i + 1 < points.length; i += 1) {
    const a = points[Math.max(0, i - 1)]!;
    const b = points[i]!;
    const c = points[i + 1]!;
    const d = points[Math.min(points.length - 1, i + 2)]!;
    doc.bezierCurveTo(
      b[0] + (c[0] - a[0]) / 6,
      b[1] + (c[1] - a[1]) / 6,
      c[0] - (d[0] - b[0]) / 6,
      c[1] - (d[1] - b[1]) / 6,
      c[0],
      c[1],
    );
  }
}
