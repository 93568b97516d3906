import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { effectiveValues, setValue } from '../../../electron/engine/efile/index.ts';
import { storeFields } from '../../../electron/engine/extract/store.ts';
import { createRecord, cutIntoFile, deleteRecords } from '../../../electron/engine/forming/index.ts';
import { turnPages } from '../../../electron/engine/page-edits/index.ts';
import { extractDocuments, readingState } from '../../../electron/engine/extract/index.ts';
import { packOcr, unpackOcr } from '../../../electron/engine/ocr/index.ts';
import { verifyAudit } from '../../../electron/engine/audit/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import type { OcrPage } from '../../../shared/model/ocr.ts';
import { receive } from '../../support/pages.ts';
import { newWorkspace } from '../../support/workspace.ts';
import { body, LEFT, MIDDLE, nation, PageBuilder, signature } from './page-builder.ts';

/** A report whose number and day are in ink, with a second page that is signed. */
function report(): OcrPage[] {
  const page = new PageBuilder()
    .put('SỞ NỘI VỤ TỈNH SƠN HẢI', { centre: LEFT, y: 24, size: 12 })
    .put('CHI CỤC VĂN THƯ VÀ LƯU TRỮ', { centre: LEFT, y: 29.5, size: 12, face: 'bold' });
  nation(page)
    .put('Số:', { right: 49, y: 40 })
    .put('/BC-CC', { left: 62, y: 40 })
    .put('Sơn Hải, ngày', { right: 127, y: 40, face: 'italic' })
    .put('tháng 01 năm 2010', { left: 136, y: 40, face: 'italic' })
    .put('BÁO CÁO', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
    .put('Kết quả kiểm tra công tác lưu trữ', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' });
  const last = signature(body(new PageBuilder(), 30), 120, ['CHI CỤC TRƯỞNG'], 'Trịnh Hoài Sâm');
  return [body(page, 75).build(), last.build()];
}

/** A workspace with one document of `pages`, recognised at `at`. Returns its id. */
function addDocument(ws: Workspace, pages: readonly OcrPage[], at: string): number {
  receive(ws, 'đợt 1', { 'scan.tif': pages.length });
  const pageIds = (ws.db.prepare('SELECT id FROM page ORDER BY id').all() as { id: number }[]).map((row) => row.id);
  ws.db.exec(`INSERT INTO fonds (code) VALUES ('P1'); INSERT INTO inventory (fonds_id, number) VALUES (1, '01');
    INSERT INTO file (inventory_id, code, year, notation, ordinal) VALUES (1, 'H99.2010.01', 2010, '01', 1);
    INSERT INTO document (file_id, ordinal) VALUES (1, 1);`);
  pageIds.forEach((pageId, index) => {
    ws.db.prepare('INSERT INTO document_page VALUES (1, ?, ?)').run(index + 1, pageId);
    recognised(ws, pageId, pages[index]!, at);
  });
  return 1;
}

function recognised(ws: Workspace, pageId: number, page: OcrPage, at: string): void {
  const words = page.lines.reduce((sum, line) => sum + line.words.length, 0);
  ws.db
    .prepare(
      `INSERT OR REPLACE INTO ocr_result (page_id, state, settings_key, words, word_count, confidence, made_at)
       VALUES (?, 'done', 'k', ?, ?, 90, ?)`,
    )
    .run(pageId, packOcr(page), words, at);
}

const FOUND = { state: 'read', page: null, box: null, confidence: 90, evidence: '' } as const;

const EARLIER = '2026-06-01T08:00:00+07:00';
const LATER = '2026-07-01T08:00:00+07:00';

describe('reading the documents of a workspace', () => {
  it('stores values with page, box and confidence, handwriting without a value, and makes them searchable', async () => {
    const ws = await newWorkspace();
    const id = addDocument(ws, report(), EARLIER);
    const result = await extractDocuments(ws, {}, silentTask());
    expect(effectiveValues(ws.db, { kind: 'document', id })).toEqual({
      typeName: '14',
      codeNotation: 'BC-CC',
      organName: 'CHI CỤC VĂN THƯ VÀ LƯU TRỮ',
      parentOrganName: 'SỞ NỘI VỤ TỈNH SƠN HẢI',
      subject: 'Kết quả kiểm tra công tác lưu trữ',
      signerName: 'Trịnh Hoài Sâm',
      signerPosition: 'CHI CỤC TRƯỞNG',
      issuedDatePrinted: '??/01/2010',
    });
    const row = ws.db.prepare(`SELECT * FROM field_value WHERE key = 'signerName'`).get() as Record<string, unknown>;
    expect(row).toMatchObject({ origin: 'extracted', page_id: 2, confidence: 95 });
    expect(JSON.parse(String(row['box']))).toHaveLength(4);
    const number = ws.db.prepare(`SELECT value, page_id FROM field_value WHERE key = 'codeNumber'`).get();
    expect(number).toEqual({ value: null, page_id: 1 });
    expect(result).toMatchObject({ documents: 1, read: 7, handwritten: 2 });
    expect(result.findings.map((finding) => [finding.code, finding.place])).toEqual([
      ['extract/handwritten', 'H99.2010.01/1/codeNumber'],
      ['extract/handwritten', 'H99.2010.01/1/issuedDate'],
    ]);
    expect(find(ws.db, { query: 'trinh hoai sam', filters: {}, limit: 5 }, unpackOcr).hits).toHaveLength(1);
    expect(verifyAudit(ws.db).findings).toEqual([]);
  });

  it('lists by document what was read with little confidence and what is missing, and leaves it out once it is typed', async () => {
    const ws = await newWorkspace();
    const page = nation(new PageBuilder().put('SỞ NỘI VỤ', { centre: LEFT, y: 24, size: 12, face: 'bold' }))
      .put('Số: 27/TT-SNV', { centre: LEFT, y: 40, confidence: 43 })
      .put('TỜ TRÌNH', { centre: MIDDLE, y: 53, size: 14, face: 'bold' })
      .put('Về việc số hóa tài liệu', { centre: MIDDLE, y: 59.5, size: 14, face: 'bold' });
    const id = addDocument(ws, [body(page, 75).build()], EARLIER);
    const open = async () => {
      const { findings, unconfirmed, missing } = await extractDocuments(ws, {}, silentTask());
      return [unconfirmed, missing, findings.map(({ code, place }) => `${code} ${place}`)];
    };
    expect(await open()).toEqual([
      2,
      1,
      [
        'extract/unconfirmed H99.2010.01/1/codeNotation',
        'extract/unconfirmed H99.2010.01/1/codeNumber',
        'extract/type-symbol-differ H99.2010.01/1/typeName',
        'extract/not-read H99.2010.01/1/issuedDate',
      ],
    ]);
    const owner = { kind: 'document', id } as const;
    const typed = { typeName: '15', codeNumber: '27', codeNotation: 'TTr-SNV', issuedDate: '29/11/2021' };
    for (const [key, value] of Object.entries(typed)) setValue(ws.db, owner, key, 'typed', value, 'now');
    expect(await open()).toEqual([0, 0, ['extract/differs-from-given H99.2010.01/1/codeNotation']]);
  });

  it('writes nothing of a document that is deleted while it is read, and no later document takes it for its own', async () => {
    const ws = await newWorkspace();
    const id = addDocument(ws, report(), EARLIER);
    const task = {
      ...silentTask(),
      report: ({ done }: { done: number }) => {
        if (done === 0) setImmediate(() => deleteRecords(ws, 'document', [id]));
      },
    };
    const { job } = await extractDocuments(ws, {}, task);
    expect(job).toMatchObject({ total: 1, failed: [] });
    expect(ws.db.prepare(`SELECT * FROM field_value WHERE owner_kind = 'document'`).all()).toEqual([]);
    const made = createRecord(ws, { level: 'document', parent: 1 });
    expect(made.ids).not.toContain(id);
    expect(effectiveValues(ws.db, { kind: 'document', id: made.ids[0]! })).toEqual({});

    storeFields(ws, { id, name: 'gone' }, [{ ...FOUND, key: 'subject', value: 'Về dân số' }], []);
    expect(ws.db.prepare(`SELECT * FROM field_value WHERE owner_id = ?`).all(id)).toEqual([]);
  });

  it('reads a document again whose page is turned while it is read: what is stored is of the page as it is', async () => {
    const ws = await newWorkspace();
    const id = addDocument(ws, report(), EARLIER);
    const task = {
      ...silentTask(),
      report: ({ done }: { done: number }) => {
        if (done === 0) setImmediate(() => turnPages(ws, [1], 180));
      },
    };
    await extractDocuments(ws, {}, task);
    const next = await extractDocuments(ws, {}, silentTask());
    expect(next.job.total).toBe(0);
    undo(ws);
    expect((await extractDocuments(ws, {}, silentTask())).job.total).toBe(1);
    expect(effectiveValues(ws.db, { kind: 'document', id })['signerName']).toBe('Trịnh Hoài Sâm');
  });

  it('never touches given values; what differs is a finding each time', async () => {
    const ws = await newWorkspace();
    const id = addDocument(ws, report(), EARLIER);
    const owner = { kind: 'document', id } as const;
    setValue(ws.db, owner, 'subject', 'imported', 'Kết quả kiểm tra kho lưu trữ', 'now');
    setValue(ws.db, owner, 'codeNumber', 'typed', '02', 'now');
    setValue(ws.db, owner, 'issuedDate', 'typed', '05/01/2011', 'now');
    for (const again of [false, false, true]) {
      const { findings } = await extractDocuments(ws, { again }, silentTask());
      expect(findings.map((finding) => [finding.code, finding.params['field'], finding.params['read']])).toEqual([
        ['extract/differs-from-given', 'issuedDate', '??/01/2010'],
        ['extract/differs-from-given', 'subject', 'Kết quả kiểm tra công tác lưu trữ'],
      ]);
    }
    expect(effectiveValues(ws.db, owner)).toMatchObject({ subject: 'Kết quả kiểm tra kho lưu trữ', codeNumber: '02' });
  });

  it('reads again what it read before once a cut undone and done again has lost it; also what has not changed when asked', async () => {
    const ws = await newWorkspace();
    addDocument(ws, report(), EARLIER);
    ws.db.exec('DELETE FROM document_page; DELETE FROM document');
    const pages = ws.db.prepare<[], number>('SELECT id FROM page ORDER BY id').pluck().all();
    const read = async (again = false): Promise<number> =>
      (await extractDocuments(ws, { again }, silentTask())).job.done;
    const [id] = cutIntoFile(ws, [pages], 1).ids;
    expect([await read(), await read(), await read(true), await read()]).toEqual([1, 0, 1, 0]);
    undo(ws);
    redo(ws);
    expect(await read()).toBe(1);
    expect(effectiveValues(ws.db, { kind: 'document', id: id! })).toMatchObject({ typeName: '14' });
    undo(ws);
    const [other] = cutIntoFile(ws, [pages], 1).ids;
    expect([await read(), await read()]).toEqual([1, 0]);
    expect(effectiveValues(ws.db, { kind: 'document', id: other! })).toMatchObject({ typeName: '14' });
  });

  it('reads again only what was recognised since', async () => {
    const ws = await newWorkspace();
    addDocument(ws, report(), EARLIER);
    expect((await extractDocuments(ws, {}, silentTask())).job.total).toBe(1);
    expect((await extractDocuments(ws, {}, silentTask())).job.total).toBe(0);
    recognised(ws, 1, new PageBuilder().put('THÔNG BÁO', { centre: MIDDLE, y: 50, face: 'bold' }).build(), LATER);
    expect((await extractDocuments(ws, {}, silentTask())).job.total).toBe(1);
    expect(effectiveValues(ws.db, { kind: 'document', id: 1 })['typeName']).toBe('07');
    expect(effectiveValues(ws.db, { kind: 'document', id: 1 })['codeNotation']).toBeUndefined();
  });

  it('reads again what a cut-off run had read and was recognised anew since, even in the same second', async () => {
    const ws = await newWorkspace();
    addDocument(ws, report(), EARLIER);
    ws.db
      .exec(`INSERT INTO document (file_id, ordinal) VALUES (1, 2); UPDATE document_page SET document_id = 2, ordinal = 1
      WHERE ordinal = 2`);
    const cut = new AbortController();
    const stopAfterOne = ({ done }: { done: number }): void => {
      if (done === 1) cut.abort();
    };
    const task = { signal: cut.signal, report: stopAfterOne };
    await expect(extractDocuments(ws, {}, task)).rejects.toMatchObject({ code: 'internal/cancelled' });
    const read = () => effectiveValues(ws.db, { kind: 'document', id: 1 })['typeName'];
    expect(read()).toBe('14');
    recognised(ws, 1, new PageBuilder().put('THÔNG BÁO', { centre: MIDDLE, y: 50, face: 'bold' }).build(), EARLIER);
    expect((await extractDocuments(ws, {}, silentTask())).job).toMatchObject({ resumed: true, total: 2 });
    expect(read()).toBe('07');
    expect((await extractDocuments(ws, {}, silentTask())).job.total).toBe(0);
  });

  it('reads again when a page is turned or leaves the document, and forgets what stood on it', async () => {
    const ws = await newWorkspace();
    const id = addDocument(ws, report(), EARLIER);
    const runs = async () => (await extractDocuments(ws, {}, silentTask())).job.total;
    const signer = () => effectiveValues(ws.db, { kind: 'document', id })['signerName'];
    expect(await runs()).toBe(1);
    ws.db.prepare('UPDATE page SET recipe = ? WHERE id = 1').run(JSON.stringify({ turn: 0, skew: 1 }));
    expect([await runs(), await runs()]).toEqual([1, 0]);
    expect(signer()).toBe('Trịnh Hoài Sâm');
    ws.db.exec('DELETE FROM document_page WHERE ordinal = 2');
    expect([await runs(), signer(), await runs()]).toEqual([1, undefined, 0]);
    ws.db.exec('DELETE FROM document_page');
    expect([await runs(), effectiveValues(ws.db, { kind: 'document', id }), await runs()]).toEqual([1, {}, 0]);
  });

  it('knows of recognised documents which were never read; one without text is neither, also when reading was tried', async () => {
    const ws = await newWorkspace();
    addDocument(ws, report(), EARLIER);
    ws.db.exec('UPDATE ocr_result SET word_count = 0');
    expect((await extractDocuments(ws, {}, silentTask())).job.total).toBe(0);
    expect(readingState(ws.db)).toEqual([]);
    report().forEach((page, index) => recognised(ws, index + 1, page, LATER));
    expect(readingState(ws.db)).toEqual([{ file: 'H99.2010.01', read: 0, unread: 1 }]);
    await extractDocuments(ws, {}, silentTask());
    expect(readingState(ws.db)).toEqual([{ file: 'H99.2010.01', read: 1, unread: 0 }]);
  });

  it('says of a document without recognised text that there is none', async () => {
    const ws = await newWorkspace();
    addDocument(ws, [], EARLIER);
    const { findings } = await extractDocuments(ws, { files: ['H99.2010.01'] }, silentTask());
    expect(findings).toEqual([{ code: 'extract/no-text', severity: 'warning', place: 'H99.2010.01/1', params: {} }]);
    expect(
      await extractDocuments(ws, { files: ['khác'] }, silentTask()).catch((error: unknown) => error),
    ).toMatchObject({
      code: 'efile/file-not-found',
      params: { file: 'khác' },
    });
  });
});
