import { BORN_DIGITAL, DIGITISED } from '../../../../shared/model/confidence-level.ts';
import { gradeMarks } from '../../pdf/index.ts';
import type { PdfFacts } from '../pdf/look-at-pdf.ts';
import type { Gathered } from '../report.ts';

/** What a PDF has to be, by the description of the document it is. */
export interface PdfDuty {
  /** Mức độ tin cậy; empty when no description says. */
  readonly confidenceLevel: string;
  readonly pages: number | null;
}

/**
 * PDFs against their descriptions. A digitised document has to be PDF/A and signed by the agency (TT 05/2025/TT-BNV
 * Điều 8); one that was born digital is kept as it came and is asked neither. The number of pages is the one
 * described.
 */
export function checkPdfs(
  pdfs: ReadonlyMap<string, PdfFacts>,
  duties: ReadonlyMap<string, PdfDuty>,
  mustBeSigned: boolean,
  gathered: Gathered,
): void {
  for (const [path, { pages, signatures, marks }] of pdfs) {
    const duty = duties.get(path);
    const isBorn = duty?.confidenceLevel === BORN_DIGITAL;
    gathered.take(gradeMarks(marks, isBorn ? 'born-digital' : 'digitised'));
    if (signatures === 0 && !isBorn) {
      const isGrave = mustBeSigned && duty?.confidenceLevel === DIGITISED;
      gathered.add('verify/pdf-unsigned', path, {}, isGrave ? 'error' : 'warning');
    }
    if (duty?.pages != null && pages > 0 && duty.pages !== pages)
      gathered.add('verify/pdf-pages', path, { stated: duty.pages, found: pages }, isBorn ? 'warning' : 'error');
  }
}
