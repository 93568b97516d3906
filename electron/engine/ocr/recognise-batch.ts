import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { Recipe, UPRIGHT, type Blankness } from '../../../shared/model/page.ts';
import type { Task } from '../base/task.ts';
import { GONE, runJob, type ItemResult, type JobReport } from '../jobs/index.ts';
import { findPage, isAsRead, overtakes, readPage, RESCANNED, rescanKey, type StoredPage } from '../pages/index.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { createOcrPool, type OcrPool, type OcrPoolOptions } from './pool.ts';
import { readText } from './read-text.ts';
import { recipeKey } from './recipe-key.ts';
import { ocrStateOf, saveOcr, type OcrState } from './result-store.ts';
import type { OcrReport } from '../../../shared/contract/reports/ocr.ts';
export type { OcrReport } from '../../../shared/contract/reports/ocr.ts';

export interface OcrBatchInput extends PagesToRead {
  readonly ocr: OcrPoolOptions;
}

export interface PagesToRead {
  /** Name of the batch; all pages of the workspace when left out. */
  readonly batch?: string;
  /** Read pages again whose result is up to date. */
  readonly again?: boolean;
}

/** Faults of the surroundings, not of the page: they stop the job (engine/jobs) or every page would get them. */
const NOT_THE_PAGE = ['internal/cancelled', 'disk/full', 'disk/denied', 'ocr/closed'];
/** Below this a person should look at the page before its text is used. */
const LOW_CONFIDENCE = 60;

/**
 * Recognises every page that needs it: not read yet, failed, or read with other settings or by another recipe. Blank pages
 * are recorded as skipped. Killed at any moment it loses at most the pages in work; a page that fails is recorded and the
 * rest goes on. A page that changed while it was read is read again as it is then; one that is gone is passed over. Throws
 * `internal/cancelled` at once when asked to stop, `count/mismatch` should pages be unaccounted for, and `ocr/language-*` or
 * `ocr/engine-missing` before anything is read.
 */
export async function recogniseBatch(ws: Workspace, input: OcrBatchInput, task: Task): Promise<OcrReport> {
  const pool = await createOcrPool(input.ocr);
  try {
    return await recogniseWith(pool, ws, input, task);
  } finally {
    pool.close();
  }
}

/** As recogniseBatch, with a pool that is already there and stays open. */
export async function recogniseWith(pool: OcrPool, ws: Workspace, input: PagesToRead, task: Task): Promise<OcrReport> {
  const again = input.again ?? false;
  const { keys, outdated } = pagesToRead(ws, pool, input);
  const job = await runJob(
    ws.db,
    ws.clock,
    {
      kind: 'ocr',
      params: { batch: input.batch ?? null, again, settings: pool.settingsKey },
      keys,
      stage: 'ocr',
      unit: 'pages',
      // One more than threads: the next page is decoded while the others are read.
      concurrency: pool.workers + 1,
      // What a stopped run did may have gone since: a page was scanned again, or a rescan was taken back.
      isCurrent: (key) => !outdated.has(key),
      overtakes: (params) => overtakes(input, params),
      label: (key) => findPage(ws, pageIdOf(key))?.name ?? key,
      run: (key, signal) => recogniseStored(ws, pool, pageIdOf(key), again, signal),
    },
    task,
  );
  return summarise(ws, input, job, keys);
}

async function recogniseStored(
  ws: Workspace,
  pool: OcrPool,
  pageId: number,
  again: boolean,
  signal: AbortSignal,
): Promise<ItemResult> {
  const stored = findPage(ws, pageId);
  if (stored === null) return GONE;
  const holds = () => isAsRead(ws, stored);
  const key = resultKey(pool, stored);
  const has = ocrStateOf(ws, pageId);
  if (!again && has?.settingsKey === key && has.state !== 'failed') return { outcome: { state: has.state } };
  if (stored.blankness === 'blank') {
    const outcome = { state: 'skipped-blank' } as const;
    return { outcome, holds, commit: () => saveOcr(ws, pageId, key, outcome) };
  }
  try {
    const { page, recipe, attempts } = await readText(pool, { ...stored, isTurnKnown: stored.recipeByHand }, signal);
    return {
      outcome: { state: 'done', attempts },
      holds,
      commit: () => {
        if (recipe.turn !== stored.recipe.turn) correctTurn(ws, stored, recipe);
        saveOcr(ws, pageId, resultKey(pool, { ...stored, recipe }), { state: 'done', page });
      },
    };
  } catch (error) {
    if (signal.aborted || (error instanceof AppError && NOT_THE_PAGE.includes(error.code))) throw error;
    // As the page is now it may well be read.
    if (!holds()) return { outcome: null, holds };
    saveOcr(ws, pageId, key, { state: 'failed', error });
    throw error;
  }
}

function correctTurn(ws: Workspace, stored: StoredPage, recipe: Recipe): void {
  const subject = `page:${stored.id}`;
  change(ws, { action: 'page/turn', subject, before: { recipe: stored.recipe }, after: { recipe } }, () =>
    ws.db.prepare('UPDATE page SET recipe = ? WHERE id = ?').run(JSON.stringify(recipe), stored.id),
  );
}

/** A page as far as its result depends on it. `rescanned` and `frame` as in `StoredPage`. */
interface Shown {
  readonly recipe: Recipe;
  readonly blankness: Blankness | null;
  readonly rescanned: string | null;
  readonly frame: number;
}

/** Everything a page's result depends on besides its first scan, which is no part of it. */
function resultKey(pool: OcrPool, page: Shown): string {
  if (page.blankness === 'blank') return 'blank';
  return [pool.settingsKey, rescanKey(page), recipeKey(page.recipe)].filter((part) => part !== null).join(';');
}

/** Journal key of a page: with its recipe and its scan, so that a page that changed is a new item. */
function itemKey(id: number, page: Shown): string {
  const scan = rescanKey(page);
  return `${id}:${recipeKey(page.recipe)}:${page.blankness ?? ''}${scan === null ? '' : `:${scan}`}`;
}

/** Journal keys of the pages to read, and which of them have no result, or one of something else. */
function pagesToRead(
  ws: Workspace,
  pool: OcrPool,
  input: PagesToRead,
): { readonly keys: string[]; readonly outdated: Set<string> } {
  const rows = ws.db
    .prepare<
      [string | null, string | null],
      Omit<Shown, 'recipe'> & { id: number; recipe: string | null; state: OcrState | null; key: string | null }
    >(
      `SELECT page.id AS id, recipe, blankness, ${RESCANNED} AS rescanned, frame, ocr_result.state AS state,
         settings_key AS key
       FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
       LEFT JOIN ocr_result ON page_id = page.id WHERE (? IS NULL OR batch.name = ?) ORDER BY page.id`,
    )
    .iterate(input.batch ?? null, input.batch ?? null);
  const keys: string[] = [];
  const outdated = new Set<string>();
  for (const { id, recipe, state, key, ...row } of rows) {
    const page = { ...row, recipe: recipe === null ? UPRIGHT : Recipe.parse(JSON.parse(recipe)) };
    const upToDate = key === resultKey(pool, page) && state !== 'failed';
    if (!upToDate) outdated.add(itemKey(id, page));
    if (input.again || !upToDate) keys.push(itemKey(id, page));
  }
  return { keys, outdated };
}

function pageIdOf(key: string): number {
  return Number.parseInt(key, 10);
}

function summarise(ws: Workspace, input: PagesToRead, job: JobReport, asked: readonly string[]): OcrReport {
  const rows = ws.db
    .prepare<
      [string | null, string | null],
      { id: number; state: OcrState | null; words: number | null; confidence: number }
    >(
      `SELECT page.id AS id, ocr_result.state AS state, word_count AS words, coalesce(confidence, 0) AS confidence
       FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
       LEFT JOIN ocr_result ON page_id = page.id WHERE (? IS NULL OR batch.name = ?) ORDER BY page.id`,
    )
    .all(input.batch ?? null, input.batch ?? null);
  const count = (state: OcrState): number => rows.filter((row) => row.state === state).length;
  const report = {
    pages: rows.length,
    recognised: count('done'),
    blank: count('skipped-blank'),
    failed: count('failed'),
  };
  // What became a page while others were read, or another one after it was read, is still to be read.
  const known = new Set(asked);
  const ids = new Set(asked.map(pageIdOf));
  const waiting = rows.filter(({ id, state }) => state === null && !known.has(itemKey(id, readPage(ws, id)))).length;
  const found = report.recognised + report.blank + report.failed + waiting;
  if (found !== report.pages) throw new AppError('count/mismatch', { step: 'ocr', expected: report.pages, found });
  const findings = rows.flatMap((row): Finding[] => {
    if (row.state !== 'done') return [];
    const place = readPage(ws, row.id).name;
    if (row.words === 0) return [{ code: 'ocr/no-text', severity: 'warning', place, params: {} }];
    if (row.confidence >= LOW_CONFIDENCE) return [];
    const params = { confidence: Math.round(row.confidence) };
    return [{ code: 'ocr/low-confidence', severity: 'warning', place, params }];
  });
  findings.push(...lostCorrections(ws, input));
  const words = rows.reduce((sum, row) => sum + (row.words ?? 0), 0);
  const unchanged = rows.filter(({ id, state }) => state !== null && !ids.has(id)).length;
  return { job, ...report, unchanged, words, findings };
}

/** What people corrected and this recognition has no word for. */
function lostCorrections(ws: Workspace, { batch }: PagesToRead): Finding[] {
  return ws.db
    .prepare<[string | null, string | null], { pageId: number; original: string; text: string }>(
      `SELECT page_id AS pageId, original, text FROM word_correction JOIN page ON page.id = page_id
       JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
       WHERE word IS NULL AND (? IS NULL OR batch.name = ?) ORDER BY page_id, word_correction.id`,
    )
    .all(batch ?? null, batch ?? null)
    .map(({ pageId, original, text }) => ({
      code: 'ocr/correction-lost',
      severity: 'warning',
      place: readPage(ws, pageId).name,
      params: { original, text },
    }));
}
