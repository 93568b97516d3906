/**
 * What a scanned page is checked against. `clause` where a rule says so; the others are thresholds of ours, measured on
 * generated pages, and stand here so that one table shows all of them.
 */
export const PAGE_LIMITS = {
  /** dpi, administrative documents on paper. */
  minDpi: { limit: 200, clause: 'TT 05/2025/TT-BNV, Điều 8' },
  /** dpi, maps and drawings: here a sheet larger than A3. */
  minDpiDrawing: { limit: 300, clause: 'TT 05/2025/TT-BNV, Điều 8' },
  /** Bits a px of a colour picture. */
  minColourBits: { limit: 24, clause: 'TT 05/2025/TT-BNV, Điều 8' },
  /** mm, shorter side: a slip smaller than this is rather a wrong resolution or a cut piece. */
  minSideMm: { limit: 60, clause: null },
  /** mm², more than an A3 sheet: maps and drawings. */
  drawingAreaMm2: { limit: 297 * 420 * 1.1, clause: null },
  /** Share of black in the paper's own tone, 0 to 1. */
  maxDarkness: { limit: 0.45, clause: null },
  /** Distance of ink from paper, 0 to 1. */
  minContrast: { limit: 0.2, clause: null },
  /** Thickness of a black border, mm. */
  maxBorderMm: { limit: 2, clause: null },
  /** Letters that run off the edge. */
  maxCutMarks: { limit: 5, clause: null },
  /** Ink-free strip down the middle of a wide sheet, share of its width. */
  minGutter: { limit: 0.02, clause: null },
} as const;
