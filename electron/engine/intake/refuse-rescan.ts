import { AppError } from '../../../shared/contract/app-error.ts';
import type { Workspace } from '../workspace/index.ts';
import { awaitedNames } from './awaited.ts';
import type { FoundSource } from './collect-sources.ts';
import { probeSource } from './probe-source.ts';
import type { StoredMaster } from './store-master.ts';
import { IntakeStore } from './store.ts';

/** As many pages' names are said of those a file may be for. */
const NAMED = 5;

/**
 * A file that may be the better scan of a page waiting for one is looked at and set aside: a person says whether it takes
 * the page's place. Throws `intake/rescan-waiting` with the name the page came under and the pages the file has,
 * `intake/rescan-known` when its bytes are pages already, `intake/rescan-for-several`, and what probeSource throws.
 */
export async function refuseRescan(
  ws: Workspace,
  given: {
    readonly batchId: number;
    readonly rescan: boolean;
    readonly source: FoundSource;
    readonly master: StoredMaster;
  },
  signal: AbortSignal,
): Promise<void> {
  const { batchId, rescan, source, master } = given;
  const [name, ...others] = awaitedNames(ws.db, batchId, source.name, rescan);
  if (name === undefined) return;
  if (others.length > 0)
    throw new AppError('intake/rescan-for-several', {
      file: source.name,
      names: [name, ...others].slice(0, NAMED).join(', '),
    });
  const first = new IntakeStore(ws.db).takenWith(master.sha256);
  if (first) throw new AppError('intake/rescan-known', { name, file: source.name, of: first.name });
  const { pages } = await probeSource(master.path, source.name, signal);
  throw new AppError('intake/rescan-waiting', { name, file: source.name, frames: pages.length });
}
