import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { undo, redo } from '../../../electron/engine/edits/index.ts';
import { readCodes } from '../../../electron/engine/forming/index.ts';
import type { OcrPool } from '../../../electron/engine/ocr/index.ts';
import { recogniseWith } from '../../../electron/engine/ocr/recognise-batch.ts';
import { judgePages } from '../../../electron/engine/page-edits/index.ts';
import { checkPages, readPage } from '../../../electron/engine/pages/index.ts';
import { closePdfium } from '../../../electron/engine/tools/pdfium/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { BATCH, confirm, handIn, oneSentBack, rows } from '../../support/rescans.ts';
import { scan } from '../../support/scanned-workspace.ts';

afterAll(closePdfium);

const upright = () => Promise.resolve({ turn: 0, confidence: 10 } as const);
const look = (ws: Workspace) => checkPages(ws, {}, upright, silentTask());

/** A pool without an engine: pages read as nothing, and the calls are counted. */
function emptyPool(): OcrPool & { calls: number } {
  return {
    workers: 1,
    settingsKey: 'empty',
    calls: 0,
    recognise({ page }) {
      this.calls += 1;
      return Promise.resolve({ width: page.width, height: page.height, dpi: page.dpi, lines: [] });
    },
    detectTurn: upright,
    startEarly: () => undefined,
    close: () => undefined,
  };
}

/** The work done last as its journal stands when it is stopped just before its end. */
const stopped = (ws: Workspace): unknown =>
  ws.db.exec(`UPDATE job SET state = 'cancelled' WHERE id = (SELECT max(id) FROM job)`);

/** The second page is scanned again. */
async function replaceSecond(ws: Workspace, page: number): Promise<void> {
  judgePages(ws, [page], 'rescan', 'mờ');
  await handIn(ws, { '2.jpg': await scan(22) });
  await confirm(ws);
}

describe('work that was stopped and goes on after a page was scanned again', () => {
  it('looks at the new scan too, also when the replacement was taken back and done again', async () => {
    const { ws, page } = await oneSentBack();
    await look(ws);
    stopped(ws);
    await replaceSecond(ws, page);
    expect((await look(ws)).job).toMatchObject({ resumed: true });
    expect(readPage(ws, page).isAnalysed).toBe(true);
    stopped(ws);
    undo(ws);
    expect(readPage(ws, page).isAnalysed).toBe(true);
    redo(ws);
    expect(readPage(ws, page).isAnalysed).toBe(false);
    await look(ws);
    expect(readPage(ws, page).isAnalysed).toBe(true);
  });

  it('looks at the new scan of a page whose old one could not be looked at', async () => {
    const { ws, page } = await oneSentBack();
    await look(ws);
    stopped(ws);
    ws.db.exec(`UPDATE job_item SET state = 'failed', outcome = '{"code":"x/y","params":{},"details":[]}'
      WHERE key = '${page}'`);
    await replaceSecond(ws, page);
    await look(ws);
    expect(readPage(ws, page).isAnalysed).toBe(true);
  });

  it('recognises the new scan too, and what is up to date is not read again', async () => {
    const { ws, page } = await oneSentBack();
    const asSeen = `UPDATE page SET blankness = 'text', recipe = '{"turn":0,"skew":0}'`;
    ws.db.exec(asSeen);
    await recogniseWith(emptyPool(), ws, {}, silentTask());
    stopped(ws);
    await replaceSecond(ws, page);
    ws.db.exec(asSeen);
    const report = await recogniseWith(emptyPool(), ws, {}, silentTask());
    expect(report).toMatchObject({ recognised: 3, failed: 0, job: { resumed: true } });

    // Whatever result may have stayed: one of another scan is no result of this one.
    ws.db.exec(`DELETE FROM rescan`);
    expect(await recogniseWith(emptyPool(), ws, {}, silentTask())).toMatchObject({ unchanged: 2 });
    const idle = emptyPool();
    expect(await recogniseWith(idle, ws, {}, silentTask())).toMatchObject({ unchanged: 3 });
    expect(idle.calls).toBe(0);
  });

  it('reads the new scan of a page that was scanned again while it was read', async () => {
    const { ws, page } = await oneSentBack();
    const asSeen = `UPDATE page SET blankness = 'text', recipe = '{"turn":0,"skew":0}'`;
    ws.db.exec(asSeen);
    const pool = emptyPool();
    const read = pool.recognise.bind(pool);
    pool.recognise = async (input) => {
      if (pool.calls === 0) await replaceSecond(ws, page);
      return read(input);
    };
    await recogniseWith(pool, ws, {}, silentTask());
    ws.db.exec(asSeen);
    expect(await recogniseWith(emptyPool(), ws, {}, silentTask())).toMatchObject({ recognised: 3 });
    expect(rows(ws, `SELECT 1 FROM ocr_result WHERE page_id = ${page} AND settings_key LIKE '%scan%'`)).toHaveLength(1);
  });

  it('keeps no codes of the old scan for a page that was scanned again while it was read', async () => {
    const { ws } = await oneSentBack();
    let other = 0;
    await readCodes(ws, BATCH, {
      ...silentTask(),
      report: ({ done }) => {
        if (done !== 1 || other !== 0) return;
        const read = ws.db.prepare<[], { id: number }>('SELECT page_id AS id FROM page_code').get()!.id;
        other = read === 1 ? 2 : 1;
        // As a replacement leaves it: the page shows another picture now.
        ws.db.exec(`UPDATE page SET frame = 7 WHERE id = ${other}`);
      },
    });
    expect(rows(ws, `SELECT 1 FROM page_code WHERE page_id = ${other}`)).toEqual([]);
    expect(rows(ws, 'SELECT 1 FROM page_code')).toHaveLength(2);
  });
});
