import type { OcrPage } from '../../../shared/model/ocr.ts';
import { meanConfidence } from '../../../shared/model/ocr.ts';
import type { Raster } from './raster.ts';
import { textStance } from './text-stance.ts';
import type { RawTurn } from './worker-messages.ts';

export type QuarterTurn = 0 | 90 | 180 | 270;

/** `turn`: degrees clockwise that set the page upright. `confidence`: from 2 on it may be followed, 0 is no idea. */
export interface Turn {
  readonly turn: QuarterTurn;
  readonly confidence: number;
}

/**
 * When the ink alone settles that a page is upright: clearly so, on enough lines, and clearly more so than if the page
 * lay on its side. Measured at 150 dpi on 39 office pages (the sample scans, with tables and signature pages, and 24
 * full pages, skewed up to 1.4 degrees) in all four turns: all 39 upright ones settled, none of the 117 turned ones, 9 ms
 * a page. A sideways table came nearest, with an upness of 0.23.
 */
const UPRIGHT_UPNESS = 0.3;
const OVER_SIDEWAYS = 0.12;
const ENOUGH_LINES = 20;
/** The confidence of what the ink alone settles; tesseract's own answers on clear pages run from 3 to 30. */
const SETTLED = 10;

/**
 * Which turn sets a page upright. Ordinary upright pages are recognised by where their ink stands (some tens of ms);
 * for the rest `ask`, tesseract's own orientation detector, decides (about 0.2 s). No text at all: turn 0, confidence 0.
 */
export async function findTurn(raster: Raster, ask: (raster: Raster) => Promise<RawTurn>): Promise<Turn> {
  if (raster.bits !== 1 && standsUpright(raster)) return { turn: 0, confidence: SETTLED };
  const { turn, confidence } = await ask(raster);
  return isQuarterTurn(turn) ? { turn, confidence: Math.max(0, confidence) } : { turn: 0, confidence: 0 };
}

function standsUpright(raster: Raster): boolean {
  const { across, along } = textStance(raster);
  if (across.upness < UPRIGHT_UPNESS || across.lines < ENOUGH_LINES) return false;
  return across.upness - Math.abs(along().upness) >= OVER_SIDEWAYS;
}

function isQuarterTurn(turn: number | null): turn is QuarterTurn {
  return turn === 0 || turn === 90 || turn === 180 || turn === 270;
}

/** A page whose words are this unsure on average is more likely turned, or no text, than badly printed. */
const DOUBTFUL_CONFIDENCE = 45;
/** Another turn has to be this much surer before it is believed. */
const CLEARLY_SURER = 25;

/** Words of so many letters lie longer than high, unless the page lies on its side. */
const LONG_WORD = 4;

/**
 * Tries the other three turns of a page that was read with very low confidence, and the two quarter turns of one whose words
 * stand on end: tesseract reads lines that run down the page as surely as others, and says nothing of it. `read` recognises the page with a turn
 * added to the one it had. Returns the added turn that reads clearly better with its page, or 0 with the page as it was.
 */
export async function turnFromRecognition(
  page: OcrPage,
  read: (turn: QuarterTurn) => Promise<OcrPage>,
): Promise<{ turn: QuarterTurn; page: OcrPage }> {
  const confidence = meanConfidence(page);
  const onEnd = wordsStandOnEnd(page);
  if (page.lines.length === 0 || (confidence >= DOUBTFUL_CONFIDENCE && !onEnd)) return { turn: 0, page };
  // What was read on end was the engine's own doing: any turn that is read level is better.
  let best = { turn: 0 as QuarterTurn, page, confidence: onEnd ? DOUBTFUL_CONFIDENCE : confidence + CLEARLY_SURER };
  for (const turn of onEnd ? ([90, 270] as const) : ([180, 90, 270] as const)) {
    const other = await read(turn);
    if (onEnd && wordsStandOnEnd(other)) continue;
    const surer = meanConfidence(other);
    if (surer > best.confidence) best = { turn, page: other, confidence: surer };
  }
  return { turn: best.turn, page: best.page };
}

/** Whether most of the long words are higher than wide. */
function wordsStandOnEnd(page: OcrPage): boolean {
  const long = page.lines.flatMap((line) => line.words).filter((word) => word.text.length >= LONG_WORD);
  const standing = long.filter(({ box: [x0, y0, x1, y1] }) => y1 - y0 > x1 - x0);
  return standing.length > long.length / 2;
}
