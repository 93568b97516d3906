import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { appendAudit } from '../../../electron/engine/audit/index.ts';
import { findingKinds, listBatches, overviewState, workDays } from '../../../electron/engine/overview/index.ts';
import { saveOcr } from '../../../electron/engine/ocr/result-store.ts';
import { judgePages } from '../../../electron/engine/page-edits/index.ts';
import { proofQueue } from '../../../electron/engine/proofread/index.ts';
import { checkFiles } from '../../../electron/engine/rules/index.ts';
import { backupWorkspace, restoreWorkspace, type Workspace } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../../support/pages.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { scannedWorkspace } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { handOver, packed } from '../../support/transfer/packed-round.ts';
import { newWorkspace, reopen } from '../../support/workspace.ts';

/** Found on a page by its check. */
const LOW = {
  code: 'imaging/depth-low',
  severity: 'warning',
  place: 'p',
  params: { bits: 1, limit: 24, clause: 'c' },
};

describe('the overview', () => {
  it('counts what waits at each step from scan to transfer', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 4 });
    const [one, two, three, blank] = pagesOf(ws, 'a.tif');
    addText(ws, one!, ['chữ']);
    ws.db.exec(`UPDATE page SET recipe = '{"turn":0,"skew":0}', blankness = 'text' WHERE id IN (${one!}, ${two!});
      UPDATE page SET recipe = '{"turn":0,"skew":0}', blankness = 'blank' WHERE id = ${blank!};
      UPDATE page SET check_state = 'passed' WHERE id = ${one!};
      UPDATE page SET check_state = 'rescan', check_reason = 'mờ' WHERE id = ${three!};`);
    const { id, documents } = addFile(ws, { documents: [{ pages: [one!] }, { pages: [two!] }] });
    const pdf = `derived/documents/${documents[0]!}/signed.pdf`;
    for (const path of [pdf, 'outbox/r/1o.zip']) {
      mkdirSync(dirname(join(ws.paths.root, path)), { recursive: true });
      writeFileSync(join(ws.paths.root, path), 'made');
    }
    ws.db
      .exec(`INSERT INTO document_pdf VALUES (${documents[0]!}, 'signed', '${pdf}', '${'0'.repeat(64)}', 500, 1, 'k', 'now');
      INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key, made_at)
        VALUES ('sip-hoso', ${id}, 'u', 'o', 'r', 1, 'outbox/r/1o.zip', '${'0'.repeat(64)}', 900, 2, 'k', 'now');`);
    const state = await overviewState(ws);
    expect(Object.fromEntries(state.steps.map((step) => [step.id, [step.waiting, step.done]]))).toEqual({
      check: [1, 3],
      judge: [2, 2],
      rescan: [1, 1],
      recognise: [2, 1],
      form: [1, 2],
      sign: [1, 1],
      package: [0, 1],
      transfer: [1, 0],
    });
    expect(state).toMatchObject({ pages: 4, blank: 1, documents: 2, files: 1 });
    expect(state.confidence).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(state.disk).toMatchObject({ masters: 1, made: 1400 });
    expect(state.disk.forecast).toBeGreaterThan(500 * 3);
  });

  it('counts a PDF that came signed by others as done once it is kept as the document, and what is lost as waiting', async () => {
    const { ws } = await scannedWorkspace([[1, 1]]);
    const sign = async () => (await overviewState(ws)).steps.find(({ id }) => id === 'sign');
    ws.db.exec(`UPDATE document SET original_source_id = id WHERE id = 1;
      UPDATE source SET kind = 'pdf-signed' WHERE id = 1`);
    const insert = ws.db.prepare(`INSERT INTO document_pdf VALUES (?, ?, ?, ?, 1, 1, 'k', 'now')`);
    for (const id of [1, 2]) {
      const folder = `derived/documents/${id}`;
      mkdirSync(join(ws.paths.root, folder), { recursive: true });
      insert.run(id, 'archival', `${folder}/archival.pdf`, '0'.repeat(64));
    }
    expect(await sign()).toMatchObject({ waiting: 1, done: 1 });
    insert.run(2, 'signed', 'derived/documents/2/signed.pdf', '1'.repeat(64));
    expect(await sign()).toMatchObject({ waiting: 0, done: 2 });
    // One that an earlier version signed on top is still one document.
    insert.run(1, 'signed', 'derived/documents/1/signed.pdf', '2'.repeat(64));
    expect(await sign()).toMatchObject({ waiting: 0, done: 2 });
    rmSync(join(ws.paths.root, 'derived'), { recursive: true });
    expect(await sign()).toMatchObject({ waiting: 2, done: 0 });
  });

  it('after a restore counts PDFs, signatures and packages as work to be done again, and what was handed over as done', async () => {
    const ws = await packed([[1], [1]]);
    const made = async (one: Workspace) =>
      Object.fromEntries((await overviewState(one)).steps.map(({ id, waiting, done }) => [id, [waiting, done]]));
    const backup = join(tempFolder(), 'sao-luu');
    expect(await made(ws)).toMatchObject({ sign: [0, 2], package: [0, 2], transfer: [2, 0] });
    await backupWorkspace(ws, backup, silentTask());
    const folder = join(tempFolder(), 'khoi-phuc');
    await restoreWorkspace(backup, folder, silentTask());
    const restored = await reopen(folder);
    expect(await made(restored)).toMatchObject({ sign: [2, 0], package: [2, 0], transfer: [0, 0] });
    const [before, after] = [(await overviewState(ws)).disk, (await overviewState(restored)).disk];
    expect(after).toMatchObject({ made: 0, masters: before.masters });
    expect(after.forecast).toBeGreaterThan(before.forecast);

    await handOver(ws);
    await backupWorkspace(ws, `${backup}-2`, silentTask());
    await restoreWorkspace(`${backup}-2`, `${folder}-2`, silentTask());
    expect(await made(await reopen(`${folder}-2`))).toMatchObject({ package: [0, 2], transfer: [0, 2] });
  });

  it('needs no more room when everything has been transferred', async () => {
    expect((await overviewState(await newWorkspace())).disk).toMatchObject({ masters: 0, made: 0, forecast: 0 });
  });

  it('knows the last backup from the journal, and what came after it', async () => {
    const ws = await newWorkspace();
    expect((await overviewState(ws)).backup).toEqual({ at: null, path: null, entriesSince: 1 });
    const add = (action: string, after?: unknown) =>
      appendAudit(ws.db, { at: '2026-06-12T10:00:00+07:00', who: 'x', action, subject: 's', after });
    add('workspace/backup', { path: 'D:/sao-luu' });
    add('page/check');
    expect((await overviewState(ws)).backup).toEqual({
      at: '2026-06-12T10:00:00+07:00',
      path: 'D:/sao-luu',
      entriesSince: 1,
    });
  });

  it('adds up what each person did on a day: pages of a source, pages of an edit, entries of the program', async () => {
    const ws = await newWorkspace();
    const add = (day: string, who: string, action: string, after: unknown) =>
      appendAudit(ws.db, { at: `2026-06-${day}T08:00:00+07:00`, who, action, subject: 's', after });
    add('10', 'Ánh', 'intake/taken', { pages: 3 });
    add('10', 'Ánh', 'intake/taken', { pages: 2 });
    add('11', 'Đại', 'page/check-passed', { pages: [1, 2, 3] });
    add('11', 'Đại', 'page/check-rescan', { pages: [4] });
    add('12', 'Ánh', 'page/ocr', {});
    add('12', 'Ánh', 'page/turn', { recipe: {} });
    add('01', 'Ánh', 'page/ocr', {});
    expect(workDays(ws, 3).filter((one) => one.count > 0)).toEqual([
      { day: '2026-06-10', who: 'Ánh', kind: 'received', count: 5 },
      { day: '2026-06-11', who: 'Đại', kind: 'judged', count: 4 },
      { day: '2026-06-12', who: 'Ánh', kind: 'recognised', count: 1 },
    ]);
  });

  it('groups findings by kind, the gravest first, with one of them to tell by', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    ws.db.prepare(`UPDATE page SET findings = ?`).run(JSON.stringify([LOW, LOW]));
    const [page] = pagesOf(ws, 'a.tif');
    addFile(ws, { documents: [{ pages: [page!], values: { subject: '' } }] });
    const kinds = await findingKinds(ws);
    expect(kinds[0]).toMatchObject({ code: 'efile/field-missing', severity: 'error', on: 'file', places: 1 });
    expect(kinds).toContainEqual({
      code: 'imaging/depth-low',
      severity: 'warning',
      on: 'page',
      count: 4,
      places: 2,
      example: LOW.params,
    });
  });

  it('calls a finding as grave as the check of files does: on pages that were passed it is only noted', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    ws.db.prepare(`UPDATE page SET findings = ?`).run(JSON.stringify([LOW]));
    const pages = pagesOf(ws, 'a.tif');
    const { code } = addFile(ws, { documents: [{ pages }] });
    const counted = async () =>
      (await findingKinds(ws)).flatMap((kind) => (kind.code === LOW.code ? [[kind.severity, kind.count]] : []));
    const checked = () =>
      checkFiles(ws, { files: [code], purpose: 'transfer' })[0]!.findings.flatMap((finding) =>
        finding.code === LOW.code ? [finding.severity] : [],
      );
    expect([await counted(), checked()]).toEqual([[['warning', 2]], ['warning', 'warning']]);
    judgePages(ws, [pages[0]!], 'passed', null);
    expect(await counted()).toEqual([
      ['warning', 1],
      ['info', 1],
    ]);
    expect(checked()).toEqual(['info', 'warning']);
  });

  it('counts pages to be recognised without the blank ones, in the steps, in the queue and by day', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 3 });
    const [one, two, blank] = pagesOf(ws, 'a.tif');
    ws.db.exec(`UPDATE page SET blankness = 'blank' WHERE id = ${blank!}`);
    const counts = async () => {
      const step = (await overviewState(ws)).steps.find(({ id }) => id === 'recognise')!;
      const [line] = proofQueue(ws, 80);
      const read = workDays(ws, 1).filter(({ kind }) => kind === 'recognised');
      return [
        [step.done, step.done + step.waiting],
        [line!.done, line!.pages - line!.blank],
        read.reduce((sum, { count }) => sum + count, 0),
      ];
    };
    expect(await counts()).toEqual([[0, 2], [0, 2], 0]);
    addText(ws, one!, ['chữ']);
    addText(ws, two!, ['chữ']);
    saveOcr(ws, blank!, 'k', { state: 'skipped-blank' });
    expect(await counts()).toEqual([[2, 2], [2, 2], 2]);
    expect(listBatches(ws)[0]).toMatchObject({ pages: 3, blank: 1, recognised: 2 });
  });
});
