import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { forgetWork, openWork, resumeWork, toldWork } from '../../../electron/engine/handlers/resume-work.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { JobStore, type JobRow } from '../../../electron/engine/jobs/index.ts';
import type { OcrPool } from '../../../electron/engine/ocr/index.ts';
import { recogniseWith } from '../../../electron/engine/ocr/recognise-batch.ts';
import { listPages } from '../../../electron/engine/pages/index.ts';
import { systemClock } from '../../../electron/engine/base/clock.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { cancelledTask, numberedScans, scan, takeIn } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';

const context = (ws: Workspace) => ({ ws, task: silentTask(), clock: systemClock });

/** An intake stopped after its first file. */
async function stoppedIntake(): Promise<{ ws: Workspace; folder: string }> {
  const ws = await newWorkspace();
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  for (const name of ['1.jpg', '2.jpg', '3.jpg']) writeFileSync(join(folder, name), await scan(Number(name[0])));
  const stop = importSources(
    ws,
    { paths: [folder], batch: 'đợt 1' },
    cancelledTask(({ done }) => done >= 1),
  );
  await expect(stop).rejects.toMatchObject({ code: 'internal/cancelled' });
  return { ws, folder };
}

it('an intake that was stopped is offered, also after the workspace was opened again, and goes on where it was', async () => {
  const { ws } = await stoppedIntake();
  ws.close();
  const again = await reopen(ws.paths.root);
  const [job, ...others] = await openWork(again);
  expect(others).toEqual([]);
  expect(job).toMatchObject({ command: 'intake/import', batch: 'đợt 1', state: 'cancelled', done: 1, total: 3 });
  const before = listPages(again).map(({ id }) => id);
  await resumeWork(job!.jobId, context(again));
  expect(listPages(again).map(({ source }) => source)).toEqual(['1.jpg', '2.jpg', '3.jpg']);
  expect(
    listPages(again)
      .slice(0, before.length)
      .map(({ id }) => id),
  ).toEqual(before);
  expect(await openWork(again)).toEqual([]);
  await expect(resumeWork(job!.jobId, context(again))).rejects.toMatchObject({ code: 'jobs/not-resumable' });
});

it('work that nobody wants to go on with is offered no longer, and what it did stays', async () => {
  const { ws } = await stoppedIntake();
  const [job] = await openWork(ws);
  await forgetWork(ws, job!.jobId);
  expect(await openWork(ws)).toEqual([]);
  expect(new JobStore(ws.db).read(job!.jobId)).toBeUndefined();
  expect(listPages(ws)).toHaveLength(1);
});

const inJournal = (ws: Workspace) => new JobStore(ws.db).list({ open: true, limit: 9 });

it('an intake begun on another PC cannot go on here: its folders are not known, so it is told of once and not offered', async () => {
  const { ws } = await stoppedIntake();
  const [{ id }] = inJournal(ws) as [JobRow];
  rmSync(join(ws.paths.root, 'station.json'));
  expect(await openWork(ws)).toEqual([]);
  await expect(resumeWork(id, context(ws))).rejects.toMatchObject({ code: 'jobs/not-resumable' });
  await toldWork(ws, [id]);
  expect(inJournal(ws)).toEqual([]);
  expect(listPages(ws)).toHaveLength(1);
});

it('work that the window cannot go on with is told at one opening and no more; what can be gone on with stays', async () => {
  const { ws } = await stoppedIntake();
  const store = new JobStore(ws.db);
  const { id } = store.openOrCreate('package', '{"round":"2026-01"}', 'now', ['a', 'b']);
  store.setItem(id, 1, 'done', null);
  store.setState(id, 'cancelled', null);
  ws.close();
  const again = await reopen(ws.paths.root);
  expect(again.recovery.interruptedJobs.map(({ kind }) => kind)).toEqual(['package', 'intake']);
  await toldWork(
    again,
    again.recovery.interruptedJobs.map((job) => job.id),
  );
  again.close();
  const once = await reopen(ws.paths.root);
  expect(once.recovery.interruptedJobs.map(({ kind }) => kind)).toEqual(['intake']);
  expect(await openWork(once)).toMatchObject([{ command: 'intake/import' }]);
});

it('a recognition stopped before the engine changed is offered no longer once its pages are read', async () => {
  const ws = await newWorkspace();
  await takeIn(ws, await numberedScans(2));
  const first = cancelledTask(({ done }) => done >= 1);
  await expect(recogniseWith(idlePool('engine 1'), ws, { batch: 'hộp 1' }, first)).rejects.toThrow();
  const look = { batch: 'another' };
  await recogniseWith(idlePool('engine 2'), ws, look, silentTask());
  expect(await openWork(ws)).toMatchObject([{ command: 'ocr/recognise', batch: 'hộp 1' }]);
  await recogniseWith(idlePool('engine 2'), ws, {}, silentTask());
  expect(await openWork(ws)).toEqual([]);
});

/** A reader without an engine: every page is empty. */
function idlePool(settingsKey: string): OcrPool {
  return {
    workers: 1,
    settingsKey,
    recognise: ({ page }) => Promise.resolve({ ...page, lines: [] }),
    detectTurn: () => Promise.resolve({ turn: 0, confidence: 0 }),
    startEarly: () => undefined,
    close: () => undefined,
  };
}
