import type { Finding } from '../../../shared/contract/finding.ts';

/** Findings that only say that a file is no PDF/A; any other mark is grave whatever the file is. */
const ARCHIVAL_MARKS = new Set(['pdf/no-xmp', 'pdf/not-pdfa', 'pdf/no-output-intent', 'pdf/no-id']);

/**
 * The marks of a PDF, as grave as they are for the document it is: a digitised one has to be PDF/A (TT 05/2025/TT-BNV Điều 8);
 * one that was born digital is kept as it came, so that it is none is only said.
 */
export function gradeMarks(marks: readonly Finding[], isBornDigital: boolean): Finding[] {
  return marks.map((mark) =>
    isBornDigital && ARCHIVAL_MARKS.has(mark.code) ? { ...mark, severity: 'warning' } : mark,
  );
}
