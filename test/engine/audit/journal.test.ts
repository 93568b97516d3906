import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  appendAudit,
  exportJournal,
  journalChoices,
  listJournal,
  verifyAudit,
  verifyAuditInSteps,
} from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { deleteRecords, renameRecord } from '../../../electron/engine/forming/index.ts';
import { change } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../../support/pages.ts';
import { addFile, pagesOf } from '../../support/records.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

async function written() {
  const ws = await newWorkspace();
  const add = (day: string, who: string, action: string, subject: string, after?: unknown) =>
    appendAudit(ws.db, { at: `2026-06-${day}T08:00:00+07:00`, who, action, subject, after });
  add('13', 'Ánh', 'page/check', 'page:1', { blankness: 'text' });
  add('14', 'Đại', 'page/check', 'page:2');
  add('14', 'Đại', 'file/describe', 'file:H99.2001.1', { title: 'Hồ sơ "kho", năm 2001' });
  add('15', 'Ánh', 'file/describe', '=cmd|x');
  return ws;
}

describe('the journal', () => {
  it('shows the newest first and goes on from where it ended', async () => {
    const ws = await written();
    const first = listJournal(ws.db, { limit: 2 });
    expect(first.total).toBe(5);
    expect(first.rows.map((row) => row.seq)).toEqual([5, 4]);
    expect(listJournal(ws.db, { limit: 9, before: 4 }).rows.map((row) => row.seq)).toEqual([3, 2, 1]);
  });

  it('is narrowed by person, action, subject and days, both included', async () => {
    const ws = await written();
    const seqs = (filter: object) => listJournal(ws.db, { limit: 9, ...filter }).rows.map((row) => row.seq);
    expect(seqs({ who: 'Ánh' })).toEqual([5, 2]);
    expect(seqs({ action: 'page/check' })).toEqual([3, 2]);
    expect(seqs({ subject: 'H99' })).toEqual([4]);
    expect(seqs({ from: '2026-06-14', to: '2026-06-14' })).toEqual([4, 3]);
    expect(seqs({ who: 'Ánh', from: '2026-06-14' })).toEqual([5]);
    expect(listJournal(ws.db, { limit: 1, who: 'Ánh' }).total).toBe(2);
    expect(journalChoices(ws.db)).toEqual({
      people: ['test', 'Ánh', 'Đại'],
      actions: ['file/describe', 'page/check', 'workspace/create'],
    });
  });

  it('calls things as they were called when it was written, whatever has their number or place today', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 3 });
    const [one, two, three] = pagesOf(ws, 'a.tif');
    const { id, code, documents } = addFile(ws, {
      documents: [{ pages: [one!] }, { pages: [two!] }, { pages: [three!] }],
    });
    const [first, second, third] = documents;
    const sign = (document: number) =>
      change(ws, { action: 'document/sign', subject: `document:${document}` }, () => undefined);
    sign(third!);
    sign(second!);
    change(ws, { action: 'page/check', subject: `page:${two!}` }, () => undefined);
    renameRecord(ws, { level: 'file', id, year: 2002, notation: '09.VP' });
    deleteRecords(ws, 'document', [first!]);
    deleteRecords(ws, 'document', [second!, third!]);
    const abouts = listJournal(ws.db, { limit: 6 })
      .rows.map(({ about }) => about)
      .reverse();
    const nothing = { unnamed: null, documentId: null };
    expect(abouts).toMatchObject([
      { ...nothing, kind: 'document', name: `${code}/3` },
      { ...nothing, kind: 'document', name: `${code}/2` },
      { ...nothing, kind: 'page', name: 'a.tif · 2', pageId: two },
      { kind: 'file', name: code, unnamed: null },
      { ...nothing, kind: 'document', name: 'H99.12.3.2002.09.VP/1' },
      { ...nothing, kind: 'documents', name: '2' },
    ]);
    // While it is made something else: what it was called before.
    const page = `page:${three!}`;
    change(ws, { action: 'page/turn', subject: page }, () => ws.db.exec(`UPDATE source SET name = 'b.tif'`));
    expect(listJournal(ws.db, { limit: 1 }).rows[0]?.about.name).toBe('a.tif · 3');
    expect(verifyAudit(ws.db).findings).toEqual([]);
    expect(listJournal(ws.db, { limit: 9, subject: `${code}/3` }).total).toBe(1);
  });

  it('leads to what is still there', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    const [page] = pagesOf(ws, 'a.tif');
    const { id, code, documents } = addFile(ws, { documents: [{ pages: [page!] }] });
    const about = (subject: string) => {
      change(ws, { action: 'document/pdf', subject }, () => undefined);
      return listJournal(ws.db, { limit: 1 }).rows[0]?.about;
    };
    expect(about(`document:${documents[0]!}`)).toMatchObject({ documentId: documents[0], fileCode: code });
    expect(about(`file:${code}`)).toMatchObject({ fileId: id, fileCode: code });
    // A place in a file is a name: who has it today may be another.
    expect(about(`document:${code}/1`)).toMatchObject({ name: `${code}/1`, documentId: null, fileId: id });
  });

  it('of entries of older programs, which have the number only, says what has that number now, as that', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 1 });
    const [page] = pagesOf(ws, 'a.tif');
    const { code, documents } = addFile(ws, { documents: [{ pages: [page!] }] });
    const about = (subject: string, after?: unknown) => {
      appendAudit(ws.db, { at: 'then', who: 'x', action: 'document/delete', subject, after });
      const [row] = listJournal(ws.db, { limit: 1 }).rows;
      return [row?.about.kind, row?.about.name, row?.about.unnamed];
    };
    expect(about(`document:${documents[0]!}`)).toEqual(['document', '1', { now: `${code}/1` }]);
    expect(about('document:999')).toEqual(['document', '999', { now: null }]);
    expect(about('document:2', { ids: [1, 5] })).toEqual(['documents', '2', null]);
    expect(about('sample:3')).toEqual(['sample', '3', null]);
  });

  it('walked in steps says what walking it at once says, of a whole chain and of a broken one', async () => {
    const ws = await written();
    for (let i = 0; i < 1100; i += 1) appendAudit(ws.db, { at: 'now', who: 'x', action: 'a', subject: 's' });
    const both = async () =>
      [await verifyAuditInSteps(ws.db, new AbortController().signal), verifyAudit(ws.db)] as const;
    const [whole, same] = await both();
    expect(whole).toEqual(same);
    expect(whole).toMatchObject({ entries: 1105, findings: [] });
    ws.db.exec('DROP TRIGGER audit_is_append_only_update; DROP TRIGGER audit_is_append_only_delete');
    ws.db.exec(`UPDATE audit SET who = 'y' WHERE seq = 1001; DELETE FROM audit WHERE seq = 1050`);
    const [broken, too] = await both();
    expect(broken).toEqual(too);
    expect(broken.findings.map((finding) => finding.code)).toEqual([
      'audit/entry-changed',
      'audit/entry-missing',
      'audit/chain-broken',
    ]);
  });

  it('is written as CSV that reads back, with nothing a spreadsheet program would take for a formula', async () => {
    const ws = await written();
    const path = join(tempFolder(), 'nhật ký.csv');
    expect(await exportJournal(ws.db, { path, action: 'file/describe' }, silentTask())).toEqual({ path, entries: 2 });
    const rows = parse<Record<string, string>>(readFileSync(path), { bom: true, columns: true });
    expect(rows).toMatchObject([
      { seq: '4', who: 'Đại', after: JSON.stringify({ title: 'Hồ sơ "kho", năm 2001' }) },
      { seq: '5', who: 'Ánh', subject: "'=cmd|x" },
    ]);
    expect(rows[0]?.['hash']).toMatch(/^[0-9a-f]{64}$/);
  });
});
