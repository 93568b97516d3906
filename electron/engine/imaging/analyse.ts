import { basename } from 'node:path';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { Blankness, PageFacts, Recipe } from '../../../shared/model/page.ts';
import { UPRIGHT } from '../../../shared/model/page.ts';
import { judgeBlankness } from './blank.ts';
import { checkFacts } from './check-facts.ts';
import { checkMarks, measureTone, type PageTone } from './check-marks.ts';
import { findMarks } from './page-marks.ts';
import type { PageSource } from './page-source.ts';
import { turnRaster, type Raster, type Turn } from './raster.ts';
import { pageSpace, renderPage } from './render.ts';
import { estimateSkew, MIN_SKEW, MIN_SKEW_CONFIDENCE } from './skew.ts';

/** What was found out about a page by looking at it. */
export interface PageAnalysis extends PageTone {
  readonly recipe: Recipe;
  /** As the turn detector gave it; 0 when it was not asked (blank page). */
  readonly turnConfidence: number;
  /** Peak over background of the projection profile; below `MIN_SKEW_CONFIDENCE` the skew counts as 0. */
  readonly skewConfidence: number;
  readonly blankness: Blankness;
  readonly findings: readonly Finding[];
}

/** Says how a grey page has to be turned clockwise to stand upright, and how sure that is (0 = not at all). */
export type DetectTurn = (raster: Raster) => Promise<{ readonly turn: Turn; readonly confidence: number }>;

/** Facts with the turn the file itself asks for (EXIF orientation, a PDF's /Rotate). */
export type FactsToAnalyse = PageFacts & { readonly priorTurn?: Turn };

/** Below this confidence the detector's answer is not followed; then the file's own word stands, else upright. */
export const MIN_TURN_CONFIDENCE = 2;

/** Pages are looked at in about 150 dpi grey, within these longest sides (px). */
const ANALYSIS_DPI = 150;
const LEAST_SIDE = 1754;
const MOST_SIDE = 3000;

/**
 * Looks at a page: finds its turn and skew, whether it is blank, and what a checker of scans would remark. Nothing is
 * changed; the recipe says what a reader of the page has to do. `place` names the page in findings. With a recipe `given`
 * (a person's), the page is looked at as that shows it and the recipe stays as it is. Errors as decodeFrame.
 */
export async function analysePage(
  source: PageSource,
  facts: FactsToAnalyse,
  detectTurn: DetectTurn,
  place: string = placeOf(source),
  given?: Recipe,
): Promise<PageAnalysis> {
  if (given) return analyseGiven(source, facts, given, place);
  const longInches = Math.max(facts.width / facts.dpiX, facts.height / facts.dpiY);
  const maxSide = Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, longInches * ANALYSIS_DPI)));
  const page = await renderPage(source, facts, UPRIGHT, { maxSide, colour: 'grey' });
  const dpi = page.width / (facts.width / facts.dpiX);
  const stored = findMarks(page, dpi);
  const { blankness } = judgeBlankness(page, stored);
  const findings = checkFacts(facts, place);
  const { turn, confidence, unsure } = await decideTurn(page, blankness, facts.priorTurn ?? 0, detectTurn);
  if (unsure) findings.push({ code: 'imaging/turn-unsure', severity: 'info', place, params: { turn } });
  const turned = turnRaster(page, turn);
  const marks = turn === 0 ? stored : findMarks(turned, dpi);
  const skew = blankness === 'blank' ? { angle: 0, confidence: 1 } : estimateSkew(turned);
  const tone = measureTone(turned, marks);
  findings.push(...checkMarks(marks, tone, blankness, place));
  findings.push(...blanknessFindings(blankness, place));
  return {
    recipe: { turn, skew: acceptedSkew(skew, turned, facts, turn) },
    turnConfidence: confidence,
    skewConfidence: Math.round(skew.confidence * 100) / 100,
    blankness,
    ...tone,
    findings,
  };
}

async function analyseGiven(
  source: PageSource,
  facts: PageFacts,
  recipe: Recipe,
  place: string,
): Promise<PageAnalysis> {
  const space = pageSpace(facts, recipe);
  const longInches = Math.max(space.width / space.dpiX, space.height / space.dpiY);
  const maxSide = Math.round(Math.min(MOST_SIDE, Math.max(LEAST_SIDE, longInches * ANALYSIS_DPI)));
  const page = await renderPage(source, facts, recipe, { maxSide, colour: 'grey' });
  const marks = findMarks(page, page.width / (space.width / space.dpiX));
  const { blankness } = judgeBlankness(page, marks);
  const tone = measureTone(page, marks);
  const findings = [
    ...checkFacts({ ...facts, ...space }, place),
    ...checkMarks(marks, tone, blankness, place),
    ...blanknessFindings(blankness, place),
  ];
  return { recipe, turnConfidence: 0, skewConfidence: 0, blankness, ...tone, findings };
}

function blanknessFindings(blankness: Blankness, place: string): Finding[] {
  if (blankness === 'text') return [];
  const blank = blankness === 'blank';
  return [
    {
      code: blank ? 'imaging/blank' : 'imaging/nearly-blank',
      severity: blank ? 'info' : 'warning',
      place,
      params: {},
    },
  ];
}

async function decideTurn(
  page: Raster,
  blankness: Blankness,
  prior: Turn,
  detectTurn: DetectTurn,
): Promise<{ turn: Turn; confidence: number; unsure: boolean }> {
  if (blankness === 'blank') return { turn: prior, confidence: 0, unsure: false };
  const { turn, confidence } = await detectTurn(page);
  if (confidence >= MIN_TURN_CONFIDENCE) return { turn, confidence, unsure: false };
  return { turn: prior, confidence, unsure: turn !== prior };
}

/** The skew in the page space, whose px need not be square (fax), rounded to a thousandth of a degree; 0 when unsure. */
function acceptedSkew(
  { angle, confidence }: { angle: number; confidence: number },
  turned: Raster,
  facts: PageFacts,
  turn: Turn,
): number {
  if (confidence < MIN_SKEW_CONFIDENCE || Math.abs(angle) < MIN_SKEW) return 0;
  const space = pageSpace(facts, { turn, skew: 0 });
  const stretch = turned.width / space.width / (turned.height / space.height);
  const slope = Math.tan((angle * Math.PI) / 180) * stretch;
  return Math.round(((Math.atan(slope) * 180) / Math.PI) * 1000) / 1000;
}

function placeOf(source: PageSource): string {
  return `${source.name ?? basename(source.path)}#${(source.kind === 'image' ? source.frame : source.page) + 1}`;
}
