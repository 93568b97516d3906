import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import { joinPages, splitPages, turnPages } from '../../../electron/engine/page-edits/index.ts';
import { confirmWords, correctWords, readProofPage } from '../../../electron/engine/proofread/index.ts';
import { hasOutdatedPdf, makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { closePdfium, openPdf } from '../../../electron/engine/tools/pdfium/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { scannedWorkspace } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';
import { proofBatch, recognise } from './proof-pages.ts';

afterAll(closePdfium);

async function textOf(ws: Workspace): Promise<string> {
  const { path } = ws.db.prepare<[], { path: string }>('SELECT path FROM document_pdf').get()!;
  const reader = await openPdf(join(ws.paths.root, path));
  try {
    return await reader.text(0);
  } finally {
    await reader.close();
  }
}

describe('what is made of a text', () => {
  it('is out of date when the text is corrected, made anew with it, and right again when that is undone', async () => {
    const { ws, files } = await scannedWorkspace([[1]]);
    const document = () => readFileRecord(ws, files[0]!.id).documents[0]!;
    const page = document().pageIds[0]!;
    const make = () => makeDocumentPdfs(ws, {}, silentTask());
    await make();
    confirmWords(ws, page, [0]);
    expect(hasOutdatedPdf(ws, document())).toBe(false);
    correctWords(ws, page, [{ word: 0, text: 'Đầu đề' }]);
    expect(hasOutdatedPdf(ws, document())).toBe(true);
    await make();
    expect((await textOf(ws)).normalize('NFC').replace(/\s+/g, ' ').trim()).toBe('Đầu đề 0/0/0.jpg');
    undo(ws);
    expect(hasOutdatedPdf(ws, document())).toBe(true);
    await make();
    expect(await textOf(ws)).toContain('Trang 0/0/0.jpg');
  });
});

describe('a page edited after it was read', () => {
  it('says that its words no longer stand where they are', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['nạm~30']]);
    recognise(ws, page!, ['nạm~30'], 'engine;vie;turn0;skew0');
    expect(readProofPage(ws, page!).stale).toBe(false);
    turnPages(ws, [page!], 180);
    expect(readProofPage(ws, page!).stale).toBe(true);
    undo(ws);
    expect(readProofPage(ws, page!).stale).toBe(false);
  });

  it('has its corrections again when the joining of its halves is undone', async () => {
    const ws = await newWorkspace();
    const [page] = proofBatch(ws, [['một']]);
    const [, half] = splitPages(ws, [page!], 0.5);
    recognise(ws, half!.id, ['nạm~30 hai']);
    correctWords(ws, half!.id, [{ word: 0, text: 'năm' }]);
    joinPages(ws, [page!]);
    undo(ws);
    expect(readProofPage(ws, half!.id).lines[0]!.words[0]).toMatchObject({ text: 'năm', said: { by: 'test' } });
  });
});
