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

  it('calls pages, documents and files by their names of today', async () => {
    const ws = await newWorkspace();
    receive(ws, 'hộp 1', { 'a.tif': 2 });
    const [, page] = pagesOf(ws, 'a.tif');
    const { code, documents } = addFile(ws, { documents: [{ pages: [page!] }] });
    for (const subject of [
      `page:${page!}`,
      `document:${documents[0]!}`,
      `document:${code}/1`,
      `file:${code}`,
      'page:999',
    ])
      appendAudit(ws.db, { at: 'now', who: 'x', action: 'a', subject });
    const abouts = listJournal(ws.db, { limit: 5 })
      .rows.map((row) => row.about)
      .reverse();
    expect(abouts).toMatchObject([
      { kind: 'page', name: 'a.tif · 2', pageId: page },
      { kind: 'document', name: `${code}/1`, documentId: documents[0] },
      { kind: 'document', name: `${code}/1`, documentId: documents[0] },
      { kind: 'file', name: code, fileCode: code },
      { kind: 'page', name: '999', pageId: null },
    ]);
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
