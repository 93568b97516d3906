/**
 * Beyond these a look at a page tells what it found: thresholds of ours, measured on generated pages, where no rule says
 * anything (those of a rule: SCAN_RULES of shared/model).
 */
export const PAGE_LIMITS = {
  /** mm, shorter side: a slip smaller than this is rather a wrong resolution or a cut piece. */
  minSideMm: 60,
  /** mm², more than an A3 sheet: what the rule calls maps and drawings. */
  drawingAreaMm2: 297 * 420 * 1.1,
  /** Share of black in the paper's own tone, 0 to 1. */
  maxDarkness: 0.45,
  /** Distance of ink from paper, 0 to 1. */
  minContrast: 0.2,
  /** Thickness of a black border, mm. */
  maxBorderMm: 2,
  /** Letters that run off the edge. */
  maxCutMarks: 5,
  /** Ink-free strip down the middle of a wide sheet, share of its width. */
  minGutter: 0.02,
} as const;
