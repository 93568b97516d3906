import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { SampleMethod, SampleReport } from '../../../shared/contract/reports/page-edits.ts';
import { isoVietnam } from '../base/clock.ts';
import { edit, readRow } from '../edits/index.ts';
import { PAGE_ORDER } from '../pages/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { wilson } from './wilson.ts';

interface SampleRow {
  readonly id: number;
  readonly batch: string;
  readonly method: SampleMethod;
  readonly amount: number;
  readonly population: number;
  readonly seed: string;
  readonly drawnAt: string;
  readonly drawnBy: string;
  readonly decision: SampleReport['decision'];
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
}

const SAMPLE = `SELECT sample.id AS id, batch.name AS batch, method, amount, population, seed, drawn_at AS drawnAt,
  drawn_by AS drawnBy, decision, decided_at AS decidedAt, decided_by AS decidedBy, note
  FROM sample JOIN batch ON batch.id = batch_id`;

/**
 * Draws a sample of a batch's pages for the page check: `amount` pages, or per cent of them (at least one). The seed is
 * recorded; whoever has it and the list of pages gets the same sample: the pages with the smallest SHA-256 of
 * `<seed>:<page id>`. Throws `pages/sample-empty` for a batch without pages, `workspace/batch-unknown`.
 */
export function drawSample(
  ws: Workspace,
  { batch, method, amount }: { readonly batch: string; readonly method: SampleMethod; readonly amount: number },
): SampleReport {
  const pages = ws.db
    .prepare<[string], { id: number; batchId: number }>(
      `SELECT page.id AS id, batch.id AS batchId FROM page JOIN source ON source.id = source_id
       JOIN batch ON batch.id = batch_id WHERE batch.name = ? ORDER BY ${PAGE_ORDER}`,
    )
    .all(batch);
  const [first] = pages;
  if (!first) throw new AppError('pages/sample-empty', { batch });
  const seed = randomBytes(16).toString('hex');
  const wanted = method === 'count' ? amount : Math.ceil((pages.length * amount) / 100);
  const drawn = draw(
    pages.map(({ id }) => id),
    seed,
    Math.min(pages.length, Math.max(1, Math.round(wanted))),
  );
  const after = { batch, method, amount, population: pages.length, seed, pages: drawn.length };
  const id = change(ws, { action: 'sample/draw', subject: `batch:${batch}`, after }, () => {
    const made = ws.db
      .prepare(
        `INSERT INTO sample (batch_id, method, amount, population, seed, drawn_at, drawn_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(first.batchId, method, amount, pages.length, seed, isoVietnam(ws.clock.now()), ws.actor);
    const insert = ws.db.prepare('INSERT INTO sample_page (sample_id, ordinal, page_id) VALUES (?, ?, ?)');
    drawn.forEach((page, index) => insert.run(made.lastInsertRowid, index + 1, page));
    return Number(made.lastInsertRowid);
  });
  return readSample(ws, id);
}

/** Picks `wanted` of the pages by the seed; they keep their order. */
export function draw(pageIds: readonly number[], seed: string, wanted: number): number[] {
  const rank = new Map(pageIds.map((id) => [id, createHash('sha256').update(`${seed}:${id}`).digest('hex')]));
  const chosen = new Set([...pageIds].sort((a, b) => (rank.get(a)! < rank.get(b)! ? -1 : 1)).slice(0, wanted));
  return pageIds.filter((id) => chosen.has(id));
}

/** Records what was decided on the sample; null takes a decision back. Throws `pages/sample-unfinished`. */
export function decideSample(
  ws: Workspace,
  { sampleId, decision, note }: { sampleId: number; decision: SampleReport['decision']; note: string | null },
): SampleReport {
  const report = readSample(ws, sampleId);
  if (decision !== null && report.checked < report.pages.length)
    throw new AppError('pages/sample-unfinished', { left: report.pages.length - report.checked });
  const before = readRow(ws.db, 'sample', { id: sampleId });
  const at = decision === null ? null : isoVietnam(ws.clock.now());
  const who = decision === null ? null : ws.actor;
  const { found, rate } = report;
  edit(ws, {
    label: 'edit.sample-decision',
    action: 'sample/decide',
    subject: `sample:${sampleId}`,
    before: { decision: report.decision },
    after: { decision, note, found, rate },
    changes: [{ table: 'sample', before, after: { ...before!, decision, decided_at: at, decided_by: who, note } }],
  });
  return readSample(ws, sampleId);
}

/** The samples of a batch, the latest first. */
export function listSamples(ws: Workspace, batch: string): SampleReport[] {
  return ws.db
    .prepare<[string], SampleRow>(`${SAMPLE} WHERE batch.name = ? ORDER BY sample.id DESC`)
    .all(batch)
    .map((row) => toReport(ws, row));
}

function readSample(ws: Workspace, id: number): SampleReport {
  const row = ws.db.prepare<[number], SampleRow>(`${SAMPLE} WHERE sample.id = ?`).get(id);
  if (!row) throw new AppError('usage/invalid-input', { detail: `sample ${id}` });
  return toReport(ws, row);
}

function toReport(ws: Workspace, row: SampleRow): SampleReport {
  const pages = ws.db
    .prepare<[number], { pageId: number; outcome: 'passed' | 'rescan' | null }>(
      'SELECT page_id AS pageId, outcome FROM sample_page WHERE sample_id = ? ORDER BY ordinal',
    )
    .all(row.id);
  const checked = pages.filter(({ outcome }) => outcome !== null).length;
  const found = pages.filter(({ outcome }) => outcome === 'rescan').length;
  const rate = checked === 0 ? null : found / checked;
  return { ...row, pages, checked, found, rate, range: checked === 0 ? null : wilson(found, checked) };
}
