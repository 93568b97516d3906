import type { Finding } from '../../../shared/contract/finding.ts';
import type { Blankness } from '../../../shared/model/page.ts';
import type { Component } from './components.ts';
import { PAGE_LIMITS } from './page-limits.ts';
import type { PageMarks } from './page-marks.ts';
import type { Raster } from './raster.ts';

/** Measures of a page's look, all 0 to 1. */
export interface PageTone {
  /** Share of the page that is ink, borders and holes apart. */
  readonly inkShare: number;
  /** How dark the paper itself is: 0 white, 1 black. */
  readonly darkness: number;
  /** How far the ink stands off the paper; 0 when there is none. */
  readonly contrast: number;
}

/** Ink that is only a shade darker than the paper still counts as ink when it stands out of the noise. */
const FAINT_STEP = 12;

/** Measures tone and ink of a grey page. */
export function measureTone(page: Raster, marks: PageMarks): PageTone {
  const { small, labels, setAside, paper, noise } = marks;
  const limit = paper - Math.max(FAINT_STEP, 4 * noise);
  let ink = 0;
  let inkSum = 0;
  for (let y = 0; y < page.height; y++) {
    const labelRow = Math.min(y >> 1, small.height - 1) * small.width;
    for (let x = 0; x < page.width; x++) {
      const value = page.data[y * page.width + x]!;
      if (value >= limit) continue;
      const label = labels.labels[labelRow + Math.min(x >> 1, small.width - 1)]!;
      if (label !== 0 && setAside.has(label)) continue;
      ink++;
      inkSum += value;
    }
  }
  const round = (value: number): number => Math.round(value * 10_000) / 10_000;
  return {
    inkShare: round(ink / (page.width * page.height)),
    darkness: round(1 - paper / 255),
    contrast: ink === 0 ? 0 : round((paper - inkSum / ink) / 255),
  };
}

/** What the picture itself says: too dark, too faint, black borders, cut text, two pages on one sheet. */
export function checkMarks(marks: PageMarks, tone: PageTone, blankness: Blankness, place: string): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], params: Finding['params']): void => {
    findings.push({ code, severity, place, params });
  };
  const { maxDarkness, minContrast, maxBorderMm, maxCutMarks, minGutter } = PAGE_LIMITS;
  const percent = (share: number): number => Math.round(share * 100);
  if (tone.darkness > maxDarkness) add('imaging/too-dark', 'warning', { percent: percent(tone.darkness) });
  if (blankness !== 'blank' && tone.contrast > 0 && tone.contrast < minContrast) {
    add('imaging/too-faint', 'warning', { percent: percent(tone.contrast), limit: percent(minContrast) });
  }
  const border = Math.max(0, ...marks.borders.map((patch) => thickness(patch) / marks.perMm));
  if (border >= maxBorderMm) add('imaging/black-border', 'info', { mm: Math.round(border) });
  if (marks.cut.length > maxCutMarks) add('imaging/cut-off', 'warning', { count: marks.cut.length });
  const gutter = widestGutter(marks);
  if (gutter >= minGutter) add('imaging/double-page', 'warning', { percent: percent(gutter) });
  return findings;
}

/** Mean thickness of a patch along an edge: its px shared out over its length. */
function thickness({ x0, y0, x1, y1, area }: Component): number {
  return area / Math.max(x1 - x0, y1 - y0);
}

/** Only a sheet this much wider than high, and this wide (mm), can hold two pages. */
const DOUBLE_RATIO = 1.2;
const DOUBLE_MM = 280;

/** A column with no more ink than this share of its height is free; each half must have this share of ink. */
const FREE_COLUMN = 0.002;
const INKED_HALF = 0.005;

/** The widest ink-free strip in the middle third of a wide sheet with ink on both sides, as a share of the width; else 0. */
function widestGutter({ small, perMm, labels, setAside }: PageMarks): number {
  const { width, height } = small;
  if (width < height * DOUBLE_RATIO || width / perMm < DOUBLE_MM) return 0;
  const columns = new Uint32Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = labels.labels[y * width + x]!;
      if (label !== 0 && !setAside.has(label)) columns[x]!++;
    }
  }
  const inkOf = (from: number, to: number): number =>
    columns.subarray(from, to).reduce((sum, count) => sum + count, 0) / (height * (to - from));
  const third = Math.floor(width / 3);
  if (inkOf(0, third) < INKED_HALF || inkOf(width - third, width) < INKED_HALF) return 0;
  let widest = 0;
  let run = 0;
  for (let x = third; x < width - third; x++) {
    run = columns[x]! <= height * FREE_COLUMN ? run + 1 : 0;
    widest = Math.max(widest, run);
  }
  return widest / width;
}
