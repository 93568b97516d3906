import type { Finding } from '../../../shared/contract/finding.ts';
import type { FindingPlace, PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import type { FileRecord } from '../efile/index.ts';
import { pageName, settled } from '../pages/index.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { say } from './say.ts';

interface PageRow {
  readonly id: number;
  readonly document: number;
  readonly ordinal: number;
  readonly source: string;
  readonly frame: number;
  readonly part: number;
  readonly batch: string;
  readonly blankness: string | null;
  readonly state: 'unchecked' | 'passed' | 'rescan';
  readonly reason: string | null;
  readonly findings: string;
  readonly ocr: string | null;
}

/**
 * What there is to say of the pages of a file: those to be scanned again, what the page check found (settled where a person
 * has passed the page), pages nobody has looked at, pages without text.
 */
export function pageFindings(ws: Workspace, file: FileRecord): PlacedFinding[] {
  const rows = prepared<[number], PageRow>(
    ws.db,
    `SELECT page.id AS id, document.id AS document, document.ordinal AS ordinal, source.name AS source, frame, part,
         batch.name AS batch, blankness, check_state AS state, check_reason AS reason, page.findings AS findings,
         ocr_result.state AS ocr
       FROM document JOIN document_page ON document_page.document_id = document.id JOIN page ON page.id = document_page.page_id
       JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
       LEFT JOIN ocr_result ON ocr_result.page_id = page.id
       WHERE file_id = ? ORDER BY document.ordinal, document_page.ordinal`,
  ).all(file.id);
  const findings: PlacedFinding[] = [];
  const unlooked: PageRow[] = [];
  const unread = new Map<number, PageRow[]>();
  for (const row of rows) {
    const at = placeOf(file, row);
    const page = pageName(row.source, row.frame, row.part);
    if (row.state === 'rescan') findings.push(say('rules/page-rescan', at, { page, reason: row.reason ?? '' }));
    if (row.state === 'unchecked') unlooked.push(row);
    if (row.findings !== '[]')
      for (const finding of JSON.parse(row.findings) as Finding[])
        findings.push({ ...settled(finding, row.state), at });
    if (row.blankness !== 'blank' && (row.ocr === null || row.ocr === 'failed'))
      unread.set(row.document, [...(unread.get(row.document) ?? []), row]);
  }
  const [first] = unlooked;
  if (first) findings.push(say('rules/pages-unlooked', placeOf(file, first), { pages: unlooked.length }));
  for (const pages of unread.values())
    findings.push(say('rules/pages-unread', placeOf(file, pages[0]!), { pages: pages.length }));
  return findings;
}

function placeOf(file: FileRecord, { document, ordinal, id, batch }: PageRow): FindingPlace {
  return { file: file.code, document, ordinal, page: id, batch };
}
