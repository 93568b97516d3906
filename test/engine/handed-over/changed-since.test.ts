import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { deleteRecords, movePagesTo, setValues } from '../../../electron/engine/forming/index.ts';
import { preflightHandlers } from '../../../electron/engine/handlers/preflight.ts';
import type { HandlerContext } from '../../../electron/engine/handlers/context.ts';
import { handedOver } from '../../../electron/engine/handed-over/index.ts';
import { preflight } from '../../../electron/engine/handover/index.ts';
import { overviewState } from '../../../electron/engine/overview/index.ts';
import { packageFiles } from '../../../electron/engine/package/index.ts';
import { turnPages } from '../../../electron/engine/page-edits/index.ts';
import { correctWords } from '../../../electron/engine/proofread/index.ts';
import { checkFiles } from '../../../electron/engine/rules/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { signDocuments } from '../../../electron/engine/signing/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { handOver, packed, people, ROUND } from '../../support/transfer/packed-round.ts';

const [ONE, TWO] = ['H99.12.3.2001.01.VP', 'H99.12.3.2001.02.VP'] as const;

/** Two files handed over in the same round: one of two documents, one of a single one. */
async function left(): Promise<Workspace> {
  const ws = await packed([[1, 2], [1]]);
  await handOver(ws);
  return ws;
}

const changed = (ws: Workspace) =>
  handedOver(ws).files.flatMap((file) => (file.left?.changed === true ? [file.code] : []));

/** The same as asked for the files a list shows. */
const changedOf = async (ws: Workspace, files: number[]) =>
  (await preflightHandlers['handover/changed']({ files }, { ws } as HandlerContext)).map(({ file, round }) => [
    file,
    round,
  ]);

const rewriteAbstract = (ws: Workspace) =>
  setValues(ws, 'document', [1], 'subject', 'Trích yếu viết lại sau khi giao nộp');

const pageOf = (ws: Workspace, document: number): number =>
  ws.db.prepare<[number], number>('SELECT page_id FROM document_page WHERE document_id = ?').pluck().get(document)!;

describe('a file changed after it was handed over', () => {
  it.each<[string, (ws: Workspace) => unknown]>([
    ['a value rewritten', rewriteAbstract],
    ['a value of the file', (ws) => setValues(ws, 'file', [1], 'description', 'bổ sung')],
    ['a document deleted', (ws) => deleteRecords(ws, 'document', [2])],
    ['a page moved', (ws) => movePagesTo(ws, { pageIds: [pageOf(ws, 2)], documentId: 1 })],
    ['a page turned', (ws) => turnPages(ws, [pageOf(ws, 1)], 90)],
    ['a word corrected', (ws) => correctWords(ws, pageOf(ws, 1), [{ word: 0, text: 'Trăng' }])],
  ])('is told from one that is not: %s; until that is undone', async (_, edit) => {
    const ws = await left();
    expect(changed(ws)).toEqual([]);
    edit(ws);
    expect(changed(ws)).toEqual([ONE]);
    undo(ws);
    expect(changed(ws)).toEqual([]);
    redo(ws);
    expect(changed(ws)).toEqual([ONE]);
  });

  it('is told of the files asked about alone, with the round they left with', async () => {
    const ws = await left();
    rewriteAbstract(ws);
    expect(await changedOf(ws, [1, 2, 99])).toEqual([[1, ROUND.round]]);
    expect(await changedOf(ws, [2])).toEqual([]);
  });

  it('is said by check, overview and preflight, and no longer once it was handed over again', async () => {
    const ws = await left();
    rewriteAbstract(ws);
    const found = () =>
      checkFiles(ws, { files: [ONE, TWO], purpose: 'transfer' }).map(({ findings }) =>
        findings.filter(({ code }) => code === 'rules/changed-since-handover'),
      );
    const look = async () =>
      (await preflight(ws, { kind: 'sip-hoso', round: '2026-02', files: [ONE, TWO] })).findings.map(
        ({ code, params }) => [code, params['files']],
      );
    const transferStep = async () => (await overviewState(ws)).steps.find(({ id }) => id === 'transfer');
    expect(found()).toEqual([
      [expect.objectContaining({ severity: 'warning', params: { round: '2026-01', date: '12/06/2026' } })],
      [],
    ]);
    expect(await transferStep()).toMatchObject({ waiting: 0, done: 2, changed: 1 });
    expect(await look()).toEqual([
      ['handover/handed-over-before', TWO],
      ['handover/changed-since', ONE],
    ]);

    // Packed again, and even in the same round, it is not what the archive holds: only a transfer brings it there.
    await makeDocumentPdfs(ws, {}, silentTask());
    await signDocuments(ws, people.agency.signer(), silentTask());
    await packageFiles(ws, ROUND, silentTask());
    expect(changed(ws)).toEqual([ONE]);
    await handOver(ws, { out: join(tempFolder(), 'nop-lai') });
    expect(changed(ws)).toEqual([]);
    expect(found()).toEqual([[], []]);
    expect(await transferStep()).toMatchObject({ changed: 0 });
  });

  it('is not said of a transfer made before it was kept what left', async () => {
    const ws = await left();
    ws.db.exec('UPDATE transfer_file SET content_key = NULL');
    rewriteAbstract(ws);
    expect(changed(ws)).toEqual([]);
  });
});
