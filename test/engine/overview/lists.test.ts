import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { listBatches, listFiles } from '../../../electron/engine/overview/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { signDocuments } from '../../../electron/engine/signing/index.ts';
import { makeWorld } from '../../support/pki/pki.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { scan, scannedWorkspace } from '../../support/scanned-workspace.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

describe('the list of batches', () => {
  it('says how far each has come: received, looked at, read, joined to documents', async () => {
    const ws = await newWorkspace();
    const box = tempFolder();
    const bytes = await scan(1);
    writeFileSync(join(box, '1.jpg'), bytes);
    writeFileSync(join(box, '2.jpg'), await scan(2));
    writeFileSync(join(box, '3 bản sao.jpg'), bytes);
    writeFileSync(join(box, '4 hỏng.jpg'), 'no picture');
    await importSources(ws, { paths: [box], batch: 'hộp 1' }, silentTask());
    ws.db.prepare('INSERT INTO batch (name, created_at) VALUES (?, ?)').run('hộp rỗng', 'now');
    const [page] = pagesOf(ws, '1.jpg');
    addText(ws, page!, ['chữ']);
    ws.db.prepare(`UPDATE page SET recipe = '{"turn":0,"skew":0}', blankness = 'text' WHERE id = ?`).run(page);
    ws.db
      .prepare(`UPDATE page SET recipe = '{"turn":0,"skew":0}', blankness = 'blank' WHERE id = ?`)
      .run(pagesOf(ws, '2.jpg')[0]);
    addFile(ws, { documents: [{ pages: [page!] }] });
    const none = { taken: 0, duplicates: 0, refused: 0, pages: 0, blank: 0, checked: 0, recognised: 0, joined: 0 };
    expect(listBatches(ws)).toMatchObject([
      { name: 'hộp 1', taken: 2, duplicates: 1, refused: 1, pages: 2, blank: 1, checked: 2, recognised: 1, joined: 1 },
      { name: 'hộp rỗng', ...none },
    ]);
  });
});

describe('the list of files', () => {
  it('shows each file with its documents, what keeps it from being packed, and which PDF a document has', async () => {
    const { ws } = await scannedWorkspace([[1, 2], [1]]);
    const pdfs = () => listFiles(ws).map(({ documents }) => documents.map(({ pdf }) => pdf));
    expect(pdfs()).toEqual([['none', 'none'], ['none']]);
    await makeDocumentPdfs(ws, { files: ['01.VP'] }, silentTask());
    expect(pdfs()).toEqual([['archival', 'archival'], ['none']]);
    await signDocuments(ws, makeWorld().ec.signer(), silentTask());
    expect(pdfs()).toEqual([['signed', 'signed'], ['none']]);

    setValue(ws.db, { kind: 'document', id: 3 }, 'issuedDate', 'typed', '31/12/2001', 'now');
    setValue(ws.db, { kind: 'file', id: 2 }, 'maintenance', 'typed', '09', 'now');
    const [first, second] = listFiles(ws);
    expect(first).toMatchObject({
      code: 'H99.12.3.2001.01.VP',
      title: 'Hồ sơ về việc kiện toàn Ban Chỉ đạo phòng, chống thiên tai năm 2001',
      inventoryNumber: '01',
      errors: 0,
      warnings: 0,
    });
    expect(first?.documents[1]).toMatchObject({
      ordinal: 2,
      docId: 'H99.12.3.2001.01.VP.2',
      typeName: '02',
      symbol: '2/QĐ-UBND',
      issuedDate: '05/01/2001',
      subject: 'Về việc kiện toàn Ban Chỉ đạo & phân công nhiệm vụ',
      pages: 2,
      pdf: 'signed',
    });
    // The document states a retention of its own, so only the file's is wrong.
    expect([second?.errors, second?.warnings]).toEqual([1, 1]);
  });

  it('names what is doubtful of a file by its records: dates, numbers, sheets', async () => {
    const { ws } = await scannedWorkspace([[1, 2]]);
    ws.db.exec('UPDATE document SET ordinal = 5 WHERE id = 2; UPDATE file SET year = 2091');
    setValue(ws.db, { kind: 'document', id: 2 }, 'issuedDate', 'typed', '12/03/2091', 'now');
    setValue(ws.db, { kind: 'file', id: 1 }, 'numberOfPaper', 'typed', '500', 'now');
    const [file] = listFiles(ws);
    expect(file?.findings.map(({ code, place }) => `${code} ${place.replace(file.code, '')}`)).toEqual([
      'efile/year-outside-dates ',
      'efile/sheets-differ /numberOfPaper',
      'efile/date-outside-file /5/issuedDate',
      'rules/ordinal-gap /5',
      'rules/date-to-come /5/issuedDate',
    ]);
    expect([file?.errors, file?.warnings]).toEqual([0, 5]);
  });

  it('tells a PDF that is older than its document, when asked', async () => {
    const { ws } = await scannedWorkspace([[1, 1]]);
    const outdated = () => listFiles(ws, { outdated: true })[0]?.documents.map((one) => one.outdated);
    expect(outdated()).toEqual([false, false]);
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(outdated()).toEqual([false, false]);
    setValue(ws.db, { kind: 'document', id: 2 }, 'subject', 'typed', 'Về việc khác', 'now');
    expect(outdated()).toEqual([false, true]);
    expect(listFiles(ws)[0]?.documents.map((one) => one.outdated)).toEqual([null, null]);
  });

  it('tells a PDF/A of ours from a PDF kept as it was received, whoever signed it', async () => {
    const { ws } = await scannedWorkspace([[1, 1, 1]]);
    // The first two documents are received PDFs; what lies in the folder of their PDF is the same either way.
    ws.db.exec(`UPDATE document SET original_source_id = id WHERE id < 3;
      UPDATE source SET kind = CASE id WHEN 1 THEN 'pdf-signed' ELSE 'pdf-born' END WHERE id < 3`);
    const pdfs = () => listFiles(ws).flatMap(({ documents }) => documents.map(({ pdf }) => pdf));
    const insert = ws.db.prepare(`INSERT INTO document_pdf VALUES (?, ?, 'p.pdf', ?, 1, 1, 'k', 'now')`);
    writeFileSync(join(ws.paths.root, 'p.pdf'), '');
    for (const id of [1, 2, 3]) insert.run(id, 'archival', '0'.repeat(64));
    expect(pdfs()).toEqual(['signed-by-others', 'original', 'archival']);
    for (const id of [2, 3]) insert.run(id, 'signed', '1'.repeat(64));
    expect(pdfs()).toEqual(['signed-by-others', 'original-signed', 'signed']);
    rmSync(join(ws.paths.root, 'p.pdf'));
    expect(pdfs()).toEqual(['none', 'none', 'none']);
  });

  it('of an empty workspace is empty', async () => {
    expect(listFiles(await newWorkspace())).toEqual([]);
  });
});
