import { join } from 'node:path';
import type { Clock } from '../../electron/engine/base/clock.ts';
import { createWorkspace, openWorkspace, type Workspace } from '../../electron/engine/workspace/index.ts';
import { atEnd, tempFolder } from './temp-folder.ts';

export const AGENCY = {
  agencyName: 'Ủy ban nhân dân huyện Đông Hà Nam',
  agencyId: 'H99.12.3',
  archiveCode: '001.99',
  archiveName: 'Trung tâm Lưu trữ lịch sử tỉnh',
};

/** A clock that stands still, so that artefacts are the same in every run. */
export const FIXED_CLOCK: Clock = { now: () => new Date('2026-06-12T04:45:37Z') };

/** A new workspace in a temporary folder, closed after the test. */
export async function newWorkspace(): Promise<Workspace> {
  return closing(await createWorkspace(join(tempFolder(), 'ws'), AGENCY, { clock: FIXED_CLOCK, actor: 'test' }));
}

/** Opens an existing one, closed after the test. */
export async function reopen(root: string): Promise<Workspace> {
  return closing(await openWorkspace(root, { clock: FIXED_CLOCK, actor: 'test' }));
}

function closing(ws: Workspace): Workspace {
  atEnd(() => ws.close());
  return ws;
}
