/**
 * The languages that a code of the list `language` (TT 05/2025/TT-BNV, annexes I to V) stands for, by ISO 639-3: what finding
 * aids outside Vietnam are written with.
 */
export const LANGUAGE_CODES: Readonly<Record<string, readonly string[]>> = {
  '01': ['vie'],
  '02': ['eng'],
  '03': ['fra'],
  '04': ['rus'],
  '05': ['zho'],
  '06': ['vie', 'eng'],
  '07': ['vie', 'rus'],
  '08': ['vie', 'fra'],
  '09': ['lzh', 'vie'],
  '10': ['vie', 'zho'],
  '11': ['und'],
};
