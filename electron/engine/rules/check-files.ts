import type { Finding } from '../../../shared/contract/finding.ts';
import type { Decision } from '../../../shared/contract/reports/appraisal.ts';
import type { CheckedFile, CheckPurpose, PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import { codeWords } from '../../../shared/model/fields/index.ts';
import { maintenanceOf } from '../../../shared/model/retention/index.ts';
import { readDecisions } from '../appraisal/index.ts';
import { checkFile, checkPermanent, readFileRecord, selectFiles, type FileRecord } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { handoverFindings, orderFindings, paperFindings, pdfFindings, readingFindings } from './document-findings.ts';
import { pageFindings } from './page-findings.ts';
import { placed, say } from './say.ts';

/**
 * Everything there is to say of these files: fields by their tables, pages, readings that differ, counts, PDFs, signatures,
 * appraisal. A file is ready when none of it is an error. Throws `efile/file-not-found`.
 */
export function checkFiles(
  ws: Workspace,
  input: { readonly files: readonly string[]; readonly purpose: CheckPurpose },
): CheckedFile[] {
  if (input.files.length === 0) return [];
  const decided = readDecisions(ws.db);
  return selectFiles(ws.db, input.files).map(({ id }) => {
    const file = readFileRecord(ws, id);
    return checkedFile(file, [
      ...recordFindings(ws, file, checkFile(file, input.purpose === 'keep' ? 'aip' : 'sip')),
      ...pageFindings(ws, file),
      ...readingFindings(ws, file),
      ...pdfFindings(ws, file),
      ...handoverFindings(ws, file),
      ...appraisalFindings(file, input.purpose, decided.get(id)),
    ]);
  });
}

/**
 * What there is to say of a file by its records alone: its fields (`ofFields`, by the variant it is meant for), the order and
 * dates of its documents, the counts of the paper.
 */
export function recordFindings(ws: Workspace, file: FileRecord, ofFields: readonly Finding[]): PlacedFinding[] {
  return [...ofFields.map((finding) => placed(file, finding)), ...orderFindings(ws, file), ...paperFindings(ws, file)];
}

/** As checkFiles, and what there is to say of received PDFs that go into the package as they came: they have to be read. */
export async function checkFilesAndKeptPdfs(
  ws: Workspace,
  input: { readonly files: readonly string[]; readonly purpose: CheckPurpose },
): Promise<CheckedFile[]> {
  const checked = checkFiles(ws, input);
  const keeping = new Map(
    ws.db
      .prepare<[], { code: string; id: number }>(
        `SELECT DISTINCT code, file.id AS id FROM file JOIN document ON file_id = file.id
         WHERE original_source_id IS NOT NULL`,
      )
      .all()
      .map(({ code, id }) => [code, id]),
  );
  if (!checked.some(({ code }) => keeping.has(code))) return checked;
  // Only where it is wanted: the rest of the check needs no reader of PDFs.
  const { keptPdfFaults } = await import('../kept-pdfs/index.ts');
  const whole: CheckedFile[] = [];
  for (const one of checked) {
    const id = keeping.get(one.code);
    const file = id === undefined ? null : readFileRecord(ws, id);
    const kept = file === null ? [] : (await keptPdfFaults(ws, file)).map((finding) => placed(file, finding));
    whole.push(file === null ? one : checkedFile(file, [...one.findings, ...kept]));
  }
  return whole;
}

function checkedFile(file: FileRecord, findings: readonly PlacedFinding[]): CheckedFile {
  return {
    code: file.code,
    title: file.values['title'] ?? '',
    documents: file.documents.length,
    pages: file.documents.reduce((sum, document) => sum + document.pageIds.length, 0),
    findings,
    ready: findings.every(({ severity }) => severity !== 'error'),
  };
}

/** A transfer takes only permanent files; the retention has to be somebody's decision, and the field has to say it. */
function appraisalFindings(file: FileRecord, purpose: CheckPurpose, decision: Decision | undefined): PlacedFinding[] {
  const code = file.values['maintenance'] ?? '';
  const at = { file: file.code, field: 'maintenance' };
  const value = codeWords('maintenance', code, 'vi');
  const findings = purpose === 'transfer' ? checkPermanent(file).map((finding) => placed(file, finding)) : [];
  if (!decision) findings.push(say('rules/not-appraised', at));
  else if (maintenanceOf(decision.term) !== code) {
    const decided = codeWords('maintenance', maintenanceOf(decision.term), 'vi');
    findings.push(say('rules/appraisal-overridden', at, { decided, value }));
  }
  return findings;
}
