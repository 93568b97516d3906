import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RescanOffers } from '../../../shared/contract/reports/rescans.ts';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { preflight } from '../../../electron/engine/handover/index.ts';
import { planCut } from '../../../electron/engine/forming/index.ts';
import { importSources, setAsideFiles, type IntakeReport } from '../../../electron/engine/intake/index.ts';
import { joinPages, judgePages, movePages, splitPages, turnPages } from '../../../electron/engine/page-edits/index.ts';
import { checkPages, listPages, pageImage, readPage, readPageDetail } from '../../../electron/engine/pages/index.ts';
import { correctWords } from '../../../electron/engine/proofread/index.ts';
import {
  bringRescan,
  declineRescans,
  offerRescans,
  replacePages,
  rescanHistory,
  scanImage,
} from '../../../electron/engine/rescans/index.ts';
import { hasOutdatedPdf, makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { readFileRecord, setValue } from '../../../electron/engine/efile/index.ts';
import { backupWorkspace, masterPath, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { scan, takeIn } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

const BATCH = 'hộp 1';
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const rows = (ws: Workspace, sql: string): unknown[] => ws.db.prepare(sql).all();
const signal = (): AbortSignal => new AbortController().signal;

/** Hands files in: as they come, or as new scans. */
async function handIn(
  ws: Workspace,
  files: Readonly<Record<string, Uint8Array>>,
  rescan = true,
  box = tempFolder(),
): Promise<IntakeReport> {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(box, name)), { recursive: true });
    writeFileSync(join(box, name), bytes);
  }
  return importSources(ws, { paths: [box], batch: BATCH, ...(rescan ? { rescan } : {}) }, silentTask());
}

const offers = (ws: Workspace): Promise<RescanOffers> => offerRescans(ws, BATCH, signal());

async function confirm(ws: Workspace): Promise<void> {
  const { pairs } = await offers(ws);
  await replacePages(ws, pairs, signal());
}

/** Three scans, the second sent back to the scanner: its page, and the bytes of the first scan of it. */
async function oneSentBack(): Promise<{ ws: Workspace; ids: number[]; page: number; old: Buffer }> {
  const ws = await newWorkspace();
  const old = await scan(2);
  await takeIn(ws, { '1.jpg': await scan(1), '2.jpg': old, '3.jpg': await scan(3) });
  const ids = listPages(ws).map(({ id }) => id);
  judgePages(ws, [ids[1]!], 'rescan', 'mờ chữ');
  return { ws, ids, page: ids[1]!, old };
}

async function codeOf(act: () => unknown): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

/** A file of several pages, as a scanner with a feeder makes it. */
async function feeder(seeds: readonly number[]): Promise<Buffer> {
  const pages = await Promise.all(seeds.map((seed) => scan(seed)));
  return sharp(pages, { join: { animated: true } })
    .withDensity(100)
    .tiff({ compression: 'lzw' })
    .toBuffer();
}

describe('a page scanned again under its old name', () => {
  it('is set aside and offered, changes nothing until confirmed, then stands in the old place with the old bytes kept', async () => {
    const { ws, ids, page, old } = await oneSentBack();
    const better = await scan(22, { width: 160, height: 220, dpi: 200 });
    const shown = readFileSync((await pageImage(ws, page, 'thumb')).path);
    const report = await handIn(ws, { '2.jpg': better });
    expect(report).toMatchObject({ received: 1, taken: 0, refused: [{ error: { code: 'intake/rescan-waiting' } }] });
    expect(readPage(ws, page).masterSha256).toBe(sha(old));
    expect(readFileSync(masterPath(ws.paths, sha(better))).equals(better)).toBe(true);

    const { pairs, waiting, unpaired } = await offers(ws);
    expect(pairs).toMatchObject([
      { pageId: page, page: '2.jpg#1', file: '2.jpg', reason: 'mờ chữ', frame: 0, dpi: 200, refusal: null },
    ]);
    expect([waiting, unpaired]).toEqual([[], []]);
    await replacePages(ws, pairs, signal());

    expect(listPages(ws).map(({ id, source, checkState }) => [id, source, checkState])).toEqual([
      [ids[0], '1.jpg', 'unchecked'],
      [page, '2.jpg', 'unchecked'],
      [ids[2], '3.jpg', 'unchecked'],
    ]);
    expect(readPage(ws, page)).toMatchObject({
      masterSha256: sha(better),
      facts: { width: 160, height: 220, dpiX: 200 },
    });
    expect(readPageDetail(ws, page)).toMatchObject({ checkReason: null, rescans: 1 });
    expect(readFileSync((await pageImage(ws, page, 'thumb')).path).equals(shown)).toBe(false);
    expect(readFileSync(masterPath(ws.paths, sha(old))).equals(old)).toBe(true);
    expect(rescanHistory(ws, page)).toMatchObject([
      { oldName: '2.jpg', oldSha256: sha(old), newName: '2.jpg', newSha256: sha(better), reason: 'mờ chữ', by: 'test' },
    ]);
    const entry = ws.db
      .prepare<[], { subject: string; before: string; after: string }>(
        `SELECT subject, before, after FROM audit WHERE action = 'page/rescan'`,
      )
      .get()!;
    expect(entry.subject).toBe(`page:${page}`);
    expect([entry.before, entry.after].join()).toMatch(new RegExp(`${sha(old)}.*${sha(better)}.*mờ chữ`));
    expect(verifyAudit(ws.db).findings).toEqual([]);
    // The same folder once more is nothing new, and neither is the folder of the first scans.
    expect(await handIn(ws, { '2.jpg': better })).toMatchObject({ received: 1, taken: 1, pages: 1, refused: [] });
    const again = await handIn(ws, { '1.jpg': await scan(1), '2.jpg': old }, false);
    expect(again).toMatchObject({ received: 2, taken: 2, pages: 2, refused: [], duplicates: [] });
    expect(rows(ws, 'SELECT outcome, count(*) AS n FROM source GROUP BY outcome')).toEqual([
      { outcome: 'taken', n: 4 },
    ]);
  });

  it('leaves nothing of the old picture: recipe, check, text, corrections, codes, places and thumbnails', async () => {
    const { ws, page } = await oneSentBack();
    addText(ws, page, ['Quyêt định năm 2004'], { width: 83, height: 117, dpi: 100 });
    correctWords(ws, page, [{ word: 0, text: 'Quyết' }]);
    turnPages(ws, [page], 90);
    ws.db.exec(`INSERT INTO page_code VALUES (${page}, NULL, '[]', 'then');
      INSERT INTO first_page VALUES (${page}, 1)`);
    const { documents } = addFile(ws, { documents: [{ pages: [page] }] });
    setValue(ws.db, { kind: 'document', id: documents[0]! }, 'codeNumber', 'extracted', '7', 'then', {
      pageId: page,
      box: [1, 2, 3, 4],
      confidence: 50,
    });
    const before = { line: readPageDetail(ws, page), picture: readFileSync((await pageImage(ws, page, 'view')).path) };
    await handIn(ws, { '2.jpg': await scan(22) });
    await confirm(ws);

    const after = readPageDetail(ws, page);
    expect(after).toMatchObject({ edited: false, ocr: null, blankness: null, findings: [], documentId: documents[0] });
    expect(after.recipe).toEqual({ turn: 0, skew: 0 });
    expect(after.version).not.toBe(before.line.version);
    const picture = await pageImage(ws, page, 'view');
    expect(readFileSync(picture.path).equals(before.picture)).toBe(false);
    expect(rows(ws, 'SELECT * FROM word_correction')).toEqual([]);
    expect(rows(ws, 'SELECT * FROM page_code')).toEqual([]);
    expect(rows(ws, 'SELECT * FROM page_text')).toEqual([]);
    expect(rows(ws, 'SELECT first FROM first_page')).toEqual([{ first: 1 }]);
    expect(rows(ws, `SELECT value, box FROM field_value WHERE origin = 'extracted'`)).toEqual([
      { value: '7', box: null },
    ]);
    expect(rescanHistory(ws, page)[0]!.corrections).toMatchObject([{ original: 'Quyêt', text: 'Quyết', by: 'test' }]);

    undo(ws);
    const back = readPageDetail(ws, page);
    expect(back).toEqual(before.line);
    expect(rows(ws, 'SELECT text FROM word_correction')).toEqual([{ text: 'Quyết' }]);
    expect(rescanHistory(ws, page)).toEqual([]);
    expect((await offers(ws)).pairs).toHaveLength(1);
    redo(ws);
    expect(readPageDetail(ws, page)).toEqual(after);
  });

  it('is taken back and done again also after the program has looked at the new picture and read it', async () => {
    const { ws, page, old } = await oneSentBack();
    addText(ws, page, ['Bản cũ'], { width: 83, height: 117, dpi: 100 });
    const before = readPageDetail(ws, page);
    await handIn(ws, { '2.jpg': await scan(22) });
    await confirm(ws);
    await checkPages(ws, {}, () => Promise.resolve({ turn: 90, confidence: 9 }), silentTask());
    addText(ws, page, ['Bản mới'], { width: 83, height: 117, dpi: 100 });
    const checked = readPageDetail(ws, page);
    expect(checked.foundRecipe).not.toBeNull();
    undo(ws);
    expect(readPageDetail(ws, page)).toEqual(before);
    expect(readPage(ws, page).masterSha256).toBe(sha(old));
    redo(ws);
    expect(readPageDetail(ws, page)).toMatchObject({ ocr: null, foundRecipe: null, checkState: 'unchecked' });
    expect(ws.db.pragma('foreign_key_check')).toEqual([]);
  });

  it('keeps the place a person gave the page, and the history grows by each scan', async () => {
    const { ws, ids, page, old } = await oneSentBack();
    movePages(ws, [page], ids[0]!);
    const scans = [old, await scan(22), await scan(23)];
    for (const bytes of scans.slice(1)) {
      await handIn(ws, { '2.jpg': bytes });
      await confirm(ws);
      judgePages(ws, [page], 'rescan', 'vẫn mờ');
    }
    expect(listPages(ws).map(({ id }) => id)).toEqual([page, ids[0], ids[2]]);
    expect(rescanHistory(ws, page).map(({ oldSha256, reason }) => [oldSha256, reason])).toEqual([
      [sha(scans[1]!), 'vẫn mờ'],
      [sha(scans[0]!), 'mờ chữ'],
    ]);
    for (const { oldSourceId, oldFrame } of rescanHistory(ws, page))
      expect(existsSync((await scanImage(ws, { sourceId: oldSourceId, frame: oldFrame }, signal())).path)).toBe(true);
    expect(rows(ws, `SELECT name FROM source WHERE name LIKE '2%' ORDER BY name`)).toHaveLength(3);
  });
});

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
    // The first file is still counted with the three pages it was received with.
    expect(await handIn(ws, { 'tap.tif': await feeder([1, 2, 3]) }, false)).toMatchObject({ taken: 1, pages: 3 });
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
    const [left, right] = splitPages(ws, [page], 0.5).map(({ id }) => id);
    judgePages(ws, [left!, right!], 'rescan', 'mờ');
    await handIn(ws, { '2.jpg': await scan(22, { width: 200, height: 120, dpi: 100 }) });
    await confirm(ws);
    expect(listPages(ws).map(({ part }) => part)).toEqual([0, 1, 2, 0]);
    expect([left, right].map((id) => readPageDetail(ws, id!).crop)).toEqual([
      [0, 0, 100, 120],
      [100, 0, 200, 120],
    ]);
    const [joined] = joinPages(ws, [left!]);
    expect(joined).toMatchObject({ part: 0, id: left });
    undo(ws);
    judgePages(ws, [right!], 'rescan', 'mờ');
    await handIn(ws, { '2.jpg': await scan(23) });
    await confirm(ws);
    expect([left, right].map((id) => readPage(ws, id!).part)).toEqual([1, 0]);
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
    expect(setAsideFiles(ws.db, BATCH)).toHaveLength(5);
    expect(readPage(ws, page).masterSha256).toBe(sha(old));
    expect((await offers(ws)).pairs).toEqual([]);
  });
});

describe('a document with a page that was replaced', () => {
  it('has a PDF out of date, and one that waits for its page is neither ready nor packed', async () => {
    const { ws, page } = await oneSentBack();
    for (const { id } of listPages(ws)) addText(ws, id, ['Trang'], { width: 83, height: 117, dpi: 100 });
    const file = addFile(ws, { documents: [{ pages: [page] }] });
    await makeDocumentPdfs(ws, {}, silentTask());
    const ready = async () =>
      (await preflight(ws, { kind: 'sip-hoso', round: '2026-01', files: [file.code] })).files[0]!.faults.map(
        ({ code }) => code,
      );
    expect(await ready()).toContain('rules/page-rescan');
    const packed = await codeOf(() => packageFiles(ws, { kind: 'sip-hoso', round: '2026-01' }, silentTask()));
    expect(JSON.stringify(packed)).toContain('rules/page-rescan');

    await handIn(ws, { '2.jpg': await scan(22) });
    await confirm(ws);
    expect(await ready()).not.toContain('rules/page-rescan');
    expect(hasOutdatedPdf(ws, readFileRecord(ws, file.id).documents[0]!)).toBe(true);
    undo(ws);
    expect(hasOutdatedPdf(ws, readFileRecord(ws, file.id).documents[0]!)).toBe(false);
  });

  it('is not touched once it was signed or its file packed', async () => {
    const { ws, page } = await oneSentBack();
    const file = addFile(ws, { documents: [{ pages: [page] }] });
    await handIn(ws, { '2.jpg': await scan(22) });
    ws.db
      .prepare(`INSERT INTO document_pdf VALUES (?, 'signed', 'p', ?, 1, 1, 'k', 'then')`)
      .run(file.documents[0], sha(Buffer.from('x')));
    const { pairs } = await offers(ws);
    expect(pairs[0]!.refusal).toMatchObject({ code: 'rescans/signed' });
    expect(await codeOf(() => replacePages(ws, pairs, signal()))).toBe('rescans/signed');
    ws.db
      .prepare(
        `INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key, made_at)
         VALUES ('sip-hoso', ?, 'u', 'U', '1', 1, 'p', ?, 1, 1, 'k', 'then')`,
      )
      .run(file.id, sha(Buffer.from('x')));
    expect(await codeOf(() => replacePages(ws, pairs, signal()))).toBe('rescans/packed');
    expect(rescanHistory(ws, page)).toEqual([]);
  });

  it('is counted among those waiting when a batch is cut', async () => {
    const { ws, page } = await oneSentBack();
    const plan = planCut(ws, BATCH, { blank: 'keep', count: null, separator: false });
    expect(plan.awaiting).toEqual([page]);
  });
});

describe('nothing is lost', () => {
  it('in a backup: both masters are in it', async () => {
    const { ws, old } = await oneSentBack();
    const better = await scan(22);
    await handIn(ws, { '2.jpg': better });
    await confirm(ws);
    const to = join(tempFolder(), 'sao-luu');
    await backupWorkspace(ws, to, silentTask());
    for (const bytes of [old, better]) {
      const name = sha(bytes);
      expect(readFileSync(join(to, 'masters', name.slice(0, 2), name)).equals(bytes)).toBe(true);
    }
  });

  it('when two pairs name one page, one scan or a file of another batch: all is refused and nothing changed', async () => {
    const { ws, ids, page } = await oneSentBack();
    judgePages(ws, [ids[2]!], 'rescan', 'mờ');
    await handIn(ws, { '2.jpg': await scan(22) });
    const [pair] = (await offers(ws)).pairs;
    const audit = rows(ws, 'SELECT count(*) AS n FROM audit');
    expect(await codeOf(() => replacePages(ws, [pair!, { ...pair!, pageId: ids[2]! }], signal()))).toBe(
      'rescans/twice',
    );
    expect(await codeOf(() => replacePages(ws, [{ ...pair!, frame: 3 }], signal()))).toBe('rescans/no-such-page');
    expect(await codeOf(() => replacePages(ws, [{ ...pair!, sourceId: 1 }], signal()))).toBe('rescans/not-waiting');
    rmSync(masterPath(ws.paths, pair!.sha256), { force: true });
    expect(rows(ws, 'SELECT count(*) AS n FROM audit')).toEqual(audit);
    expect(rescanHistory(ws, page)).toEqual([]);
  });
});
