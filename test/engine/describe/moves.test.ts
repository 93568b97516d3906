import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../electron/engine/audit/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { applyDifferences, previewDifferences } from '../../../electron/engine/describe/index.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { setPaperCount } from '../../../electron/engine/forming/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { described, DOCUMENT, faultsOf, FILE, FONDS, workbook, type Row } from '../../support/description.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.jpg': 1, 'b.jpg': 1 });
  const files = [FILE, { ...FILE, fileNotation: '02.B' }];
  await described(await workbook({ fonds: [FONDS], files, documents: [{ ...DOCUMENT, pages: 'a.jpg' }] }), ws);
});

const places = () =>
  ws.db
    .prepare(
      `SELECT fonds.code || '/' || number || '/' || coalesce(notation, '–') FROM fonds JOIN inventory ON fonds_id = fonds.id
       LEFT JOIN file ON inventory_id = inventory.id ORDER BY 1`,
    )
    .pluck()
    .all();
const table = (row: Row, fonds: Row[] = [FONDS]) =>
  workbook({ fonds, files: [{ ...FILE, fileNotation: '02.B', ...row }] });
const H = 'H99.12.3';

describe('a description that puts a file elsewhere', () => {
  it('moves it into the inventory it names, in the journal and to be undone', async () => {
    const { report } = await described(await table({ inventoryNumber: '05' }), ws);
    expect(report.findings.filter(({ code }) => code === 'describe/file-moved')).toMatchObject([
      { params: { file: `${H}.2010.02.B`, from: `${H}/01`, to: `${H}/05` } },
    ]);
    expect(places()).toEqual([`${H}/01/01.VP`, `${H}/05/02.B`]);
    expect(listAudit(ws.db, { limit: 9 }).map(({ action, subject }) => `${action} ${subject}`)).toContain(
      `file/move file:${H}.2010.02.B`,
    );
    undo(ws);
    undo(ws);
    expect(places()).toEqual([`${H}/01/01.VP`, `${H}/01/02.B`]);
  });

  it('moves it into another fonds, and leaves no inventory without a file unless something was noted of it', async () => {
    const other = { fondCode: 'P02', fondName: 'Phông khác' };
    await described(await table({ fondCode: 'P02', inventoryNumber: '07' }, [other]), ws);
    await described(await table({ fondCode: 'P02', inventoryNumber: '08' }, [other]), ws);
    expect(places()).toEqual([`${H}/01/01.VP`, 'P02/08/02.B']);
    const id = ws.db.prepare<[], number>("SELECT id FROM inventory WHERE number = '08'").pluck().get()!;
    setPaperCount(ws, 'inventory', id, { files: 3 });
    await described(await table({ inventoryNumber: '01' }), ws);
    expect(places()).toEqual([`${H}/01/01.VP`, `${H}/01/02.B`, 'P02/08/–']);
  });

  it('does so in the window too, seen before and undone in one step', async () => {
    await described(await table({ inventoryNumber: '04' }), ws);
    const path = await table({ inventoryNumber: '05' });
    const seen = await previewDifferences(ws, { paths: [path] }, silentTask());
    expect(seen.faults).toEqual([]);
    expect(seen.rows.map(({ fields }) => fields)).toEqual([[{ key: 'inventoryNumber', before: '04', after: '05' }]]);
    await applyDifferences(ws, { paths: [path], token: seen.token }, silentTask());
    expect(places()).toEqual([`${H}/01/01.VP`, `${H}/05/02.B`]);
    undo(ws);
    expect(places()).toEqual([`${H}/01/01.VP`, `${H}/04/02.B`]);
  });

  it('is refused for a file that was packed, and makes nothing', async () => {
    ws.db
      .exec(`INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key,
      made_at) VALUES ('sip-hoso', 2, 'u', 'o', 'r', 1, 'p', '${'0'.repeat(64)}', 1, 1, 'k', 't')`);
    expect(await faultsOf(await table({ inventoryNumber: '05' }), ws)).toEqual([
      ['describe/file-packed', 'Hồ sơ', 2, 'Mục lục số'],
    ]);
    expect(places()).toEqual([`${H}/01/01.VP`, `${H}/01/02.B`]);
    await described(await table({ inventoryNumber: '01', title: 'Tiêu đề mới' }), ws);
  });
});

describe('counts that a description states', () => {
  const counted = (row: Row, documents: Row[]) => workbook({ files: [{ ...FILE, ...row }], documents });

  it('are held against what the file will hold, not against the rows of this table', async () => {
    const second = { ...DOCUMENT, docOrdinal: '2', pages: 'b.jpg' };
    await described(await counted({ totalDoc: '2', numberOfPage: '2' }, [second]), ws);
    expect(await faultsOf(await counted({ totalDoc: '1' }, [{ ...second, subject: 'Khác' }]), ws)).toEqual([
      ['describe/count-differs', 'Hồ sơ', 2, 'Tổng số tài liệu trong hồ sơ'],
    ]);
    expect(
      await faultsOf(await counted({ totalDoc: '2' }, [{ ...second, docOrdinal: '3', pages: 'x.jpg' }]), ws),
    ).toEqual([['describe/file-not-received', 'Tài liệu', 2, 'Tệp và trang']]);
  });
});
