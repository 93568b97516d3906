/**
 * What a separator sheet says, without marks, in capitals or not: the sheets scanning services print, and NAPS2's and
 * others' patch sheets. A sheet with one of these and little else is left out of every document.
 */
export const SEPARATOR_WORDS: readonly string[] = [
  'tờ ngăn cách',
  'tờ phân cách',
  'tờ tách',
  'trang ngăn cách',
  'trang phân cách',
  'phiếu ngăn cách',
  'phiếu phân cách',
  'ngăn cách tài liệu',
  'phân cách tài liệu',
  'tách tài liệu',
  'hết tài liệu',
  'document separator',
  'separator sheet',
  'separator page',
  'patch t',
];

/** A sheet with more words than this is a document that speaks of separators. */
export const SEPARATOR_MOST_WORDS = 25;

/** Words by which a separator sheet says that a new file begins, not only a new document. */
export const FILE_SEPARATOR_WORDS: readonly string[] = ['hồ sơ mới', 'new file'];
