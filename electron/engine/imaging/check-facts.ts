import type { Finding } from '../../../shared/contract/finding.ts';
import type { PageFacts } from '../../../shared/model/page.ts';
import { SCAN_RULES } from '../../../shared/model/scan-rules.ts';
import { PAGE_LIMITS } from './page-limits.ts';
import { namePaper } from './paper.ts';

/** The size of a page on paper, mm. */
export function paperSize({ width, height, dpiX, dpiY }: PageFacts): { width: number; height: number } {
  return { width: (width / dpiX) * 25.4, height: (height / dpiY) * 25.4 };
}

/** A colour picture has three samples a px; bilevel and grey ones stand as what they are. */
function bitsPerPixel({ colour, bitDepth }: PageFacts): number {
  return colour === 'bilevel' ? 1 : colour === 'grey' ? bitDepth : bitDepth * 3;
}

/**
 * What the technical facts of a page say against the rules: resolution, colour depth, paper size. A resolution that is
 * only assumed is not judged, and neither is a size worked out from it. A page drawn from a PDF has no scan to judge.
 */
export function checkFacts(facts: PageFacts, place: string): Finding[] {
  if (facts.codec === 'pdf-render') return [];
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], params: Finding['params']): void => {
    findings.push({ code, severity, place, params });
  };
  const bits = bitsPerPixel(facts);
  const { minColourBits, minDpi, minDpiDrawing } = SCAN_RULES;
  const { minSideMm, drawingAreaMm2 } = PAGE_LIMITS;
  if (bits < minColourBits.limit) {
    add('imaging/depth-low', 'warning', { bits, limit: minColourBits.limit, clause: minColourBits.clause });
  }
  if (facts.dpiOrigin === 'assumed') return findings;
  const size = paperSize(facts);
  const [widthMm, heightMm] = [Math.round(size.width), Math.round(size.height)];
  const dpi = Math.round(Math.min(facts.dpiX, facts.dpiY));
  if (dpi < minDpi.limit) add('imaging/dpi-low', 'warning', { dpi, limit: minDpi.limit, clause: minDpi.clause });
  else if (size.width * size.height > drawingAreaMm2 && dpi < minDpiDrawing.limit) {
    add('imaging/dpi-low-drawing', 'warning', { dpi, limit: minDpiDrawing.limit, clause: minDpiDrawing.clause });
  }
  if (Math.min(size.width, size.height) < minSideMm) {
    add('imaging/page-small', 'warning', { widthMm, heightMm, limit: minSideMm });
  } else if (!namePaper(size.width, size.height)) {
    add('imaging/paper-unusual', 'info', { widthMm, heightMm });
  }
  return findings;
}
