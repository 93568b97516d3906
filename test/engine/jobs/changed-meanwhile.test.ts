import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { deleteRecords, moveRecords, renameRecord } from '../../../electron/engine/forming/index.ts';
import { JobStore } from '../../../electron/engine/jobs/index.ts';
import type { OcrPool } from '../../../electron/engine/ocr/index.ts';
import { recogniseWith } from '../../../electron/engine/ocr/recognise-batch.ts';
import { joinPages, levelPages, markBlank, splitPages, turnPages } from '../../../electron/engine/page-edits/index.ts';
import { checkPages, findPage, listPages, readPage } from '../../../electron/engine/pages/index.ts';
import { hasOutdatedPdf, makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { numberedScans, scannedWorkspace, cancelledTask, takeIn } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';

afterAll(closePdfium);

/** What a person does in the window while long work runs: `act` once, at the first chance. */
function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

async function withPages(count: number): Promise<Workspace> {
  const ws = await newWorkspace();
  await takeIn(ws, await numberedScans(count));
  return ws;
}

/** A look at the pages; `meanwhile` runs while the first of them is looked at. */
const look = (ws: Workspace, meanwhile: () => void = () => undefined, task: Task = silentTask()) => {
  const act = once(meanwhile);
  const upright = () => {
    act();
    return Promise.resolve({ turn: 0, confidence: 10 } as const);
  };
  return checkPages(ws, {}, upright, task);
};

/** A reader without an engine that reads nothing sideways; `meanwhile` runs while the first page is read. */
function reader(meanwhile: () => void = () => undefined): OcrPool {
  const act = once(meanwhile);
  return {
    workers: 1,
    settingsKey: 'quick',
    recognise({ page }) {
      act();
      const upright = page.height > page.width;
      const box = [1, 1, 9, 9] as [number, number, number, number];
      const words = [{ text: upright ? 'đứng' : 'nằm', box, confidence: upright ? 12 : 90 }];
      return Promise.resolve({ ...page, lines: [{ block: 0, paragraph: 0, box, baseline: 8, height: 8, words }] });
    },
    detectTurn: () => Promise.resolve({ turn: 0, confidence: 0 }),
    startEarly: () => undefined,
    close: () => undefined,
  };
}

const open = (ws: Workspace) => new JobStore(ws.db).list({ open: true, limit: 9 });

const crops = (ws: Workspace) => listPages(ws).map(({ id }) => readPage(ws, id).recipe.crop);

describe('a person and the page check at the same page', () => {
  it('the turn set meanwhile stays, is looked at as it is now, and can be taken back', async () => {
    const ws = await withPages(1);
    const { job } = await look(ws, () => turnPages(ws, [1], 90));
    expect(job).toMatchObject({ done: 1, failed: [] });
    expect(readPage(ws, 1)).toMatchObject({ recipe: { turn: 90, skew: 0 }, recipeByHand: true, isAnalysed: true });
    expect(undo(ws).label).toBe('edit.turn');
    expect(readPage(ws, 1).recipeByHand).toBe(false);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('the halves of a page split meanwhile stay halves: nothing of it is there twice', async () => {
    const ws = await withPages(1);
    await look(ws, () => splitPages(ws, [1], 0.5));
    const [left, right] = crops(ws);
    expect(left![2]).toBe(right![0]);
    expect(readPage(ws, 1)).toMatchObject({ part: 1, recipeByHand: true, isAnalysed: true });
    // The second half came meanwhile: the next look is at it.
    expect((await look(ws)).job).toMatchObject({ total: 1, failed: [] });
    expect(crops(ws)).toEqual([left, right]);
  });

  it('a page said to be blank meanwhile stays blank', async () => {
    const ws = await withPages(1);
    await look(ws, () => markBlank(ws, [1], true));
    expect(readPage(ws, 1)).toMatchObject({ blankness: 'blank', blanknessByHand: true, isAnalysed: true });
  });

  it('a page that goes meanwhile costs the others nothing, also when the work stopped before it and goes on', async () => {
    const ws = await withPages(3);
    splitPages(ws, [3], 0.5);
    const stopped = look(
      ws,
      undefined,
      cancelledTask(({ done }) => done >= 1),
    );
    await expect(stopped).rejects.toMatchObject({ code: 'internal/cancelled' });
    joinPages(ws, [3]);
    expect(findPage(ws, 4)).toBeNull();
    const { job } = await look(ws);
    expect(job).toMatchObject({ resumed: true, total: 4, failed: [] });
    expect(open(ws)).toEqual([]);
    expect(listPages(ws).every(({ id }) => readPage(ws, id).isAnalysed)).toBe(true);
  });
});

describe('a person and the recognition at the same page', () => {
  it('the levelling set meanwhile stays: the engine turns no page a person has set', async () => {
    const ws = await withPages(1);
    await look(ws);
    ws.db.exec(`UPDATE page SET blankness = 'text'`);
    const report = await recogniseWith(
      reader(() => levelPages(ws, [1], 3)),
      ws,
      {},
      silentTask(),
    );
    expect(report).toMatchObject({ pages: 1, recognised: 1, failed: 0 });
    expect(readPage(ws, 1)).toMatchObject({ recipe: { turn: 0, skew: 3 }, recipeByHand: true });
    // Read as it is now: there is nothing left to do.
    expect(await recogniseWith(reader(), ws, {}, silentTask())).toMatchObject({ unchanged: 1 });
    expect(undo(ws).label).toBe('edit.level');
  });

  it('a page split meanwhile is read as its half; the other half is read by the next run, so no text is there twice', async () => {
    const ws = await withPages(2);
    await look(ws);
    ws.db.exec(`UPDATE page SET blankness = 'text'`);
    const report = await recogniseWith(
      reader(() => splitPages(ws, [1], 0.5)),
      ws,
      {},
      silentTask(),
    );
    expect(report).toMatchObject({ pages: 3, recognised: 2, failed: 0 });
    const [left, right] = crops(ws);
    expect(left![2]).toBe(right![0]);
    expect(await recogniseWith(reader(), ws, {}, silentTask())).toMatchObject({ recognised: 3, unchanged: 2 });
    expect(crops(ws).slice(0, 2)).toEqual([left, right]);
  });

  it('a page that goes meanwhile is passed over, one that fails while it is changed is read again', async () => {
    const ws = await withPages(2);
    splitPages(ws, [2], 0.5);
    ws.db.exec(`UPDATE page SET blankness = 'text'`);
    const gone = reader(() => joinPages(ws, [2]));
    expect(await recogniseWith(gone, ws, {}, silentTask())).toMatchObject({ pages: 2, recognised: 2, failed: 0 });

    turnPages(ws, [1], 90);
    const failing = reader();
    const read = failing.recognise.bind(failing);
    let failed = 0;
    failing.recognise = (input, options) => {
      if (failed > 0) return read(input, options);
      failed += 1;
      turnPages(ws, [1], 90);
      return Promise.reject(new Error('không đọc được'));
    };
    expect(await recogniseWith(failing, ws, {}, silentTask())).toMatchObject({ recognised: 2, failed: 0 });
  });
});

describe('a person and the making of PDFs at the same document', () => {
  const during = (act: () => void): Task => {
    const first = once(act);
    return { ...silentTask(), report: ({ done }) => done === 1 && first() };
  };
  const rows = (ws: Workspace) =>
    ws.db
      .prepare<[], { id: number; path: string }>('SELECT document_id AS id, path FROM document_pdf ORDER BY 1')
      .all();

  it('a document deleted meanwhile is passed over, and the others have their PDFs', async () => {
    const { ws, files } = await scannedWorkspace([[1, 1, 1]]);
    const [first, second, third] = files[0]!.documents;
    // While the second is being made, too: its pages are there, the document is not.
    const task = during(() => setImmediate(() => deleteRecords(ws, 'document', [second!])));
    const { job } = await makeDocumentPdfs(ws, {}, task);
    expect(job).toMatchObject({ total: 3, failed: [] });
    expect(open(ws)).toEqual([]);
    expect(rows(ws).map(({ id }) => id)).toEqual([first, third]);
  });

  it('a page turned, a document moved and a file renamed meanwhile are in the PDFs as they are now', async () => {
    const { ws, files } = await scannedWorkspace([[1, 1], [1]]);
    const [one, other] = files;
    const turned = readFileRecord(ws, one!.id).documents[1]!.pageIds[0]!;
    const task = during(() => {
      // The document of this page is being made by then.
      setImmediate(() => turnPages(ws, [turned], 90));
      renameRecord(ws, { level: 'file', id: other!.id, year: 2001, notation: '09.VP' });
    });
    await makeDocumentPdfs(ws, {}, task);
    const documents = files.flatMap(({ id }) => readFileRecord(ws, id).documents);
    expect(documents.map((document) => hasOutdatedPdf(ws, document))).toEqual([false, false, false]);
    const path = join(ws.paths.root, rows(ws).find(({ id }) => id === one!.documents[1])!.path);
    expect(existsSync(path)).toBe(true);
    const pdf = await openPdf(path);
    const { widthPt: width, heightPt: height } = await pdf.pageInfo(0);
    await pdf.close();
    expect(width).toBeGreaterThan(height);

    moveRecords(ws, { level: 'document', ids: [one!.documents[0]!], parent: other!.id });
    const moving = during(() => moveRecords(ws, { level: 'document', ids: [one!.documents[0]!], parent: one!.id }));
    await makeDocumentPdfs(ws, {}, moving);
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(rows(ws)).toHaveLength(3);
    const after = files.flatMap(({ id }) => readFileRecord(ws, id).documents);
    expect(after.map((document) => hasOutdatedPdf(ws, document))).toEqual([false, false, false]);
  });
});
