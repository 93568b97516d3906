/** What a separator sheet (tờ phân cách) says begins behind it. */
export const SEPARATOR_KINDS = ['document', 'file'] as const;
export type SeparatorKind = (typeof SEPARATOR_KINDS)[number];

/** What our sheets say in their code begins with this; no number or symbol of a document does. */
export const SEPARATOR_PREFIX = 'TRAM-TACH:';

/** What the code on our sheet of a kind says: văn bản, hồ sơ. */
export const SEPARATOR_CODES: Readonly<Record<SeparatorKind, string>> = {
  document: `${SEPARATOR_PREFIX}VB`,
  file: `${SEPARATOR_PREFIX}HS`,
};

/** Sheets of other programs: Patch T as a code says it (the sheets of NAPS2 and of paperless). */
const FOREIGN_CODES: readonly string[] = ['PATCHT', 'PATCH T'];

/** What a code read from a page separates; null when it is none of a separator sheet. Unknown sheets of ours: a document. */
export function separatorOf(code: string): SeparatorKind | null {
  const text = code.trim().toUpperCase();
  if (text === SEPARATOR_CODES.file) return 'file';
  return text.startsWith(SEPARATOR_PREFIX) || FOREIGN_CODES.includes(text) ? 'document' : null;
}
