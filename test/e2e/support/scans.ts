import { join } from 'node:path';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import { createWorkspace } from '../../../electron/engine/workspace/index.ts';
import { AGENCY } from '../../support/workspace.ts';
import { preparedCopy } from './prepared.ts';

/** Ten sample scans, some lying on their side, one a double page. */
export const SCANS = join(import.meta.dirname, '../../../resources/samples/hop-05/ho-so-01');

/** A copy of a workspace with those scans taken in as `Hộp 05`, and nothing done to them. */
export function scannedBatch(): Promise<string> {
  return preparedCopy('scans', async (root) => {
    const ws = await createWorkspace(root, AGENCY, { actor: 'test' });
    await importSources(ws, { paths: [SCANS], batch: 'Hộp 05' }, silentTask());
    ws.close();
  });
}
