import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { turnPages } from '../../../electron/engine/page-edits/index.ts';
import { listPages, pageImage, tidyPageImages } from '../../../electron/engine/pages/index.ts';
import { EngineSession } from '../../../electron/engine/session/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { numberedScans, takeIn } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';

const SIZES = ['thumb', 'view', 'scan'] as const;
const never = new AbortController().signal;

afterEach(() => {
  vi.restoreAllMocks();
});

/** As if it were an hour later: nobody reads any more what was asked for before. */
function later(): void {
  const now = performance.now() + 3_600_000;
  vi.spyOn(performance, 'now').mockReturnValue(now);
}

async function pagesSeen(count: number): Promise<{ ws: Workspace; ids: number[]; seen: string[] }> {
  const ws = await newWorkspace();
  await takeIn(ws, await numberedScans(count));
  const ids = listPages(ws).map(({ id }) => id);
  return { ws, ids, seen: await look(ws, ids) };
}

async function look(ws: Workspace, ids: readonly number[]): Promise<string[]> {
  const paths: string[] = [];
  for (const id of ids) for (const size of SIZES) paths.push((await pageImage(ws, id, size)).path);
  return paths;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

it('pictures of a page as it was before it was turned go, those of it as it is stay, and undo makes the old ones again', async () => {
  const { ws, ids, seen } = await pagesSeen(2);
  const before = seen.map((path) => readFileSync(path));
  turnPages(ws, [ids[0]!], 90);
  const now = await look(ws, ids);
  later();

  // The scan as received is the same picture however the page is turned.
  expect(await tidyPageImages(ws, never)).toBe(2);
  expect(seen.map((path) => existsSync(path))).toEqual([false, false, true, true, true, true]);
  expect(now.every((path) => existsSync(path))).toBe(true);
  expect(await tidyPageImages(ws, never)).toBe(0);

  undo(ws);
  const again = await look(ws, ids);
  expect(again).toEqual(seen);
  expect(again.map((path) => readFileSync(path))).toEqual(before);
});

it('pictures of pages that are there no more go; so do halves of files that killed runs left beside them', async () => {
  const { ws, ids, seen } = await pagesSeen(1);
  const folder = dirname(seen[0]!);
  const stray = join(folder, '987654-0123456789-view.jpg');
  const half = join(folder, `.${ids[0]!}-0123456789-view.jpg.123-01234567-89abcdef.part`);
  for (const path of [stray, half]) writeFileSync(path, 'x');
  later();
  expect(await tidyPageImages(ws, never)).toBe(2);
  expect(filesBelow(folder).map((name) => join(folder, name))).toEqual([...seen].sort());
});

it('a picture that was asked for a moment ago stays, though the page is turned meanwhile', async () => {
  const { ws, ids, seen } = await pagesSeen(1);
  turnPages(ws, ids, 90);
  expect(await tidyPageImages(ws, never)).toBe(0);
  expect(seen.every((path) => existsSync(path))).toBe(true);
});

it('touches nothing else: PDFs, files of other names, what a link leads to', async () => {
  const { ws, ids } = await pagesSeen(1);
  const elsewhere = tempFolder();
  const names = [`${ids[0]!}-0123456789-view.jpg`, '1.pdf', 'ghi chú.jpg'];
  for (const name of names) writeFileSync(join(elsewhere, name), 'x');
  symlinkSync(elsewhere, join(ws.paths.derived, 'views', '0001'));
  for (const folder of ['documents/1', 'views/khác']) {
    mkdirSync(join(ws.paths.derived, folder), { recursive: true });
    for (const name of names) writeFileSync(join(ws.paths.derived, folder, name), 'x');
  }
  for (const name of ['1.pdf', 'ghi chú.jpg']) writeFileSync(join(ws.paths.derived, 'views', '0000', name), 'x');
  const before = [filesBelow(ws.paths.root), filesBelow(elsewhere)];
  later();
  expect(await tidyPageImages(ws, never)).toBe(0);
  expect([filesBelow(ws.paths.root), filesBelow(elsewhere)]).toEqual(before);
});

it('opening a workspace in the window does it after a while beside all else, and closing does not wait for its end', async () => {
  const { ws, ids, seen } = await pagesSeen(30);
  turnPages(ws, ids, 90);
  const now = await look(ws, ids.slice(0, 1));
  later();
  ws.close();
  const host = { emit: () => undefined, actor: 'test' };
  const hasty = new EngineSession(host);
  await hasty.call('0', 'workspace/open', { root: ws.paths.root });
  await setTimeout(300);
  expect(
    seen.every((path) => existsSync(path)),
    'before all is calm',
  ).toBe(true);
  await hasty.close();
  const engine = new EngineSession({ ...host, tidyAfter: 0 });
  await engine.call('1', 'workspace/open', { root: ws.paths.root });
  await engine.close();
  expect(seen.filter((path) => existsSync(path)).length).toBeGreaterThan(30);
  await engine.call('2', 'workspace/open', { root: ws.paths.root });
  await vi.waitFor(() => expect(seen.filter((path) => existsSync(path))).toHaveLength(30), { timeout: 10_000 });
  expect(now.every((path) => existsSync(path))).toBe(true);
  await engine.close();
});

it('killed while it takes them away, again and again, the workspace is sound and every picture is there when asked for', async () => {
  const { ws, ids } = await pagesSeen(6);
  turnPages(ws, ids, 90);
  const wanted = (await look(ws, ids)).map((path) => readFileSync(path));
  turnPages(ws, ids, 90);
  await look(ws, ids);
  const { root } = ws.paths;
  ws.close();
  for (const killAt of [1, 2, 5, 9]) {
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'tidy-child.ts'), root, String(killAt)]);
    expect([child.signal, child.stdout.length], String(child.stderr)).toEqual(['SIGKILL', killAt]);
  }
  const opened = await reopen(root);
  expect(verifyAudit(opened.db).findings).toEqual([]);
  undo(opened);
  expect((await look(opened, ids)).map((path) => readFileSync(path))).toEqual(wanted);
});
