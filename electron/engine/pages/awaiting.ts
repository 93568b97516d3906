import type { Finding } from '../../../shared/contract/finding.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { pageName } from './page-name.ts';

/** The pages of a file's documents that have to be scanned again, each as a finding at `<file code>/<document>/<page>`. */
export function awaitingRescan(ws: Workspace, file: { readonly id: number; readonly code: string }): Finding[] {
  return prepared<
    [number],
    { document: number; ordinal: number; source: string; frame: number; part: number; reason: string | null }
  >(
    ws.db,
    `SELECT document.ordinal AS document, document_page.ordinal AS ordinal, source.name AS source, frame, part,
       check_reason AS reason
     FROM document JOIN document_page ON document_page.document_id = document.id
     JOIN page ON page.id = document_page.page_id JOIN source ON source.id = source_id
     WHERE file_id = ? AND check_state = 'rescan' ORDER BY document.ordinal, document_page.ordinal`,
  )
    .all(file.id)
    .map(({ document, ordinal, source, frame, part, reason }) => ({
      code: 'rules/page-rescan',
      severity: 'error',
      place: `${file.code}/${document}/${ordinal}`,
      params: { page: pageName(source, frame, part), reason: reason ?? '' },
    }));
}
