import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { importSources, setAsideFiles, unfinishedRun } from '../../../electron/engine/intake/index.ts';
import { joinPages, judgePages, splitPages } from '../../../electron/engine/page-edits/index.ts';
import { listPages, readPage, readPageDetail } from '../../../electron/engine/pages/index.ts';
import {
  bringRescan,
  declineRescans,
  replacePages,
  rescanHistory,
  scanImage,
} from '../../../electron/engine/rescans/index.ts';
import { hostilePdfs } from '../../support/pdfs/hostile.ts';
import { pagesOf } from '../../support/records.ts';
import { cancelledTask, scan, takeIn } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';
import {
  BATCH,
  sha,
  rows,
  signal,
  handIn,
  offers,
  confirm,
  oneSentBack,
  codeOf,
  feeder,
} from '../../support/rescans.ts';

describe('what is handed in as new scans', () => {
  it('becomes no new page: refused by name, and pages without a file are named as still waiting', async () => {
    const { ws, ids } = await oneSentBack();
    judgePages(ws, [ids[2]!], 'rescan', 'mất góc');
    const report = await handIn(ws, {
      '2.jpg': await scan(22),
      '9.jpg': await scan(29),
      '1.jpg': await scan(31),
      '3.jpg': Buffer.from('not a scan'),
    });
    expect(report).toMatchObject({ received: 4, taken: 0, pages: 0 });
    expect(report.refused.map(({ name, error }) => [name, error.code])).toEqual([
      ['1.jpg (2)', 'intake/name-taken'],
      ['2.jpg (2)', 'intake/rescan-waiting'],
      ['3.jpg (2)', 'intake/unsupported'],
      ['9.jpg', 'intake/rescan-for-none'],
    ]);
    const { pairs, waiting } = await offers(ws);
    expect(pairs.map(({ page }) => page)).toEqual(['2.jpg#1']);
    expect(waiting).toMatchObject([{ page: '3.jpg#1', reason: 'mất góc' }]);
    expect(listPages(ws)).toHaveLength(3);
  });

  it('is matched without its folder and its extension; the page is then called by the new format', async () => {
    const { ws, page } = await oneSentBack();
    const png = await sharp(await scan(22))
      .withDensity(200)
      .png()
      .toBuffer();
    await handIn(ws, { 'quét lại/2.PNG': png });
    await confirm(ws);
    expect(readPage(ws, page)).toMatchObject({ name: '2.PNG#1', masterSha256: sha(png), facts: { codec: 'png' } });
    expect(rows(ws, `SELECT name FROM source WHERE outcome <> 'taken'`)).toEqual([]);
  });

  it('is told from a file of the same name in another folder, and refused where it cannot be told', async () => {
    const ws = await newWorkspace();
    await takeIn(ws, { 'hs-1/001.jpg': await scan(1), 'hs-2/001.jpg': await scan(2) });
    const ids = listPages(ws).map(({ id }) => id);
    judgePages(ws, ids, 'rescan', 'mờ');
    const report = await handIn(ws, { '001.jpg': await scan(31) });
    expect(report.refused).toMatchObject([
      { error: { code: 'intake/rescan-for-several', params: { names: 'hs-1/001.jpg, hs-2/001.jpg' } } },
    ]);
    await handIn(ws, { 'quét lại/hs-2/001.jpg': await scan(32) });
    expect((await offers(ws)).pairs.map(({ page }) => page)).toEqual(['hs-2/001.jpg#1']);
  });

  it('goes on where it was when it is stopped, still as new scans', async () => {
    const { ws, ids } = await oneSentBack();
    judgePages(ws, ids, 'rescan', 'mờ');
    const box = tempFolder();
    for (const at of [1, 2, 3]) writeFileSync(join(box, `${at}.jpg`), await scan(60 + at));
    const request = { paths: [box], batch: BATCH, rescan: true };
    const stopped = importSources(
      ws,
      request,
      cancelledTask(({ done }) => done >= 1),
    );
    expect(await codeOf(() => stopped)).toBe('internal/cancelled');
    const [{ digest }] = ws.db
      .prepare<[], { digest: string }>(`SELECT params ->> 'request' AS digest FROM job WHERE state <> 'done'`)
      .all() as [{ digest: string }];
    const run = await unfinishedRun(ws, digest);
    expect(run).toEqual(request);
    expect(await importSources(ws, run!, silentTask())).toMatchObject({ resumed: true, received: 3, taken: 0 });
    expect((await offers(ws)).pairs).toHaveLength(3);
  });

  it('is offered too when it came in before the page was sent back, or through plain intake', async () => {
    const { ws, ids } = await oneSentBack();
    await handIn(ws, { '3.jpg': await scan(33), '2.jpg': await scan(22) }, false);
    expect((await offers(ws)).pairs.map(({ page }) => page)).toEqual(['2.jpg#1']);
    judgePages(ws, [ids[2]!], 'rescan', 'lệch');
    expect((await offers(ws)).pairs.map(({ page }) => page)).toEqual(['2.jpg#1', '3.jpg#1']);
    await confirm(ws);
    expect(setAsideFiles(ws.db, BATCH)).toEqual([]);
  });

  it('stands page for page when a file of several pages was scanned again, or in order for those sent back', async () => {
    const ws = await newWorkspace();
    await takeIn(ws, { 'tap.tif': await feeder([1, 2, 3]) });
    const ids = pagesOf(ws, 'tap.tif');
    judgePages(ws, [ids[1]!], 'rescan', 'mờ');
    await handIn(ws, { 'tap.tif': await feeder([11, 12, 13]) });
    expect((await offers(ws)).pairs).toMatchObject([{ pageId: ids[1], frame: 1 }]);
    declineRescans(
      ws,
      (await offers(ws)).pairs.map(({ sourceId }) => sourceId),
    );
    expect((await offers(ws)).pairs).toEqual([]);
    expect(setAsideFiles(ws.db, BATCH)[0]!.error).toMatchObject({ code: 'intake/rescan-declined' });
    judgePages(ws, [ids[0]!], 'rescan', 'mờ');
    await handIn(ws, { 'tap.tif': await feeder([21, 22]) });
    const { pairs } = await offers(ws);
    expect(pairs.map(({ pageId, frame }) => [pageId, frame])).toEqual([
      [ids[0], 0],
      [ids[1], 1],
    ]);
    await confirm(ws);
    expect(listPages(ws).map(({ id, source, number }) => [id, source, number])).toEqual([
      [ids[0], 'tap.tif (3)', 1],
      [ids[1], 'tap.tif (3)', 2],
      [ids[2], 'tap.tif', 3],
    ]);
    // The first file is still known, with the three pages it was received with.
    const again = await handIn(ws, { 'tap.tif': await feeder([1, 2, 3]) }, false);
    expect(again).toMatchObject({ taken: 0, pages: 0, refused: [] });
    expect(again.already).toHaveLength(1);
    expect(rows(ws, `SELECT outcome ->> 'pages' AS pages FROM job_item ORDER BY job_id DESC LIMIT 1`)).toEqual([
      { pages: 3 },
    ]);
  });

  it('may come in several files for the pages of one: each gets a name of its own, and undo gives all names back', async () => {
    const ws = await newWorkspace();
    await takeIn(ws, { 'tap.tif': await feeder([1, 2]) });
    const ids = pagesOf(ws, 'tap.tif');
    judgePages(ws, ids, 'rescan', 'mờ');
    const folder = tempFolder();
    const pairs = [];
    for (const [at, pageId] of ids.entries()) {
      const path = join(folder, `IMG_${at}.tif`);
      writeFileSync(
        path,
        await sharp(await scan(50 + at))
          .withDensity(100)
          .tiff()
          .toBuffer(),
      );
      pairs.push(await bringRescan(ws, { pageId, path }, { signal: signal() }));
    }
    const names = (): unknown[] => rows(ws, 'SELECT id, name FROM source ORDER BY id');
    const before = names();
    await replacePages(ws, pairs, signal());
    const after = names() as { name: string }[];
    expect(new Set(after.map(({ name }) => name)).size).toBe(3);
    expect(readPage(ws, ids[0]!).name).toBe('tap.tif#1');
    expect(ws.db.prepare('SELECT count(*) AS n FROM page').get()).toEqual({ n: 2 });
    undo(ws);
    expect(names()).toEqual(before);
    redo(ws);
    expect(names()).toEqual(after);
  });

  it('keeps both halves of a double page when both were sent back, and one alone becomes a sheet of its own', async () => {
    const { ws, page } = await oneSentBack();
    judgePages(ws, [page], 'unchecked', null);
    const [left, right] = splitPages(ws, [page], 0.4).map(({ id }) => id);
    judgePages(ws, [left!, right!], 'rescan', 'mờ');
    await handIn(ws, { '2.jpg': await scan(22, { width: 200, height: 120, dpi: 100 }) });
    await confirm(ws);
    expect(listPages(ws).map(({ part }) => part)).toEqual([0, 1, 2, 0]);
    expect([left, right].map((id) => readPageDetail(ws, id!).crop)).toEqual([
      [0, 0, 100, 120],
      [100, 0, 200, 120],
    ]);
    // The history of each half shows that half, in its own address.
    const histories = [left, right].map((id) => rescanHistory(ws, id!)[0]!);
    const pictures = await Promise.all(histories.map(({ id }) => scanImage(ws, { rescanId: id }, signal())));
    const sizes = await Promise.all(pictures.map(({ path }) => sharp(path).metadata()));
    expect(sizes.map(({ width, height }) => ({ width, height }))).toEqual(histories.map(({ oldSize }) => oldSize));
    expect(histories[0]!.oldSize).not.toEqual(histories[1]!.oldSize);
    expect(histories[0]!.oldVersion).not.toBe(histories[1]!.oldVersion);
    const [joined] = joinPages(ws, [left!]);
    expect(joined).toMatchObject({ part: 0, id: left });
    undo(ws);
    judgePages(ws, [right!], 'rescan', 'mờ');
    await handIn(ws, { '2.jpg': await scan(23) });
    await confirm(ws);
    expect([left, right].map((id) => readPage(ws, id!).part)).toEqual([1, 0]);
  });
});

describe('the same new scans handed in once more', () => {
  it('are nothing new when they were used, also from another folder; for another page they are refused', async () => {
    const { ws, page } = await oneSentBack();
    const better = { 'lần 2/2.jpeg': await scan(22), 'lần 2/1.jpg': await scan(1) };
    await handIn(ws, { 'lần 2/2.jpeg': better['lần 2/2.jpeg'] });
    await confirm(ws);
    const sources = rows(ws, 'SELECT id, outcome FROM source');
    const isNothingNew = async () => {
      const { received, taken, already, refused } = await handIn(ws, better);
      expect([received, taken, already.length, refused]).toEqual([2, 0, 2, []]);
    };
    await isNothingNew();
    judgePages(ws, [page], 'rescan', 'vẫn mờ');
    await isNothingNew();
    expect(rows(ws, 'SELECT id, outcome FROM source')).toEqual(sources);
    expect(await handIn(ws, { '2.jpg': await scan(3) })).toMatchObject({
      refused: [{ error: { code: 'intake/rescan-known' } }],
    });
  });
});

describe('a file chosen for one page', () => {
  it('may have any name and is confirmed like the others', async () => {
    const { ws, page } = await oneSentBack();
    const path = join(tempFolder(), 'IMG_0042.jpg');
    const bytes = await scan(42);
    writeFileSync(path, bytes);
    const pair = await bringRescan(ws, { pageId: page, path }, { signal: signal() });
    expect(pair).toMatchObject({ pageId: page, file: 'IMG_0042.jpg', frame: 0, refusal: null });
    await replacePages(ws, [pair], signal());
    expect(readPage(ws, page)).toMatchObject({ name: '2.jpg#1', masterSha256: sha(bytes) });
  });

  it('is refused when it is the old scan, a page already, of several pages, or no scan; and kept with the reason', async () => {
    const { ws, ids, page, old } = await oneSentBack();
    const folder = tempFolder();
    const bring = (name: string, bytes: Uint8Array): Promise<unknown> => {
      writeFileSync(join(folder, name), bytes);
      return codeOf(() => bringRescan(ws, { pageId: page, path: join(folder, name) }, { signal: signal() }));
    };
    expect(await bring('a.jpg', old)).toBe('rescans/same');
    expect(await bring('b.jpg', await scan(3))).toBe('intake/rescan-known');
    expect(await bring('c.tif', await feeder([7, 8]))).toBe('rescans/one-page');
    expect(await bring('d.jpg', Buffer.from('thư'))).toBe('intake/unsupported');
    expect(await bring('e.jpg', Buffer.alloc(0))).toBe('intake/empty');
    expect(
      await codeOf(() => bringRescan(ws, { pageId: ids[0]!, path: join(folder, 'c.tif') }, { signal: signal() })),
    ).toBe('rescans/not-marked');
    const locked = (await hostilePdfs()).find(({ becomes }) => becomes === 'intake/pdf-encrypted')!;
    expect(await bring('khóa.pdf', locked.bytes)).toBe('intake/pdf-encrypted');
    expect(setAsideFiles(ws.db, BATCH)).toHaveLength(6);
    // The file is called as it was handed in, not by the place where its bytes are kept.
    expect(
      setAsideFiles(ws.db, BATCH)
        .map(({ error }) => JSON.stringify(error))
        .join(),
    ).toContain('khóa.pdf');
    expect(JSON.stringify(rows(ws, 'SELECT error FROM source'))).not.toContain(ws.paths.root);
    expect(readPage(ws, page).masterSha256).toBe(sha(old));
    expect((await offers(ws)).pairs).toEqual([]);
  });
});
