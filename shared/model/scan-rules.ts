const CLAUSE = 'TT 05/2025/TT-BNV, Điều 8';

/**
 * What the image of a digitised paper has to be. A scan below it is told, with the clause, and not refused: it may be all
 * there is.
 */
export const SCAN_RULES = {
  /** dpi, administrative documents. */
  minDpi: { limit: 200, clause: CLAUSE },
  /** dpi, maps and drawings. */
  minDpiDrawing: { limit: 300, clause: CLAUSE },
  /** Bits a px of a colour picture. */
  minColourBits: { limit: 24, clause: CLAUSE },
} as const;
