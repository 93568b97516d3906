import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/app-error.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { JobStore, runJob, type JobSpec } from '../../../electron/engine/jobs/index.ts';
import { FIXED_CLOCK, newWorkspace, reopen } from '../../support/workspace.ts';

function spec(run: JobSpec['run'], keys: string[] = ['a', 'b', 'c']): JobSpec {
  return { kind: 'test', params: { p: 1 }, keys, stage: 'ocr', unit: 'pages', run };
}

describe('a job', () => {
  it('goes on after a failing item and lists the failure with its code', async () => {
    const ws = await newWorkspace();
    const report = await runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) =>
        key === 'b' ? Promise.reject(new AppError('disk/not-found', { path: 'b' })) : Promise.resolve({ outcome: key }),
      ),
      silentTask(),
    );
    expect(report).toMatchObject({ total: 3, done: 2, resumed: false });
    expect(report.failed).toEqual([
      { key: 'b', name: 'b', error: { code: 'disk/not-found', params: { path: 'b' }, details: [] } },
    ]);
  });

  it('continues where a full disk stopped it, without doing finished items again', async () => {
    const ws = await newWorkspace();
    const first: string[] = [];
    const run = runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) => {
        if (key === 'b') return Promise.reject(new AppError('disk/full', { path: 'x' }));
        first.push(key);
        return Promise.resolve({ outcome: null });
      }),
      silentTask(),
    );
    await expect(run).rejects.toMatchObject({ code: 'disk/full' });
    expect(first).toEqual(['a']);

    const second: string[] = [];
    const report = await runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) => {
        second.push(key);
        return Promise.resolve({ outcome: null });
      }),
      silentTask(),
    );
    expect(second).toEqual(['b', 'c']);
    expect(report).toMatchObject({ resumed: true, total: 3, done: 3 });
  });

  it('writes an item and its mark in one transaction: a failing commit leaves the item waiting', async () => {
    const ws = await newWorkspace();
    const run = runJob(
      ws.db,
      FIXED_CLOCK,
      spec(
        () =>
          Promise.resolve({
            outcome: null,
            commit: () => {
              ws.db.prepare(`INSERT INTO setting VALUES ('k', '1')`).run();
              throw new Error('cut');
            },
          }),
        ['a'],
      ),
      silentTask(),
    );
    await expect(run).rejects.toThrow('cut');
    expect(ws.db.prepare(`SELECT count(*) AS n FROM setting WHERE key = 'k'`).get()).toEqual({ n: 0 });
    expect(new JobStore(ws.db).list({ open: true, limit: 9 })[0]).toMatchObject({ state: 'interrupted', done: 0 });
  });

  it('stops when cancelled and keeps what was done', async () => {
    const ws = await newWorkspace();
    const controller = new AbortController();
    const run = runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) => {
        if (key === 'b') controller.abort();
        return Promise.resolve({ outcome: null });
      }),
      { signal: controller.signal, report: () => undefined },
    );
    await expect(run).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(new JobStore(ws.db).list({ open: true, limit: 9 })[0]).toMatchObject({ state: 'cancelled', done: 2 });
  });

  it('is shown as interrupted when the workspace is opened after a crash', async () => {
    const ws = await newWorkspace();
    new JobStore(ws.db).openOrCreate('test', '{}', 'now', ['a']);
    ws.close();
    const again = await reopen(ws.paths.root);
    expect(again.recovery.interruptedJobs).toMatchObject([{ kind: 'test', state: 'interrupted', total: 1 }]);
  });
});
