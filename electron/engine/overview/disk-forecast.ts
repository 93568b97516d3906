import type { DiskState } from '../../../shared/contract/reports/overview.ts';
import type { Database } from '../db/index.ts';
import type { OnDisk } from './still-there.ts';

/** Bytes of a page's PDF before any has been made: a colour page at 300 dpi, as the samples come out. */
const PDF_PAGE = 300_000;

interface PdfRow {
  readonly stage: 'archival' | 'signed';
  readonly path: string;
  readonly size: number;
  readonly pages: number;
}

interface PackageRow {
  readonly file: number;
  readonly path: string;
  readonly size: number;
  readonly gone: 0 | 1;
}

/**
 * What lies in the workspace, and what the work still waiting is expected to add, in bytes: every page still to become
 * PDF/A, to be signed, to be packed and to be transferred costs once what such a page has cost until now. What was made and
 * is no longer there, as after a restore, has to be made again.
 */
export function diskForecast(db: Database, onDisk: OnDisk): Omit<DiskState, 'free'> {
  const one = (sql: string): number => db.prepare<[], { n: number | null }>(sql).get()?.n ?? 0;
  const pages = one(`SELECT count(*) AS n FROM page WHERE coalesce(blankness, '') <> 'blank'`);
  const pdfs = db.prepare<[], PdfRow>('SELECT stage, path, size, pages FROM document_pdf').all();
  const stage = (name: PdfRow['stage']) => {
    const made = pdfs.filter((one) => one.stage === name && onDisk.hasPdf(one.path));
    return { bytes: sum(made.map(({ size }) => size)), pages: sum(made.map((one) => one.pages)) };
  };
  const archival = stage('archival');
  const signed = stage('signed');
  const packages = db
    .prepare<[], PackageRow>(
      'SELECT file_id AS file, path, size, round IN (SELECT round FROM transfer) AS gone FROM package',
    )
    .all();
  const inOutbox = packages.filter(({ path }) => onDisk.has(path));
  const gone = packages.filter((one) => one.gone === 1);
  const pagesOf = pagesByFile(db);
  const filesPages = (of: readonly PackageRow[]): number =>
    sum([...new Set(of.map(({ file }) => file))].map((file) => pagesOf.get(file) ?? 0));
  const transfers = one('SELECT sum(bytes) AS n FROM transfer');
  const archivalPage = archival.pages > 0 ? archival.bytes / archival.pages : PDF_PAGE;
  const signedPage = signed.pages > 0 ? signed.bytes / signed.pages : archivalPage;
  const left = (done: number): number => Math.max(0, pages - done);
  return {
    masters: one('SELECT sum(size) AS n FROM master'),
    made: archival.bytes + signed.bytes + sum(inOutbox.map(({ size }) => size)) + transfers,
    forecast: Math.round(
      left(archival.pages) * archivalPage +
        (left(signed.pages) + left(filesPages([...inOutbox, ...gone])) + left(filesPages(gone))) * signedPage,
    ),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function pagesByFile(db: Database): ReadonlyMap<number, number> {
  const rows = db
    .prepare<[], { file: number; pages: number }>(
      `SELECT document.file_id AS file, count(*) AS pages FROM document_page
       JOIN document ON document.id = document_page.document_id GROUP BY document.file_id`,
    )
    .all();
  return new Map(rows.map(({ file, pages }) => [file, pages]));
}
