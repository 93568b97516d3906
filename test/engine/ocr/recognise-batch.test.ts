import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { loadOcr, recogniseBatch, unpackOcr } from '../../../electron/engine/ocr/index.ts';
import type { OcrPool } from '../../../electron/engine/ocr/index.ts';
import { recogniseWith } from '../../../electron/engine/ocr/recognise-batch.ts';
import { cropPages, markBlank, turnPages } from '../../../electron/engine/page-edits/index.ts';
import { checkPages } from '../../../electron/engine/pages/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { ocrText } from '../../../shared/model/ocr.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';
import { drawText } from './draw-page.ts';

/** A workspace with a batch of three small scans: text, blank paper, text. */
async function withScans(): Promise<Workspace> {
  const ws = await newWorkspace();
  const box = join(tempFolder(), 'box');
  mkdirSync(box);
  const texts = ['Tờ trình về việc xây dựng Kho lưu trữ', '', 'Biên bản giao nhận tài liệu năm 2010'];
  for (const [at, text] of texts.entries()) {
    const { pixels, width, height } = await drawText(text === '' ? '.' : text, { margin: 90 });
    const ink = text === '' ? pixels.fill(255) : pixels;
    const raw = { width, height, channels: 1 as const };
    const png = await sharp(ink, { raw }).withMetadata({ density: 200 }).png().toBuffer();
    writeFileSync(join(box, `${at + 1}.png`), png);
  }
  await importSources(ws, { paths: [box], batch: 'Đợt 1' }, silentTask());
  await checkPages(ws, {}, () => Promise.resolve({ turn: 0, confidence: 10 }), silentTask());
  ws.db.prepare(`UPDATE page SET recipe = '{"turn":0,"skew":0}'`).run();
  ws.db.prepare(`UPDATE page SET blankness = CASE id WHEN 2 THEN 'blank' ELSE 'text' END`).run();
  return ws;
}

/** A pool without an engine: each page reads as its height in px, and the calls are counted. */
function quickPool(settingsKey = 'quick'): OcrPool & { calls: number } {
  return {
    workers: 1,
    settingsKey,
    calls: 0,
    recognise({ page }) {
      this.calls += 1;
      return Promise.resolve(reading(`cao${page.height}`, page));
    },
    detectTurn: () => Promise.resolve({ turn: 0, confidence: 0 }),
    startEarly: () => undefined,
    close: () => undefined,
  };
}

function reading(text: string, page: { width: number; height: number; dpi: number }, confidence = 90): OcrPage {
  const words = [{ text, box: [1, 1, 9, 9] as [number, number, number, number], confidence }];
  return { ...page, lines: [{ block: 0, paragraph: 0, box: [1, 1, 9, 9], baseline: 8, height: 8, words }] };
}

const states = (ws: Workspace): unknown[] =>
  ws.db.prepare('SELECT state FROM ocr_result ORDER BY page_id').pluck().all();

test('Pages are read into the store and the search, blank ones are skipped, and the counts agree', async () => {
  const ws = await withScans();
  const input = { batch: 'Đợt 1', ocr: { languages: ['vie' as const], workers: 1 } };
  const report = await recogniseBatch(ws, input, silentTask());
  expect(report).toMatchObject({ pages: 3, recognised: 2, blank: 1, failed: 0, unchanged: 0, findings: [] });
  expect(states(ws)).toEqual(['done', 'skipped-blank', 'done']);
  expect(ocrText(loadOcr(ws, 1)!)).toBe('Tờ trình về việc xây dựng Kho lưu trữ');
  expect(loadOcr(ws, 2)).toBeUndefined();
  const { hits } = find(ws.db, { query: 'kho luu tru', filters: {}, limit: 10 }, unpackOcr);
  expect(hits).toMatchObject([{ kind: 'page', pageId: 1, sourceName: '1.png' }]);
  expect(verifyAudit(ws.db).findings).toEqual([]);
});

test('Only what changed is read again: another recipe, other settings, a page marked blank', async () => {
  const ws = await withScans();
  const pool = quickPool();
  await recogniseWith(pool, ws, {}, silentTask());
  expect(pool.calls).toBe(2);
  expect(await recogniseWith(pool, ws, {}, silentTask())).toMatchObject({ recognised: 2, blank: 1, unchanged: 3 });
  expect(pool.calls).toBe(2);

  ws.db.prepare(`UPDATE page SET recipe = '{"turn":180,"skew":0}' WHERE id = 3`).run();
  ws.db.prepare(`UPDATE page SET blankness = 'blank' WHERE id = 1`).run();
  expect(await recogniseWith(pool, ws, {}, silentTask())).toMatchObject({ recognised: 1, blank: 2, unchanged: 1 });
  expect(pool.calls).toBe(3);
  expect(loadOcr(ws, 1)).toBeUndefined();

  const other = quickPool('other settings');
  expect(await recogniseWith(other, ws, {}, silentTask())).toMatchObject({ recognised: 1, unchanged: 2 });
  expect(await recogniseWith(other, ws, { again: true }, silentTask())).toMatchObject({ recognised: 1, unchanged: 0 });
  expect(other.calls).toBe(2);
});

test('A page that fails is recorded with its reason, the rest goes on, and the next run tries it again', async () => {
  const ws = await withScans();
  const pool = quickPool();
  const width = ws.db.prepare('SELECT width FROM page WHERE id = 1').pluck().get();
  const read = pool.recognise.bind(pool);
  let slow = true;
  pool.recognise = (input) => {
    if (slow && input.page.width === width) return Promise.reject(new AppError('ocr/timeout', { seconds: 20 }));
    return read(input);
  };
  const report = await recogniseWith(pool, ws, {}, silentTask());
  expect(report).toMatchObject({ recognised: 1, blank: 1, failed: 1 });
  expect(report.job.failed).toMatchObject([{ error: { code: 'ocr/timeout' } }]);
  expect(states(ws)).toEqual(['failed', 'skipped-blank', 'done']);
  slow = false;
  expect(await recogniseWith(pool, ws, {}, silentTask())).toMatchObject({ recognised: 2, failed: 0, unchanged: 2 });
});

test('Cancelling stops at once and keeps what was read; a later run reads only the rest', async () => {
  const ws = await withScans();
  const stop = new AbortController();
  const task: Task = { signal: stop.signal, report: () => undefined };
  const pool = quickPool();
  const read = pool.recognise.bind(pool);
  pool.recognise = async (input, options) => {
    const page = await read(input);
    if (pool.calls === 1) return page;
    stop.abort();
    expect(options?.signal?.aborted).toBe(true);
    throw new AppError('internal/cancelled');
  };
  await expect(recogniseWith(pool, ws, {}, task)).rejects.toMatchObject({ code: 'internal/cancelled' });
  expect(states(ws)).not.toContain('failed');
  ws.close();
  const again = await reopen(ws.paths.root);
  const rest = quickPool();
  const report = await recogniseWith(rest, again, {}, silentTask());
  expect(report).toMatchObject({ pages: 3, recognised: 2, blank: 1, failed: 0 });
  expect(report.job.resumed).toBe(true);
  expect(rest.calls).toBe(1);
});

test('A page that hardly reads is read in the other turns, and its recipe follows the one that does', async () => {
  const ws = await withScans();
  const pool = quickPool();
  pool.recognise = ({ page }) => {
    // These pages are wide; standing, they shall read.
    const upright = page.height > page.width;
    return Promise.resolve(reading('chữ', page, upright ? 92 : 12));
  };
  const report = await recogniseWith(pool, ws, {}, silentTask());
  expect(report).toMatchObject({ recognised: 2, findings: [] });
  expect(ws.db.prepare('SELECT recipe FROM page WHERE id = 1').pluck().get()).toBe('{"turn":90,"skew":0}');
  expect(await recogniseWith(pool, ws, {}, silentTask())).toMatchObject({ unchanged: 3 });
});

test('Pages of doubtful or no text are findings that name the page', async () => {
  const ws = await withScans();
  const pool = quickPool();
  const width = ws.db.prepare('SELECT width FROM page WHERE id = 1').pluck().get();
  pool.recognise = ({ page }) =>
    Promise.resolve(page.width === width ? { ...page, lines: [] } : reading('mờ', page, 52));
  const { findings } = await recogniseWith(pool, ws, {}, silentTask());
  expect(findings).toEqual([
    { code: 'ocr/no-text', severity: 'warning', place: '1.png#1', params: {} },
    { code: 'ocr/low-confidence', severity: 'warning', place: '3.png#1', params: { confidence: 52 } },
  ]);
});

test('what a person sets of a page makes its text out of date: a crop and a turn are read anew, and undone they are so again', async () => {
  const ws = await withScans();
  const pool = quickPool();
  const read = async (): Promise<number> => {
    pool.calls = 0;
    await recogniseWith(pool, ws, {}, silentTask());
    return pool.calls;
  };
  await read();
  expect(await read()).toBe(0);
  cropPages(ws, [1], [0, 0, 100, 60]);
  expect(await read()).toBe(1);
  expect(loadOcr(ws, 1)).toMatchObject({ width: 100, height: 60 });
  expect(await read()).toBe(0);
  // Sideways it hardly reads, but the person's turn is not doubted.
  turnPages(ws, [1], 90);
  expect(await read()).toBe(1);
  expect(loadOcr(ws, 1)).toMatchObject({ width: 60, height: 100 });
  undo(ws);
  expect(await read()).toBe(1);
  markBlank(ws, [3], true);
  expect(await read()).toBe(0);
  expect(loadOcr(ws, 3)).toBeUndefined();
});
