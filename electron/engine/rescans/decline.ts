import { AppError } from '../../../shared/contract/app-error.ts';
import { edit, readRow, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { namesOf, waitingFile } from './rows.ts';

/**
 * Offers files as rescans no longer. Their bytes stay, and so do they among the files not taken; undone, they are offered
 * again. Throws `rescans/not-waiting`.
 */
export function declineRescans(ws: Workspace, sourceIds: readonly number[]): null {
  let batch = '';
  const changes = [...new Set(sourceIds)].map((id): RowChange => {
    const file = waitingFile(ws.db, id);
    if (!file) throw new AppError('rescans/not-waiting', { file: String(id) });
    batch = batchName(ws, file.batchId);
    const { error } = readRow(ws.db, 'source', { id })!;
    const declined = {
      ...file.error,
      code: 'intake/rescan-declined',
      params: { ...file.error.params, ...namesOf(file) },
    };
    return { table: 'source', before: { id, error: error ?? null }, after: { id, error: JSON.stringify(declined) } };
  });
  edit(ws, {
    label: 'edit.rescan-decline',
    action: 'rescan/decline',
    subject: `batch:${batch}`,
    after: { sources: sourceIds },
    changes,
  });
  return null;
}

function batchName(ws: Workspace, id: number): string {
  return ws.db.prepare<[number], { name: string }>('SELECT name FROM batch WHERE id = ?').get(id)!.name;
}
