import { join } from 'node:path';
import { silentTask, type Task } from '../../../electron/engine/base/task.ts';
import { packageFiles, type Round } from '../../../electron/engine/package/index.ts';
import { makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { signDocuments, type Signer } from '../../../electron/engine/signing/index.ts';
import { makeTransfer } from '../../../electron/engine/transfer/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { scannedWorkspace } from '../scanned-workspace.ts';
import { tempFolder } from '../temp-folder.ts';
import { makePeople } from './people.ts';

export const people = makePeople();
export const ROUND: Round = { kind: 'sip-hoso', round: '2026-01', agreement: 'NL.DHN.2026.01' };

/** Files packed for the round, ready to be handed over. */
export async function packed(files: readonly (readonly number[])[] = [[1, 2], [3]]): Promise<Workspace> {
  const { ws } = await scannedWorkspace(files);
  await makeDocumentPdfs(ws, {}, silentTask());
  await signDocuments(ws, people.agency.signer(), silentTask());
  await packageFiles(ws, ROUND, silentTask());
  return ws;
}

export interface Handover {
  readonly out?: string;
  readonly round?: Round;
  readonly task?: Task;
  readonly signer?: Signer;
  readonly disk?: string;
}

export function handOver(ws: Workspace, options: Handover = {}) {
  const {
    out = join(tempFolder(), 'giao-nop'),
    round = ROUND,
    task = silentTask(),
    signer = people.agency.signer(),
    disk,
  } = options;
  return makeTransfer(ws, { ...round, out, ...(disk === undefined ? {} : { disk }) }, signer, task);
}

export const packagePaths = (ws: Workspace): string[] =>
  ws.db
    .prepare<[], string>('SELECT path FROM package ORDER BY ordinal')
    .pluck()
    .all()
    .map((path) => join(ws.paths.root, path));
