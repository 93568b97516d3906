/**
 * Why a page is sent back to the scanner, offered in the page check; words: `digitise.reason.<key>`. The faults TT
 * 05/2025/TT-BNV Điều 8 wants checked (legible, whole, right way up, in order), as digitisation rooms call them.
 */
export const RESCAN_REASONS = ['blurred', 'cut', 'skewed', 'dirty', 'dark', 'folded', 'missing', 'order'] as const;
