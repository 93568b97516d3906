import type { Finding } from '../../../shared/contract/finding.ts';
import type { FileRecord } from '../efile/index.ts';
import { gradeMarks, readPdfMarks } from '../pdf/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';

/** Mức độ tin cậy of a document born digital (TT 05/2025/TT-BNV, the list of the field). */
const BORN_DIGITAL = '01';

/**
 * PDFs that were received as documents and go into the package as they came, when the archive would have to refuse them:
 * digitised ones that are no PDF/A, and any that is damaged, encrypted or carries active content. Nobody here may mend them. At
 * `<file code>/<document>`: a finding for the document, and one for each thing that is wrong.
 */
export async function keptPdfFaults(ws: Workspace, file: Pick<FileRecord, 'code' | 'documents'>): Promise<Finding[]> {
  const digestOf = ws.db.prepare<[number], string>('SELECT sha256 FROM source WHERE id = ?').pluck();
  const findings: Finding[] = [];
  for (const [index, { originalSourceId, values }] of file.documents.entries()) {
    if (originalSourceId === null) continue;
    const place = `${file.code}/${index + 1}`;
    const marks = await readPdfMarks(masterPath(ws.paths, digestOf.get(originalSourceId)!), place);
    const grave = gradeMarks(marks.findings, values['confidenceLevel'] === BORN_DIGITAL).filter(
      ({ severity }) => severity === 'error',
    );
    if (grave.length === 0) continue;
    const params = { document: values['docId'] ?? '' };
    findings.push({ code: 'package/kept-pdf-unfit', severity: 'error', place, params }, ...grave);
  }
  return findings;
}
