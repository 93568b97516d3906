import type { DiskState } from '../../../shared/contract/reports/overview.ts';
import type { Database } from '../db/index.ts';

/** Bytes of a page's PDF before any has been made: a colour page at 300 dpi, as the samples come out. */
const PDF_PAGE = 300_000;

/**
 * What lies in the workspace, and what the work still waiting is expected to add, in bytes: every page still to become
 * PDF/A, to be signed, to be packed and to be transferred costs once what such a page has cost until now.
 */
export function diskForecast(db: Database): Omit<DiskState, 'free'> {
  const one = (sql: string): number => db.prepare<[], { n: number | null }>(sql).get()?.n ?? 0;
  const pages = one(`SELECT count(*) AS n FROM page WHERE coalesce(blankness, '') <> 'blank'`);
  const stage = (name: 'archival' | 'signed') => ({
    bytes: one(`SELECT sum(size) AS n FROM document_pdf WHERE stage = '${name}'`),
    pages: one(`SELECT sum(pages) AS n FROM document_pdf WHERE stage = '${name}'`),
  });
  const archival = stage('archival');
  const signed = stage('signed');
  const packages = one('SELECT sum(size) AS n FROM package');
  const transfers = one('SELECT sum(bytes) AS n FROM transfer');
  const packedPages = pagesOf(db, 'SELECT file_id FROM package');
  const gonePages = pagesOf(db, 'SELECT file_id FROM package WHERE round IN (SELECT round FROM transfer)');
  const archivalPage = archival.pages > 0 ? archival.bytes / archival.pages : PDF_PAGE;
  const signedPage = signed.pages > 0 ? signed.bytes / signed.pages : archivalPage;
  const left = (done: number): number => Math.max(0, pages - done);
  return {
    masters: one('SELECT sum(size) AS n FROM master'),
    made: archival.bytes + signed.bytes + packages + transfers,
    forecast: Math.round(
      left(archival.pages) * archivalPage + (left(signed.pages) + left(packedPages) + left(gonePages)) * signedPage,
    ),
  };
}

function pagesOf(db: Database, files: string): number {
  return db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM document_page JOIN document ON document.id = document_page.document_id
       WHERE document.file_id IN (${files})`,
    )
    .get()!.n;
}
