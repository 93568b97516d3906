import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { judgePages, movePages, turnPages } from '../../../electron/engine/page-edits/index.ts';
import { checkPages, listPages, pageImage, readPage, readPageDetail } from '../../../electron/engine/pages/index.ts';
import { correctWords } from '../../../electron/engine/proofread/index.ts';
import { replacePages, rescanHistory, scanImage } from '../../../electron/engine/rescans/index.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { backupWorkspace, masterPath } from '../../../electron/engine/workspace/index.ts';
import { addFile, addText } from '../../support/records.ts';
import { scan } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { sha, rows, signal, handIn, offers, confirm, oneSentBack, codeOf } from '../../support/rescans.ts';

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
    expect(entry.subject).toBe(`page:${page}|2.jpg · 1`);
    expect([entry.before, entry.after].join()).toMatch(new RegExp(`${sha(old)}.*${sha(better)}.*mờ chữ`));
    expect(verifyAudit(ws.db).findings).toEqual([]);
    // The same folder once more is nothing new, and neither is the folder of the first scans.
    const nothingNew = { taken: 0, pages: 0, refused: [], duplicates: [] };
    const rescanned = await handIn(ws, { '2.jpg': better });
    expect(rescanned).toMatchObject({ received: 1, ...nothingNew });
    expect(rescanned.already).toHaveLength(1);
    const again = await handIn(ws, { '1.jpg': await scan(1), '2.jpg': old }, false);
    expect(again).toMatchObject({ received: 2, ...nothingNew });
    expect(again.already).toHaveLength(2);
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
    for (const { id: rescanId } of rescanHistory(ws, page))
      expect(existsSync((await scanImage(ws, { rescanId }, signal())).path)).toBe(true);
    expect(rows(ws, `SELECT name FROM source WHERE name LIKE '2%' ORDER BY name`)).toHaveLength(3);
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

  it('when two people confirm at the same moment: a file stands for one page', async () => {
    const { ws, ids, page } = await oneSentBack();
    judgePages(ws, [ids[2]!], 'rescan', 'mờ');
    await handIn(ws, { '2.jpg': await scan(22) });
    const [pair] = (await offers(ws)).pairs;
    const both = await Promise.all(
      [page, ids[2]!].map((pageId) => codeOf(() => replacePages(ws, [{ ...pair!, pageId }], signal()))),
    );
    expect(both[1]).toBe('rescans/not-waiting');
    expect([page, ids[2]!].map((id) => rescanHistory(ws, id).length)).toEqual([1, 0]);
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
