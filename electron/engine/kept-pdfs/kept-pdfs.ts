import { isAppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { BORN_DIGITAL } from '../../../shared/model/confidence-level.ts';
import type { FileRecord } from '../efile/index.ts';
import { gradeMarks, readPdfMarks } from '../pdf/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';

/** Marks of masters read since the program started, by digest: a master never changes. */
const known = new Map<string, readonly Finding[]>();
/** As many are remembered. */
const REMEMBERED = 5000;

/**
 * PDFs that were received as documents and go into the package as they came, when the archive would have to refuse them:
 * digitised ones that are no PDF/A (`package/kept-pdf-unfit`), and any that is damaged, encrypted or carries active content
 * (`package/kept-pdf-damaged`). Nobody here may mend them. At `<file code>/<document>`: that finding, and one for each
 * thing that is wrong. One that was born digital and is no PDF/A goes as it is, and that is said
 * (`package/kept-pdf-not-archival`), because the receiver's verification will say it.
 */
export async function keptPdfFaults(ws: Workspace, file: Pick<FileRecord, 'code' | 'documents'>): Promise<Finding[]> {
  const digestOf = ws.db.prepare<[number], string>('SELECT sha256 FROM source WHERE id = ?').pluck();
  const findings: Finding[] = [];
  for (const [index, { originalSourceId, values }] of file.documents.entries()) {
    if (originalSourceId === null) continue;
    const place = `${file.code}/${index + 1}`;
    const marks = await marksOf(ws, digestOf.get(originalSourceId)!);
    const isBorn = values['confidenceLevel'] === BORN_DIGITAL;
    const grave = errorsOf(gradeMarks(marks, isBorn ? 'born-digital' : 'digitised'));
    if (grave.length === 0) {
      if (isBorn && errorsOf(marks).length > 0) findings.push(notArchival(place, values['docId']));
      continue;
    }
    const code =
      errorsOf(gradeMarks(marks, 'born-digital')).length > 0 ? 'package/kept-pdf-damaged' : 'package/kept-pdf-unfit';
    const params = { document: values['docId'] ?? '' };
    findings.push({ code, severity: 'error', place, params }, ...grave.map((mark) => ({ ...mark, place })));
  }
  return findings;
}

function notArchival(place: string, docId = ''): Finding {
  return { code: 'package/kept-pdf-not-archival', severity: 'warning', place, params: { document: docId } };
}

function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** A master that cannot be read is a mark like the others, for the document and not for the whole look. */
async function marksOf(ws: Workspace, sha256: string): Promise<readonly Finding[]> {
  const before = known.get(sha256);
  if (before) return before;
  try {
    const { findings } = await readPdfMarks(masterPath(ws.paths, sha256));
    if (known.size >= REMEMBERED) known.clear();
    known.set(sha256, findings);
    return findings;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, params } = toErrorRecord(error);
    return [{ code, severity: 'error', place: '', params }];
  }
}
