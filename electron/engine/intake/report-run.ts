import { stat } from 'node:fs/promises';
import { AppError, type Detail, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { Database } from '../db/index.ts';
import type { JobReport } from '../jobs/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';
import type { Listing } from './collect-sources.ts';
import { ItemOutcome, type Outcome } from './store.ts';
import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
export type { IntakeReport } from '../../../shared/contract/reports/intake.ts';

interface ReportRow {
  readonly key: string;
  readonly journal: string | null;
  readonly already: number | null;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly masterSize: number | null;
  readonly outcome: Outcome | null;
  readonly error: string | null;
  readonly findings: string | null;
  readonly firstName: string | null;
  readonly firstBatch: string | null;
  readonly pages: number;
}

const ROWS = `
SELECT i.key, i.outcome AS journal, i.outcome ->> 'already' AS already, s.name, s.sha256, s.size, m.size AS masterSize, s.outcome, s.error, s.findings,
  f.name AS firstName, b.name AS firstBatch, (SELECT count(*) FROM (SELECT frame FROM page WHERE source_id = s.id
    UNION SELECT old_frame FROM rescan WHERE old_source_id = s.id)) AS pages
FROM job_item i
LEFT JOIN source s ON i.state = 'done' AND s.id = json_extract(i.outcome, '$.source')
LEFT JOIN master m ON m.sha256 = s.sha256
LEFT JOIN source f ON f.id = s.duplicate_of
LEFT JOIN batch b ON b.id = f.batch_id
WHERE i.job_id = ? AND i.ordinal > ? ORDER BY i.ordinal LIMIT 500`;

/**
 * The border's count, taken from three places that were written apart: the listing of what lies in the folder, the journal
 * and the rows with their files. Throws `count/mismatch` naming every item for which they disagree.
 */
export async function reportRun(
  ws: Workspace,
  run: { batch: string; batchId: number; job: JobReport; listing: Listing },
): Promise<IntakeReport> {
  const missing = new Set(run.listing.found.map((source) => source.name));
  const differences: Detail[] = [];
  const counts = { received: 0, taken: 0, pages: 0, bytes: 0 };
  const already: string[] = [];
  const duplicates: IntakeReport['duplicates'][number][] = [];
  const refused: IntakeReport['refused'][number][] = run.job.failed.map(({ key, error }) => ({ name: key, error }));
  const failed = new Set(run.job.failed.map(({ key }) => key));
  const findings: Finding[] = [];

  for (const row of reportRows(ws.db, run.job.jobId)) {
    counts.received++;
    missing.delete(row.key);
    if (failed.has(row.key)) continue;
    const wrong = await disagreement(ws, row);
    if (wrong) differences.push(wrong);
    counts.bytes += row.masterSize ?? 0;
    const name = row.name ?? row.key;
    if (row.outcome === 'taken' && row.already === 1) already.push(name);
    else if (row.outcome === 'taken') {
      counts.taken++;
      counts.pages += row.pages;
    } else if (row.outcome === 'duplicate')
      duplicates.push({ name, of: row.firstName ?? '?', ofBatch: row.firstBatch ?? '?' });
    else if (row.outcome === 'refused') refused.push({ name, error: JSON.parse(row.error ?? 'null') as ErrorRecord });
    findings.push(...(JSON.parse(row.findings ?? '[]') as Finding[]));
  }
  for (const name of missing) differences.push({ code: 'intake/not-recorded', params: { name } });
  const accounted = counts.taken + already.length + duplicates.length + refused.length;
  if (accounted !== counts.received || differences.length > 0)
    throw new AppError(
      'count/mismatch',
      { step: 'intake', expected: counts.received + missing.size, found: accounted - differences.length },
      { details: differences },
    );
  const { batch, batchId } = run;
  return {
    batch,
    batchId,
    resumed: run.job.resumed,
    ...counts,
    already,
    duplicates,
    refused,
    ignored: run.listing.ignored,
    findings,
  };
}

function* reportRows(db: Database, jobId: number): Generator<ReportRow> {
  const statement = db.prepare<[number, number], ReportRow>(ROWS);
  // A page of rows at a time: an open cursor would block the connection while master files are looked at.
  for (let after = 0; ;) {
    const rows = statement.all(jobId, after);
    if (rows.length === 0) return;
    yield* rows;
    after += rows.length;
  }
}

/** What is wrong with an item: no row, other pages or outcome than the journal says, a master that is not there whole. */
async function disagreement(ws: Workspace, row: ReportRow): Promise<Detail | null> {
  const say = (code: string): Detail => ({ code, params: { name: row.key } });
  const journal = ItemOutcome.safeParse(JSON.parse(row.journal ?? 'null'));
  if (row.outcome === null || !journal.success) return say('intake/not-recorded');
  // What was refused then may have been taken since, by another run over the same batch.
  const improved = journal.data.outcome === 'refused';
  if (!improved && journal.data.outcome !== row.outcome) return say('intake/outcome-differs');
  const pages = improved ? row.pages : journal.data.pages;
  if (row.outcome === 'taken' ? row.pages !== pages || row.pages === 0 : row.pages !== 0)
    return say('intake/pages-differ');
  if (row.sha256 === null) return row.outcome === 'refused' ? null : say('intake/master-missing');
  const file = await stat(masterPath(ws.paths, row.sha256)).catch(() => null);
  return file?.size === row.masterSize && file.size === row.size ? null : say('intake/master-missing');
}
