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

  it('writes an item and its mark in one transaction: one whose commit fails has written nothing, and the rest goes on', async () => {
    const ws = await newWorkspace();
    const put = (key: string) => ws.db.prepare(`INSERT INTO setting VALUES (?, '1')`).run(key);
    const report = await runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) =>
        Promise.resolve({
          outcome: null,
          commit: () => {
            put(key);
            // What it was made for is gone: the row refers to nothing.
            if (key === 'b') ws.db.prepare('INSERT INTO document_page VALUES (9, 1, 9)').run();
          },
        }),
      ),
      silentTask(),
    );
    expect(report).toMatchObject({ total: 3, done: 2, failed: [{ key: 'b', error: { code: 'internal/unexpected' } }] });
    expect(ws.db.prepare(`SELECT key FROM setting WHERE length(key) = 1`).pluck().all()).toEqual(['a', 'c']);
    expect(new JobStore(ws.db).list({ open: true, limit: 9 })).toEqual([]);
  });

  it('stops, and can be resumed, when the disk gives out while an item is written', async () => {
    const ws = await newWorkspace();
    const full = () => {
      throw new AppError('disk/full', { path: 'x' });
    };
    const run = runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) => Promise.resolve({ outcome: null, ...(key === 'b' ? { commit: full } : {}) })),
      silentTask(),
    );
    await expect(run).rejects.toMatchObject({ code: 'disk/full' });
    expect(new JobStore(ws.db).list({ open: true, limit: 9 })[0]).toMatchObject({ state: 'interrupted', done: 1 });
  });

  it('runs an item again, and writes nothing, when what it was made from has changed meanwhile', async () => {
    const ws = await newWorkspace();
    let there = 1;
    const made: number[] = [];
    const report = await runJob(
      ws.db,
      FIXED_CLOCK,
      spec((key) => {
        const from = there;
        if (key === 'b' && there < 3) there += 1;
        return Promise.resolve({ outcome: from, holds: () => from === there, commit: () => void made.push(from) });
      }),
      silentTask(),
    );
    expect(report).toMatchObject({ total: 3, done: 3 });
    expect(made).toEqual([1, 3, 3]);
  });

  it('is left resumable, with no item under way, whatever goes wrong in it', async () => {
    const ws = await newWorkspace();
    let under = 0;
    let most = 0;
    const run = runJob(
      ws.db,
      FIXED_CLOCK,
      {
        ...spec(async () => {
          under += 1;
          most = Math.max(most, under);
          await new Promise((go) => setTimeout(go, 5));
          under -= 1;
          return { outcome: null };
        }),
        concurrency: 2,
        label: () => {
          throw new Error('nobody knows its name');
        },
      },
      silentTask(),
    );
    await expect(run).rejects.toThrow('nobody knows its name');
    expect([most, under]).toEqual([2, 0]);
    expect(new JobStore(ws.db).list({ open: true, limit: 9 })).toMatchObject([{ state: 'interrupted' }]);
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

  it('keeps its counts, and no items, once it is done and the workspace is opened again; of many only the last', async () => {
    const ws = await newWorkspace();
    const run = (key: string) =>
      key === 'b' ? Promise.reject(new AppError('disk/not-found', { path: key })) : Promise.resolve({ outcome: key });
    for (let at = 0; at < 60; at += 1) await runJob(ws.db, FIXED_CLOCK, spec(run), silentTask());
    const open = { ...spec(run), params: { p: 2 } };
    new JobStore(ws.db).openOrCreate(open.kind, JSON.stringify(open.params), 'now', ['a', 'b']);
    ws.close();
    const again = await reopen(ws.paths.root);
    const rows = (table: string) => again.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(rows('job_item')).toBe(2);
    expect(rows('job')).toBe(51);
    const [unfinished, ...done] = new JobStore(again.db).list({ open: false, limit: 99 });
    expect(unfinished).toMatchObject({ state: 'interrupted', total: 2, done: 0, failed: 0 });
    expect(done[0]).toMatchObject({ id: 60, state: 'done', total: 3, done: 2, failed: 1 });
    expect(done).toHaveLength(50);
    expect(await runJob(again.db, FIXED_CLOCK, open, silentTask())).toMatchObject({ resumed: true, total: 3, done: 2 });
  });
});
