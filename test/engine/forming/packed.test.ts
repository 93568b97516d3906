import { expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { undo } from '../../../electron/engine/edits/index.ts';
import { deleteRecords, joinDocuments, moveRecords, renameRecord } from '../../../electron/engine/forming/index.ts';
import { outdatedPackages, packageFiles } from '../../../electron/engine/package/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { codeOf } from '../../support/forming.ts';
import { scannedWorkspace } from '../../support/scanned-workspace.ts';

const ROUND = { kind: 'sip-hoso', round: '2026-01' } as const;

it('a packed file may be changed in everything, and its package is out of date then; only the file itself stays', async () => {
  const { ws, files } = await scannedWorkspace([[1, 1], [1]]);
  await makeDocumentPdfs(ws, {}, silentTask());
  await packageFiles(ws, ROUND, silentTask());
  const [file, other] = files;
  const [one, two] = file!.documents;
  expect(outdatedPackages(ws, ROUND)).toEqual([]);
  const changes: (readonly [outdated: number, act: () => unknown])[] = [
    [1, () => deleteRecords(ws, 'document', [two!])],
    [1, () => joinDocuments(ws, [one!, two!])],
    [2, () => moveRecords(ws, { level: 'document', ids: [two!], parent: other!.id })],
    [1, () => renameRecord(ws, { level: 'file', id: file!.id, year: 2001, notation: '09.VP' })],
  ];
  for (const [outdated, act] of changes) {
    act();
    expect(outdatedPackages(ws, ROUND)).toHaveLength(outdated);
    undo(ws);
    expect(outdatedPackages(ws, ROUND)).toEqual([]);
  }
  expect(codeOf(() => deleteRecords(ws, 'file', [file!.id]))).toBe('forming/packed');
  deleteRecords(ws, 'document', [one!, two!]);
  expect(codeOf(() => deleteRecords(ws, 'file', [file!.id]))).toBe('forming/packed');
  expect(outdatedPackages(ws, ROUND)).toEqual([file!.code]);
});
