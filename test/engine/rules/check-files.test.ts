import { describe, expect, it } from 'vitest';
import { decide } from '../../../electron/engine/appraisal/index.ts';
import { setValue } from '../../../electron/engine/efile/index.ts';
import { checkFiles, checkOverview } from '../../../electron/engine/rules/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { signDocuments } from '../../../electron/engine/signing/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import type { CheckPurpose, PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import { FINDINGS } from '../../../shared/contract/codes/index.ts';
import { efileFindings } from '../../../shared/contract/codes/efile.ts';
import { extractFindings } from '../../../shared/contract/codes/extract.ts';
import { imagingFindings } from '../../../shared/contract/codes/imaging.ts';
import { rulesFindings } from '../../../shared/contract/codes/rules.ts';
import { remedyOf } from '../../../shared/model/check/remedies.ts';
import { makeWorld } from '../../support/pki/pki.ts';
import { receive } from '../../support/pages.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { scannedWorkspace } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';

const CODE = 'H99.12.3.2001.01.VP';
const look = (ws: Workspace, purpose: CheckPurpose = 'transfer', files: readonly string[] = [CODE]) =>
  checkFiles(ws, { files, purpose });
const found = (ws: Workspace, code: string, purpose?: CheckPurpose): PlacedFinding[] =>
  look(ws, purpose).flatMap(({ findings }) => findings.filter((one) => one.code === code));

/** Pages of one batch in one file of two documents, with rows only: no bytes are looked at. */
async function filed(): Promise<Workspace> {
  const ws = await newWorkspace();
  receive(ws, 'hộp 1', { 'a.tif': 3, 'b.tif': 2 });
  addFile(ws, { documents: [{ pages: pagesOf(ws, 'a.tif') }, { pages: pagesOf(ws, 'b.tif').slice(0, 1) }] });
  for (const page of [1, 2, 3, 4]) addText(ws, page, ['Quyết định']);
  return ws;
}

describe('the check of a file', () => {
  it('finds it ready when nothing is wrong but what packaging makes anyway', async () => {
    const { ws } = await scannedWorkspace([[1, 2]]);
    ws.db.exec(`UPDATE page SET check_state = 'passed', findings = '[]'`);
    decide(ws, { files: [CODE], term: 'permanent' });
    const [file] = look(ws);
    expect(file).toMatchObject({ code: CODE, documents: 2, pages: 3, ready: true });
    expect(file!.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['rules/pdf-missing', 'info'],
      ['rules/unsigned', 'info'],
    ]);
    await makeDocumentPdfs(ws, {}, silentTask());
    await signDocuments(ws, makeWorld().ec.signer(), silentTask());
    expect(look(ws)[0]!.findings).toEqual([]);
  });

  it('leads to the field of the document that is wrong', async () => {
    const ws = await filed();
    setValue(ws.db, { kind: 'document', id: 2 }, 'issuedDate', 'typed', '31/02/2001', 'now');
    expect(found(ws, 'efile/field-not-date')[0]).toMatchObject({
      severity: 'error',
      at: { file: CODE, document: 2, ordinal: 2, field: 'issuedDate' },
    });
    expect(look(ws)[0]!.ready).toBe(false);
  });

  it('leads to the page of what a hand has written, and of what the page says otherwise', async () => {
    const ws = await filed();
    const evidence = { pageId: 2, box: [1, 2, 3, 4] as const, confidence: 90 };
    const owner = { kind: 'document', id: 1 } as const;
    ws.db.exec(`DELETE FROM field_value WHERE owner_kind = 'document' AND owner_id = 1 AND key = 'codeNumber'`);
    setValue(ws.db, owner, 'codeNumber', 'extracted', null, 'now', evidence as never);
    setValue(ws.db, owner, 'issuedDate', 'extracted', '06/02/2001', 'now', evidence as never);
    expect(found(ws, 'extract/handwritten')[0]?.at).toEqual({
      file: CODE,
      document: 1,
      ordinal: 1,
      field: 'codeNumber',
      page: 2,
    });
    expect(found(ws, 'extract/differs-from-given')[0]?.at).toMatchObject({ field: 'issuedDate', page: 2 });
  });

  it('leads to a value read with little confidence that would be packed unconfirmed', async () => {
    const ws = await filed();
    const owner = { kind: 'document', id: 1 } as const;
    const evidence = { pageId: 2, box: [1, 2, 3, 4] as const, confidence: 43 };
    ws.db.exec(`DELETE FROM field_value WHERE owner_kind = 'document' AND owner_id = 1 AND key = 'codeNumber'`);
    setValue(ws.db, owner, 'codeNumber', 'extracted', '27', 'now', evidence as never);
    expect(found(ws, 'extract/unconfirmed')[0]).toMatchObject({
      severity: 'warning',
      params: { read: '27', confidence: 43 },
      at: { file: CODE, document: 1, ordinal: 1, field: 'codeNumber', page: 2 },
    });
    expect(remedyOf('extract/unconfirmed')).toEqual({ id: 'confirm', screen: 'form' });
    setValue(ws.db, owner, 'codeNumber', 'typed', '27', 'now');
    expect(found(ws, 'extract/unconfirmed')).toEqual([]);
  });

  it('tells pages to be scanned again, pages without text and pages nobody has looked at', async () => {
    const ws = await filed();
    const findings = JSON.stringify([
      { code: 'imaging/too-dark', severity: 'warning', place: 'a.tif#1', params: { percent: 70 } },
    ]);
    ws.db.prepare('UPDATE page SET findings = ? WHERE id IN (1, 3)').run(findings);
    ws.db.exec(`UPDATE page SET check_state = 'passed' WHERE id = 3;
      UPDATE page SET check_state = 'rescan', check_reason = 'mờ' WHERE id = 2; DELETE FROM ocr_result WHERE page_id = 4`);
    expect(found(ws, 'rules/page-rescan')[0]).toMatchObject({
      severity: 'error',
      params: { page: 'a.tif#2', reason: 'mờ' },
      at: { page: 2, batch: 'hộp 1', document: 1 },
    });
    // What a person has passed in spite of it is settled.
    expect(found(ws, 'imaging/too-dark').map(({ severity, at }) => [severity, at.page])).toEqual([
      ['warning', 1],
      ['info', 3],
    ]);
    expect(found(ws, 'rules/pages-unread')[0]).toMatchObject({ params: { pages: 1 }, at: { document: 2, page: 4 } });
    expect(found(ws, 'rules/pages-unlooked')[0]).toMatchObject({ params: { pages: 2 } });
  });

  it('holds a file back from the historical archive that is not permanent, but not from the own one', async () => {
    const ws = await filed();
    expect(found(ws, 'rules/not-appraised')).toHaveLength(1);
    decide(ws, { files: [CODE], term: 20, reason: 'theo danh mục' });
    expect(found(ws, 'rules/not-appraised')).toEqual([]);
    expect(found(ws, 'rules/not-permanent')[0]).toMatchObject({
      severity: 'error',
      params: { value: '20 năm' },
      at: { file: CODE, field: 'maintenance' },
    });
    expect(found(ws, 'rules/not-permanent', 'keep')).toEqual([]);
    setValue(ws.db, { kind: 'file', id: 1 }, 'maintenance', 'typed', '01', 'now');
    expect(found(ws, 'rules/appraisal-overridden')).toHaveLength(1);
  });

  it('tells numbers left out, counts that differ from the paper and dates to come', async () => {
    const ws = await filed();
    ws.db.exec(`UPDATE document SET ordinal = 4 WHERE id = 2;
      INSERT INTO paper_count VALUES ('file', 1, NULL, 3, NULL, 4), ('document', 2, NULL, NULL, NULL, 2)`);
    setValue(ws.db, { kind: 'document', id: 2 }, 'issuedDate', 'typed', '13/06/2026', 'now');
    expect(found(ws, 'rules/ordinal-gap')[0]).toMatchObject({ params: { expected: 2, found: 4 }, at: { document: 2 } });
    expect(found(ws, 'rules/paper-count-differs').map(({ params }) => params)).toEqual([
      { what: 'documents', stated: 3, found: 2 },
      { what: 'pages', stated: 2, found: 1 },
    ]);
    expect(found(ws, 'rules/date-to-come')).toHaveLength(1);
  });

  it('sees a PDF that is older than its document, however often it was asked before', async () => {
    const { ws } = await scannedWorkspace([[1, 1]]);
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(found(ws, 'rules/pdf-outdated')).toEqual([]);
    setValue(ws.db, { kind: 'document', id: 2 }, 'subject', 'typed', 'Về việc khác', 'now');
    expect(found(ws, 'rules/pdf-outdated').map(({ at }) => at.document)).toEqual([2]);
    addText(ws, pagesOf(ws, '0/0/0.jpg')[0]!, ['chữ khác hẳn'], { width: 83, height: 117, dpi: 100 });
    expect(found(ws, 'rules/pdf-outdated').map(({ at }) => at.document)).toEqual([1, 2]);
  });

  it('whose identifiers cannot be composed says so and lets the others be checked', async () => {
    const ws = await filed();
    addFile(ws, { notation: '02.VP', documents: [] });
    ws.db.exec(`UPDATE file SET code = code || '.mot-ky-hieu-dai' WHERE id = 1`);
    const files = look(ws, 'transfer', [`${CODE}.mot-ky-hieu-dai`, '02.VP']);
    expect(files.map(({ ready, findings }) => [ready, findings[0]?.code])).toEqual([
      [false, 'rules/identifier'],
      [false, 'efile/no-documents'],
    ]);
  });
});

describe('the overview of the check', () => {
  it('tells what batches still hold and what stands there twice', async () => {
    const ws = await filed();
    ws.db.exec(`UPDATE page SET blankness = 'blank' WHERE id = 4`);
    ws.db.exec(`INSERT INTO source (batch_id, name, size, outcome, error, received_at)
      VALUES (1, 'hỏng.jpg', 3, 'refused', '{"code":"imaging/damaged"}', 'now')`);
    const second = addFile(ws, { notation: '02.VP', documents: [{ pages: [] }] });
    const { files, findings } = checkOverview(ws);
    expect(files.map(({ code }) => code)).toEqual([CODE, second.code]);
    expect(findings.map(({ code, at }) => [code, at])).toEqual([
      ['rules/paper-code-twice', { file: CODE, field: 'paperFileCode' }],
      ['rules/paper-code-twice', { file: second.code, field: 'paperFileCode' }],
      ['rules/document-twice', { file: CODE, document: 1, ordinal: 1 }],
      ['rules/document-twice', { file: second.code, document: 3, ordinal: 1 }],
      ['rules/pages-unjoined', { batch: 'hộp 1', page: 5 }],
      ['rules/sources-refused', { batch: 'hộp 1' }],
    ]);
    expect(findings.at(-2)?.params).toEqual({ batch: 'hộp 1', pages: 1 });
    ws.db.exec(`INSERT INTO page_code (page_id, codes, read_at)
      VALUES (5, '[{"format":"QRCode","text":"TRAM-TACH:VB"}]', 'now')`);
    expect(checkOverview(ws).findings.map(({ code }) => code)).not.toContain('rules/pages-unjoined');
  });
});

describe('the table of remedies', () => {
  it('knows what to do about every finding the check can make', () => {
    const codes = Object.keys({ ...efileFindings, ...extractFindings, ...imagingFindings, ...rulesFindings });
    expect(codes.every((code) => code in FINDINGS)).toBe(true);
    expect(codes.filter((code) => remedyOf(code).id === 'other')).toEqual([]);
  });
});
