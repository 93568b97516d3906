import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { preflight } from '../../../electron/engine/handover/index.ts';
import { planCut } from '../../../electron/engine/forming/index.ts';
import { listPages } from '../../../electron/engine/pages/index.ts';
import { replacePages, rescanHistory } from '../../../electron/engine/rescans/index.ts';
import { hasOutdatedPdf, makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { addFile, addText } from '../../support/records.ts';
import { scan } from '../../support/scanned-workspace.ts';
import { BATCH, sha, signal, handIn, offers, confirm, oneSentBack, codeOf } from '../../support/rescans.ts';

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
