/** A paper size in mm, portrait. */
export interface Paper {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Papers found in Vietnamese offices, the likelier first: where pixels alone cannot tell A4 at 600 dpi from A2 at 300,
 * the first row wins. A sizes: ISO 216. F4 (folio) comes as 210 and as 216 mm wide.
 */
export const PAPERS: readonly Paper[] = [
  { name: 'A4', width: 210, height: 297 },
  { name: 'A3', width: 297, height: 420 },
  { name: 'F4', width: 210, height: 330 },
  { name: 'F4', width: 216, height: 330 },
  { name: 'Legal', width: 215.9, height: 355.6 },
  { name: 'Letter', width: 215.9, height: 279.4 },
  { name: 'A5', width: 148, height: 210 },
  { name: 'A2', width: 420, height: 594 },
  { name: 'A1', width: 594, height: 841 },
  { name: 'A0', width: 841, height: 1189 },
];

/** Resolutions scanners offer, the likelier first. */
const SCANNER_DPI = [300, 200, 150, 400, 600, 240, 250, 100] as const;

/** Large sheets are not scanned that finely: 14043 px are A0 at 300 dpi, not A2 at 600. dpi, mm. */
const FINE_DPI = 600;
const FINE_UP_TO_MM = 360;

/** How far a side may be from the paper's: scanners cut and add a few millimetres. */
const SIDE_TOLERANCE = 0.015;

/** How far the proportions may be from the A series when no scanner resolution fits. */
const RATIO_TOLERANCE = 0.01;

const MM_PER_INCH = 25.4;

/** A paper and resolution that pixels fit to. */
export interface PaperFit {
  readonly paper: Paper;
  readonly dpi: number;
}

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= b * tolerance;

/** A paper at a resolution scanners offer whose sides both fit, or null. */
export function fitScannedPaper(width: number, height: number): PaperFit | null {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  for (const paper of PAPERS) {
    for (const dpi of SCANNER_DPI) {
      if (dpi >= FINE_DPI && paper.height > FINE_UP_TO_MM) continue;
      const fits = (side: number, mm: number): boolean => near((side / dpi) * MM_PER_INCH, mm, SIDE_TOLERANCE);
      if (fits(short, paper.width) && fits(long, paper.height)) return { paper, dpi };
    }
  }
  return null;
}

/** As fitScannedPaper; failing that, A4 at whatever resolution its proportions give, when that is a plausible one. */
export function fitPaper(width: number, height: number): PaperFit | null {
  const exact = fitScannedPaper(width, height);
  if (exact) return exact;
  const a4 = PAPERS[0]!;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (!near(long / short, a4.height / a4.width, RATIO_TOLERANCE)) return null;
  const dpi = Math.round((short / a4.width) * MM_PER_INCH);
  return dpi >= 75 && dpi <= 650 ? { paper: a4, dpi } : null;
}

/** How far a page of known resolution may be from a paper and still be called by its name: 2 % or 3 mm. */
const NAMING_TOLERANCE = 0.02;
const NAMING_MM = 3;

/** The paper a page of `widthMm` × `heightMm` is, in either direction; null when it is none of the table. */
export function namePaper(widthMm: number, heightMm: number): Paper | null {
  const [short, long] = [Math.min(widthMm, heightMm), Math.max(widthMm, heightMm)];
  const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(NAMING_MM, b * NAMING_TOLERANCE);
  return PAPERS.find((paper) => close(short, paper.width) && close(long, paper.height)) ?? null;
}
