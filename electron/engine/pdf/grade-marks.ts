import type { Finding } from '../../../shared/contract/finding.ts';

/** Findings that only say that a file is no PDF/A; any other mark is grave whatever the file is. */
const ARCHIVAL_MARKS = new Set(['pdf/no-xmp', 'pdf/not-pdfa', 'pdf/no-output-intent', 'pdf/no-id']);
/** Said of PDF/A only. */
const OF_PDFA = new Set([...ARCHIVAL_MARKS, 'pdf/info-differs']);

/** Does a PDF with these marks bear all that shows PDF/A? */
export function isArchival(marks: readonly Finding[]): boolean {
  return !marks.some(({ code }) => ARCHIVAL_MARKS.has(code));
}

/** What is known of a PDF: what its description says it is, or, of one that nothing describes, that somebody signed it. */
export type PdfOrigin = 'digitised' | 'born-digital' | 'signed';

/**
 * The marks of a PDF, as grave as they are for the document it is: a digitised one has to be PDF/A (TT 05/2025/TT-BNV Điều 8);
 * that of one that was born digital is not asked. One that nothing describes may be either, and once it is signed it must
 * not be converted any more. So for these two it is said once, without the advice to convert it.
 */
export function gradeMarks(marks: readonly Finding[], origin: PdfOrigin): Finding[] {
  const lacking = marks.find(({ code }) => ARCHIVAL_MARKS.has(code));
  if (origin === 'digitised' || !lacking) return [...marks];
  const code = origin === 'signed' ? 'pdf/signed-not-pdfa' : 'pdf/born-not-pdfa';
  const severity = origin === 'signed' ? 'warning' : 'info';
  return [{ code, severity, place: lacking.place, params: {} }, ...marks.filter((mark) => !OF_PDFA.has(mark.code))];
}
