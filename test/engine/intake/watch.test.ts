import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources, WatchKeeper, type WatchTiming } from '../../../electron/engine/intake/index.ts';
import { listPages } from '../../../electron/engine/pages/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { scan } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';

const TIMING: WatchTiming = { settle: 150, poll: 60, retry: 100 };

/** Keeps the watches of a workspace as the session does; `asked` are the names of each intake, in order. */
function keep(ws: Workspace, timing = TIMING): { keeper: WatchKeeper; asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  const keeper = new WatchKeeper(
    ws,
    {
      take: (run) => {
        asked.push(run.only ?? []);
        return importSources(ws, { ...run, only: run.only ?? [] }, silentTask());
      },
      tell: () => undefined,
    },
    timing,
  );
  afterEach(() => keeper.close());
  return { keeper, asked };
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !what(); tries++) await new Promise((done) => setTimeout(done, 25));
  expect(what()).toBe(true);
}

const sources = (ws: Workspace): string[] => listPages(ws).map(({ source }) => source);

it('a watched folder gives its files to the batch, those that come later too, each once', async () => {
  const ws = await newWorkspace();
  const folder = tempFolder();
  mkdirSync(join(folder, 'hộp 2'));
  writeFileSync(join(folder, 'hộp 2', '1.jpg'), await scan(1));
  const { keeper, asked } = keep(ws);
  await keeper.add(folder, 'từ máy quét');
  await until(() => keeper.list()[0]!.taken === 1);
  writeFileSync(join(folder, '2.jpg'), await scan(2));
  writeFileSync(join(folder, 'bản sao.jpg'), await scan(1));
  writeFileSync(join(folder, '3.jpg.part'), await scan(3));
  await until(() => keeper.list()[0]!.taken === 2 && keeper.list()[0]!.duplicates === 1);
  expect(sources(ws)).toEqual(['hộp 2/1.jpg', '2.jpg']);
  expect(asked.flat().sort()).toEqual(['2.jpg', 'bản sao.jpg', 'hộp 2/1.jpg']);
});

it('a file that is still growing is not taken before it stands still, and then whole', async () => {
  const ws = await newWorkspace();
  const folder = tempFolder();
  const bytes = await scan(4, { width: 300, height: 400, dpi: 100 });
  const { keeper } = keep(ws, { ...TIMING, settle: 2000 });
  await keeper.add(folder, 'đợt 1');
  const path = join(folder, 'lớn.jpg');
  const piece = Math.ceil(bytes.length / 3);
  for (let from = 0; from < bytes.length; from += piece) {
    appendFileSync(path, bytes.subarray(from, from + piece));
    // Longer than a look takes to come round, shorter than the file has to stand still.
    await new Promise((done) => setTimeout(done, 1300));
    if (from + piece < bytes.length) expect(keeper.list()[0]).toMatchObject({ taken: 0, refused: 0 });
  }
  await until(() => keeper.list()[0]!.taken === 1);
  expect(ws.db.prepare('SELECT size FROM source').all()).toEqual([{ size: bytes.length }]);
});

it('watching goes on when the workspace is opened again, and what was taken before is not asked for again', async () => {
  const ws = await newWorkspace();
  const folder = tempFolder();
  writeFileSync(join(folder, '1.jpg'), await scan(5));
  const first = keep(ws);
  await first.keeper.add(folder, 'đợt 1');
  await until(() => first.keeper.list()[0]!.taken === 1);
  first.keeper.close();
  ws.close();
  const again = await reopen(ws.paths.root);
  const { keeper, asked } = keep(again);
  await keeper.start();
  expect(keeper.list()).toMatchObject([{ path: folder, batch: 'đợt 1' }]);
  writeFileSync(join(folder, '2.jpg'), await scan(6));
  await until(() => keeper.list()[0]!.taken === 1);
  expect(asked).toEqual([['2.jpg']]);
  const [watch] = keeper.list();
  expect(await keeper.remove(watch!.id)).toEqual([]);
  expect(readFileSync(join(ws.paths.root, 'station.json'), 'utf8')).not.toContain(folder);
});

it('a folder that is gone is said to be missing, and watched again when it is back', async () => {
  const ws = await newWorkspace();
  const folder = join(tempFolder(), 'USB');
  mkdirSync(folder);
  const { keeper } = keep(ws);
  await keeper.add(folder, 'đợt 1');
  rmSync(folder, { recursive: true });
  await until(() => keeper.list()[0]!.state === 'missing');
  mkdirSync(folder);
  writeFileSync(join(folder, '1.jpg'), await scan(7));
  await until(() => keeper.list()[0]!.taken === 1);
  expect(keeper.list()[0]!.state).toBe('watching');
});

it('a damaged file is refused once, and tried again when it has changed', async () => {
  const ws = await newWorkspace();
  const folder = tempFolder();
  const bytes = await scan(8);
  const path = join(folder, '1.jpg');
  writeFileSync(path, bytes.subarray(0, 400));
  const { keeper, asked } = keep(ws);
  await keeper.add(folder, 'đợt 1');
  await until(() => keeper.list()[0]!.refused === 1);
  await new Promise((done) => setTimeout(done, 300));
  expect(asked).toHaveLength(1);
  writeFileSync(path, bytes);
  utimesSync(path, new Date(), new Date(Date.now() - 5000));
  await until(() => keeper.list()[0]!.taken === 1);
  expect(sources(ws)).toEqual(['1.jpg']);
});

it('neither the workspace itself nor a folder watched already can be watched', async () => {
  const ws = await newWorkspace();
  const folder = tempFolder();
  const { keeper } = keep(ws);
  await expect(keeper.add(ws.paths.derived, 'x')).rejects.toMatchObject({ code: 'intake/watch-inside' });
  await keeper.add(folder, 'x');
  await expect(keeper.add(folder, 'y')).rejects.toMatchObject({ code: 'intake/watched-already' });
  await expect(keeper.add(join(folder, 'không có'), 'y')).rejects.toMatchObject({ code: 'disk/not-found' });
});
