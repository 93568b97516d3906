import type { Finding } from '../../../shared/contract/finding.ts';
import type { DpiOrigin } from '../../../shared/model/page.ts';
import { PAPERS } from '../imaging/index.ts';

const MM_PER_INCH = 25.4;
/** Up to this a PDF's page size is a program's way of writing "one px is one pt", not the size of a sheet. dpi. */
const DEFAULT_DPI = 96;
const MAX_DPI = 2400;
/** Resolutions scanners offer, the likelier first. dpi. */
const SCANNER_DPI = [300, 200, 150, 400, 600, 240];
/** How far a side may be from the paper's: scanners cut and add a few millimetres. */
const TOLERANCE = 0.015;

export interface PageResolution {
  readonly dpiX: number;
  readonly dpiY: number;
  readonly dpiOrigin: DpiOrigin;
}

/**
 * The resolution of a scanned PDF page: pixels over the page's size. Where that cannot be a scanner's, it is taken from the
 * paper the pixels fit to, and either way a finding says so.
 */
export function pdfResolution(
  width: number,
  height: number,
  stated: { readonly x: number; readonly y: number },
  place: string,
): { resolution: PageResolution; finding: Finding | null } {
  const x = tidy(stated.x);
  const y = tidy(stated.y);
  const asStated = { dpiX: x, dpiY: y, dpiOrigin: 'file' as const };
  if (Math.min(x, y) > DEFAULT_DPI && Math.max(x, y) <= MAX_DPI) return { resolution: asStated, finding: null };
  const dpi = paperDpi(width, height);
  const finding: Finding = {
    code: dpi === null ? 'intake/pdf-dpi-low' : 'intake/pdf-dpi-from-paper',
    severity: 'warning',
    place,
    params: { stated: x, dpi: dpi ?? x },
  };
  return { resolution: dpi === null ? asStated : { dpiX: dpi, dpiY: dpi, dpiOrigin: 'paper' }, finding };
}

function paperDpi(width: number, height: number): number | null {
  const sides = [Math.min(width, height), Math.max(width, height)] as const;
  const near = (px: number, dpi: number, mm: number): boolean =>
    Math.abs((px / dpi) * MM_PER_INCH - mm) <= mm * TOLERANCE;
  for (const paper of PAPERS)
    for (const dpi of SCANNER_DPI)
      if (near(sides[0], dpi, paper.width) && near(sides[1], dpi, paper.height)) return dpi;
  return null;
}

/** 299.94 comes of a page size rounded to whole points. */
function tidy(dpi: number): number {
  const whole = Math.round(dpi);
  return Math.abs(dpi - whole) <= 0.002 * dpi ? whole : Math.round(dpi * 100) / 100;
}
