import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { listPages } from '../../../electron/engine/pages/index.ts';
import { createWorkspace } from '../../../electron/engine/workspace/index.ts';
import type { JobRow } from '../../../shared/contract/reports/jobs.ts';
import { addFile } from '../../support/records.ts';
import { EngineSession } from '../../../electron/engine/session/index.ts';
import { Pace } from '../../../electron/engine/session/pace.ts';
import { WorkLine } from '../../../electron/engine/session/work-line.ts';
import { systemClock } from '../../../electron/engine/base/clock.ts';
import type { Task } from '../../../electron/engine/base/task.ts';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { EngineEvent, RunningCall } from '../../../shared/contract/events.ts';
import { emptyScan } from '../../support/empty-scan.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { AGENCY, FIXED_CLOCK } from '../../support/workspace.ts';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );

function session(): { engine: EngineSession; events: EngineEvent[] } {
  const events: EngineEvent[] = [];
  return {
    engine: new EngineSession({ emit: (event) => events.push(event), actor: 'test', clock: FIXED_CLOCK }),
    events,
  };
}

describe('the engine as a session', () => {
  it('makes, closes and opens a workspace, and says what a command needs one for', async () => {
    const { engine } = session();
    expect(await engine.call('1', 'workspace/state', {})).toBeNull();
    expect(await codeOf(engine.call('2', 'list/batches', {}))).toBe('workspace/none-open');
    const root = join(tempFolder(), 'ws');
    const made = await engine.call('3', 'workspace/create', { root, agency: AGENCY });
    expect(made).toMatchObject({ root, agency: AGENCY, actor: 'test' });
    expect(await engine.call('4', 'workspace/close', {})).toBeNull();
    expect(await engine.call('5', 'workspace/open', { root })).toMatchObject({ root });
    expect(await codeOf(engine.call('6', 'audit/list', { limit: 'many' }))).toBe('usage/invalid-input');
    await engine.close();
  });

  it('tells of long work while it runs, and afterwards which kinds of record changed', async () => {
    const { engine, events } = session();
    const folder = tempFolder();
    await engine.call('1', 'workspace/create', { root: join(folder, 'ws'), agency: AGENCY });
    events.length = 0;
    const scan = await emptyScan(folder);
    const report = await engine.call('2', 'intake/import', { paths: [scan], batch: 'Đợt 1' });
    expect(report).toMatchObject({ received: 1, taken: 1 });
    const states = events.flatMap((event) => (event.type === 'work' ? event.calls.map((call) => call.state) : []));
    expect(states).toContain('running');
    const last = events.filter((event) => event.type === 'work').at(-1);
    expect(last).toEqual({ type: 'work', calls: [] });
    const changed = events.filter((event) => event.type === 'changed').at(-1);
    expect(changed?.kinds).toContain('batch');
    await engine.close();
  });

  it('reads the fields of documents anew once pages have been recognised, as work of its own', async () => {
    const { engine, events } = session();
    const folder = tempFolder();
    const root = join(folder, 'ws');
    const ws = await createWorkspace(root, AGENCY, { actor: 'test', clock: FIXED_CLOCK });
    await importSources(ws, { paths: [await emptyScan(folder)], batch: 'Đợt 1' }, silentTask());
    addFile(ws, { documents: [{ pages: listPages(ws).map(({ id }) => id), values: { subject: 'do người nhập' } }] });
    ws.close();
    await engine.call('1', 'workspace/open', { root });
    await engine.call('2', 'ocr/recognise', { ocr: { languages: ['vie'] } });
    await vi.waitFor(
      async () => {
        const jobs = (await engine.call('3', 'list/jobs', {})) as readonly JobRow[];
        expect(jobs.map(({ kind, state }) => `${kind} ${state}`)).toContain('extract done');
      },
      { timeout: 30_000, interval: 50 },
    );
    const names = events.flatMap((event) => (event.type === 'work' ? event.calls.map((call) => call.name) : []));
    expect(names).toContain('extract/fields');
    await engine.close();
  });

  it('reads the fields of documents anew when the cut that made them is done again', async () => {
    const { engine, events } = session();
    const folder = tempFolder();
    const root = join(folder, 'ws');
    const ws = await createWorkspace(root, AGENCY, { actor: 'test', clock: FIXED_CLOCK });
    await importSources(ws, { paths: [await emptyScan(folder)], batch: 'Đợt 1' }, silentTask());
    const { id } = addFile(ws, { documents: [] });
    const [page] = listPages(ws);
    ws.close();
    await engine.call('1', 'workspace/open', { root });
    const read = (): number =>
      events.filter((event) => event.type === 'work' && event.calls.some((call) => call.name === 'extract/fields'))
        .length;
    await engine.call('2', 'forming/cut', { fileId: id, pieces: [[page!.id]] });
    await engine.call('3', 'edit/undo', {});
    expect(read()).toBe(0);
    await engine.call('4', 'edit/redo', {});
    await vi.waitFor(() => expect(read()).toBeGreaterThan(0), { timeout: 20_000 });
    await engine.close();
  });

  it('announces nothing after a command that only looks', async () => {
    const { engine, events } = session();
    await engine.call('1', 'workspace/create', { root: join(tempFolder(), 'ws'), agency: AGENCY });
    events.length = 0;
    await engine.call('2', 'list/files', {});
    expect(events).toEqual([]);
    await engine.close();
  });
});

describe('the line of long work', () => {
  const held = (): { work: (task: Task) => Promise<string>; release: () => void; started: Promise<void> } => {
    let release = (): void => undefined;
    let begin = (): void => undefined;
    const started = new Promise<void>((resolve) => (begin = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    return {
      started,
      release: () => release(),
      work: async (task) => {
        begin();
        await Promise.race([gate, new Promise((resolve) => task.signal.addEventListener('abort', resolve))]);
        if (task.signal.aborted) throw new Error('stopped');
        return 'done';
      },
    };
  };

  it('does one thing at a time, in the order asked for', async () => {
    const seen: string[][] = [];
    const line = new WorkLine(
      (calls: readonly RunningCall[]) => seen.push(calls.map((c) => `${c.id}:${c.state}`)),
      systemClock,
    );
    const [one, two] = [held(), held()];
    const first = line.run('a', 'pages/check', one.work);
    const second = line.run('b', 'ocr/recognise', two.work);
    await one.started;
    expect(seen.at(-1)).toEqual(['a:running', 'b:waiting']);
    one.release();
    await first;
    await two.started;
    two.release();
    expect(await second).toBe('done');
    expect(seen.at(-1)).toEqual([]);
  });

  it('lets what waits be cancelled without its ever beginning, and goes on after a failure', async () => {
    const line = new WorkLine(() => undefined, systemClock);
    const one = held();
    const first = line.run('a', 'pages/check', one.work);
    const second = line.run('b', 'ocr/recognise', () => Promise.reject(new Error('must not begin')));
    const third = line.run('c', 'ocr/recognise', () => Promise.resolve('third'));
    await one.started;
    line.cancel('b');
    line.cancel('a');
    await expect(first).rejects.toThrow('stopped');
    expect(await codeOf(second)).toBe('internal/cancelled');
    expect(await third).toBe('third');
  });
});

describe('the pace of work', () => {
  it('is told once there is enough to tell, and anew for each stage', () => {
    const pace = new Pace();
    const at = (done: number, stage = 'ocr') => ({ stage, done, total: 100, unit: 'pages' as const });
    pace.note(at(0), 0);
    pace.note(at(1), 500);
    expect(pace.reading()).toEqual({ rate: null, secondsLeft: null });
    pace.note(at(10), 5000);
    expect(pace.reading()).toEqual({ rate: 2, secondsLeft: 45 });
    pace.note(at(0, 'pdf'), 6000);
    expect(pace.reading().rate).toBeNull();
  });
});
