import type { Finding } from '../../../shared/contract/finding.ts';
import type { DpiOrigin } from '../../../shared/model/page.ts';
import type { StatedDpi } from './frame-header.ts';
import { MAX_DPI, MIN_DPI } from './limits.ts';
import { fitPaper, fitScannedPaper } from './paper.ts';

/** What is taken when nothing is known: the least TT 05/2025 Điều 8 allows for administrative documents (dpi). */
export const ASSUMED_DPI = 200;

/** Up to this a stated resolution may be a program's default rather than a scanner's word (72 and 96 dpi). */
const DEFAULT_DPI = 96;

/** Two axes closer than this are one resolution that was rounded. */
const EVEN_TOLERANCE = 0.02;

/** Fax machines have px that are not square: ITU-T T.4, standard, fine, superfine (dpi, x by y). */
const FAX_MODES: readonly (readonly [number, number])[] = [
  [204, 98],
  [204, 196],
  [204, 391],
  [200, 100],
  [408, 391],
];

export interface Resolution {
  readonly dpiX: number;
  readonly dpiY: number;
  readonly dpiOrigin: DpiOrigin;
}

/**
 * Decides a page's resolution: the file's own word when it can be true, else from the paper the pixels fit to, else
 * `ASSUMED_DPI`. Whatever is not the file's own word comes with a finding.
 */
export function decideResolution(
  width: number,
  height: number,
  stated: StatedDpi | null,
  place: string,
): { resolution: Resolution; findings: Finding[] } {
  const fault = stated === null ? 'imaging/dpi-missing' : faultOf(width, height, stated);
  if (stated !== null && fault === null) {
    const [dpiX, dpiY] = tidy(stated);
    return { resolution: { dpiX, dpiY, dpiOrigin: 'file' }, findings: [] };
  }
  const fit = fitPaper(width, height);
  const dpi = fit?.dpi ?? ASSUMED_DPI;
  const words = {
    stated: stated ? `${round(stated.x)}×${round(stated.y)}` : null,
    dpi,
    paper: fit?.paper.name ?? null,
  };
  const findings: Finding[] = [{ code: fault ?? 'imaging/dpi-missing', severity: 'warning', place, params: words }];
  if (!fit) findings.push({ code: 'imaging/dpi-assumed', severity: 'warning', place, params: { dpi } });
  return { resolution: { dpiX: dpi, dpiY: dpi, dpiOrigin: fit ? 'paper' : 'assumed' }, findings };
}

function faultOf(width: number, height: number, { x, y }: StatedDpi): string | null {
  const inRange = (dpi: number): boolean => dpi >= MIN_DPI && dpi <= MAX_DPI;
  if (x === 0 && y === 0) return 'imaging/dpi-missing';
  if (!inRange(x) || !inRange(y)) return 'imaging/dpi-absurd';
  if (!isEven(x, y) && !FAX_MODES.some(([fx, fy]) => near(x, fx) && near(y, fy))) return 'imaging/dpi-uneven';
  // 2480 × 3508 px at 72 dpi would be a sheet of 87 × 124 cm: an A4 sheet saved by a program that did not care.
  if (Math.max(x, y) <= DEFAULT_DPI && fitScannedPaper(width, height)) return 'imaging/dpi-absurd';
  return null;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= b * 0.03;
const isEven = (x: number, y: number): boolean => Math.abs(x - y) <= EVEN_TOLERANCE * Math.max(x, y);
const round = (value: number): number => Math.round(value * 10) / 10;

/** What rounding costs: 118 px per cm are 299.7 dpi, a page size in whole points makes 300.2 of 300. Share of the dpi. */
const ROUNDING = 0.002;

/** A resolution that is a whole number but for the file's rounding is that number; axes that only differ by it are one. */
function tidy({ x, y }: StatedDpi): [number, number] {
  const snap = (dpi: number): number =>
    Math.abs(dpi - Math.round(dpi)) <= ROUNDING * dpi ? Math.round(dpi) : round(dpi);
  return isEven(x, y) ? [snap(x), snap(x)] : [snap(x), snap(y)];
}
