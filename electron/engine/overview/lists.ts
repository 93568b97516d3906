import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceKind } from '../intake/index.ts';
import { checkFile, listFileIds, readFileRecord } from '../efile/index.ts';
import { isOutdated, recordFindings } from '../rules/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { BatchLine } from '../../../shared/contract/reports/pages.ts';
import type { DocumentPdfState, FileLine } from '../../../shared/contract/reports/files.ts';
export type { FileLine, DocumentLine } from '../../../shared/contract/reports/files.ts';
export type { BatchLine } from '../../../shared/contract/reports/pages.ts';

/** Every batch in the order it was made, with its files by outcome and how many of its pages each step has passed. */
export function listBatches(ws: Workspace): BatchLine[] {
  return ws.db
    .prepare<[], BatchLine>(
      `SELECT batch.name AS name,
         (SELECT count(*) FROM source WHERE batch_id = batch.id AND outcome = 'taken') AS taken,
         (SELECT count(*) FROM source WHERE batch_id = batch.id AND outcome = 'duplicate') AS duplicates,
         (SELECT count(*) FROM source WHERE batch_id = batch.id AND outcome = 'refused') AS refused,
         count(page.id) AS pages,
         count(*) FILTER (WHERE blankness = 'blank') AS blank,
         count(*) FILTER (WHERE analysis IS NOT NULL OR (recipe IS NOT NULL AND recipe_by_hand = 0)) AS checked,
         count(*) FILTER (WHERE check_state = 'passed') AS passed,
         count(*) FILTER (WHERE check_state = 'rescan') AS rescan,
         count(*) FILTER (WHERE ocr_result.state = 'done' AND coalesce(blankness, '') <> 'blank') AS recognised,
         count(document_page.page_id) AS joined
       FROM batch LEFT JOIN source ON source.batch_id = batch.id LEFT JOIN page ON page.source_id = source.id
       LEFT JOIN ocr_result ON ocr_result.page_id = page.id LEFT JOIN document_page ON document_page.page_id = page.id
       GROUP BY batch.id ORDER BY batch.id`,
    )
    .all();
}

/** A PDF that was made; its file need not be there: a backup does not hold it. */
interface Made {
  readonly stage: 'archival' | 'signed';
  /** Below the workspace. */
  readonly path: string;
  /** Of the received PDF that is the document itself; null where ours was made from scans. */
  readonly kind: SourceKind | null;
}

function pdfState(made: Made | undefined): DocumentPdfState {
  if (made === undefined) return 'none';
  const { stage, kind } = made;
  if (kind === null) return stage;
  if (stage === 'signed') return 'original-signed';
  return kind === 'pdf-signed' ? 'signed-by-others' : 'original';
}

/**
 * Every file with its documents, and how many findings keep it from being handed over as a SIP. A PDF counts only while
 * its file is on the disk. `outdated`: whether their PDFs are still what would be made now is looked at too, which reads
 * the words of every page.
 */
export function listFiles(ws: Workspace, { outdated = false }: { readonly outdated?: boolean } = {}): FileLine[] {
  const made = ws.db.prepare<[number], Made>(
    `SELECT stage, path, source.kind AS kind
     FROM document_pdf JOIN document ON document.id = document_id LEFT JOIN source ON source.id = original_source_id
     WHERE document_id = ? ORDER BY stage DESC`,
  );
  return listFileIds(ws.db).map((id) => {
    const file = readFileRecord(ws, id);
    const findings = recordFindings(ws, file, checkFile(file, 'sip'));
    return {
      code: file.code,
      title: file.values['title'] ?? '',
      inventoryNumber: file.inventoryNumber,
      findings,
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      documents: file.documents.map((document) => {
        const { id: documentId, ordinal, pageIds, values } = document;
        const pdf = pdfState(made.all(documentId).find(({ path }) => existsSync(join(ws.paths.root, path))));
        return {
          ordinal,
          docId: values['docId'] ?? '',
          typeName: values['typeName'] ?? '',
          symbol: [values['codeNumber'], values['codeNotation']].filter(Boolean).join('/'),
          issuedDate: values['issuedDate'] ?? '',
          subject: values['subject'] ?? '',
          pages: pageIds.length,
          pdf,
          outdated: outdated ? pdf !== 'none' && isOutdated(ws, document) : null,
        };
      }),
    };
  });
}
