import { describe, expect, it, vi } from 'vitest';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { JobStore } from '../../../electron/engine/jobs/index.ts';
import { listBatches, listFiles } from '../../../electron/engine/overview/index.ts';
import { listFileIds, readFileRecord } from '../../../electron/engine/efile/index.ts';
import { loadFields } from '../../../electron/engine/extract/index.ts';
import { readPage } from '../../../electron/engine/pages/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../../support/pages.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { newWorkspace } from '../../support/workspace.ts';

/** A workspace with a little of everything, so that every statement of what is done with it is reached. */
async function filled(): Promise<Workspace> {
  const ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.tif': 3, 'b.tif': 2 });
  addFile(ws, { documents: [{ pages: pagesOf(ws, 'a.tif') }, { pages: pagesOf(ws, 'b.tif') }] });
  for (const page of [1, 2, 3, 4, 5]) addText(ws, page, ['Quyết định số 5']);
  new JobStore(ws.db).openOrCreate('ocr', '{}', 'now', ['a', 'b']);
  return ws;
}

/** What SQLite would go through row by row, instead of by an index, in the statements `use` runs. */
function scansOf(ws: Workspace, use: () => unknown): string[] {
  const statements = new Set<string>();
  const prepare = ws.db.prepare.bind(ws.db);
  const spy = vi.spyOn(ws.db, 'prepare').mockImplementation((sql: string) => {
    statements.add(sql);
    return prepare(sql);
  });
  try {
    use();
  } finally {
    spy.mockRestore();
  }
  expect(statements.size).toBeGreaterThan(0);
  return [...statements]
    .filter((sql) => !/^\s*(?:INSERT|PRAGMA|BEGIN)/.test(sql))
    .flatMap((sql) => {
      const plan = ws.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      return plan.all(...Array<null>(sql.split('?').length - 1).fill(null)).map(({ detail }) => detail);
    })
    .filter((detail) => detail.startsWith('SCAN') && !/VIRTUAL TABLE INDEX \d+:[^ ]*M|CONSTANT ROW/.test(detail));
}

describe('the indexes serve', () => {
  it.each<[string, (ws: Workspace) => unknown]>([
    ['the record of a file, its documents and their pages', (ws) => readFileRecord(ws, 1)],
    ['a page', (ws) => readPage(ws, 1)],
    ['what was read from a document', (ws) => loadFields(ws.db, 1)],
    ['an unfinished job, found by what was asked for', (ws) => new JobStore(ws.db).openOrCreate('ocr', '{}', 'x', [])],
    ['the items of a job still to be done', (ws) => new JobStore(ws.db).waiting(1).next()],
    ['the counts and failures of a job', (ws) => [new JobStore(ws.db).countWaiting(1), new JobStore(ws.db).failed(1)]],
    [
      'a search, and the place of every hit',
      (ws) => find(ws.db, { query: 'quyet dinh', filters: {}, limit: 20 }, unpackOcr),
    ],
    ['a search for the beginning of a word', (ws) => find(ws.db, { query: 'quy*', filters: {}, limit: 20 }, unpackOcr)],
  ])('%s', async (_, use) => {
    const ws = await filled();
    expect(scansOf(ws, () => use(ws))).toEqual([]);
  });

  it('a list of files: one walk along the fonds, the rest by index', async () => {
    const ws = await filled();
    const scans = scansOf(ws, () => [listFileIds(ws.db), listFiles(ws)]);
    expect(scans).toHaveLength(1);
  });

  it('a list of batches: their pages are not gone through for each batch', async () => {
    const ws = await filled();
    expect(scansOf(ws, () => listBatches(ws))).toEqual(['SCAN batch']);
  });
});
