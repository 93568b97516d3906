import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { forgetWork, openWork, resumeWork } from '../../../electron/engine/handlers/resume-work.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { JobStore } from '../../../electron/engine/jobs/index.ts';
import { listPages } from '../../../electron/engine/pages/index.ts';
import { systemClock } from '../../../electron/engine/base/clock.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { cancelledTask, scan } from '../../support/scanned-workspace.ts';
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
  const [job, ...others] = openWork(again);
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
  expect(openWork(again)).toEqual([]);
  await expect(resumeWork(job!.jobId, context(again))).rejects.toMatchObject({ code: 'jobs/not-resumable' });
});

it('work that nobody wants to go on with is offered no longer, and what it did stays', async () => {
  const { ws } = await stoppedIntake();
  const [job] = openWork(ws);
  await forgetWork(ws, job!.jobId);
  expect(openWork(ws)).toEqual([]);
  expect(new JobStore(ws.db).read(job!.jobId)).toBeUndefined();
  expect(listPages(ws)).toHaveLength(1);
});

it('an intake begun on another PC cannot go on here: its folders are not known', async () => {
  const { ws } = await stoppedIntake();
  rmSync(join(ws.paths.root, 'station.json'));
  await expect(resumeWork(openWork(ws)[0]!.jobId, context(ws))).rejects.toMatchObject({ code: 'jobs/not-resumable' });
});
