import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { RescanPair } from '../../../shared/contract/reports/rescans.ts';
import type { Task } from '../base/task.ts';
import { setAside } from '../intake/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { lookAt } from './look.ts';
import { toPair } from './offers.ts';
import { markedPages, replaceable, waitingFile } from './rows.ts';

/**
 * Receives one file for one page sent back, whatever the file is called: its bytes are kept under their digest, it is looked
 * at and waits to be confirmed. A file that cannot be used is kept and set aside with the reason, which is thrown:
 * `rescans/same` for the very bytes of the old scan, `intake/rescan-known` for bytes that are pages already,
 * `rescans/one-page`, `rescans/not-a-scan`, and what intake says of a file it refuses. Throws as `replaceable` before.
 */
export async function bringRescan(
  ws: Workspace,
  { pageId, path }: { readonly pageId: number; readonly path: string },
  { signal }: Pick<Task, 'signal'>,
): Promise<RescanPair> {
  const page = replaceable(ws, pageId);
  const file = basename(path).normalize('NFC');
  const { batch, batchId, source } = ws.db
    .prepare<[number], { batch: string; batchId: number; source: string }>(
      `SELECT batch.name AS batch, batch_id AS batchId, source.name AS source
       FROM source JOIN batch ON batch.id = batch_id WHERE source.id = ?`,
    )
    .get(page.sourceId)!;
  const given = { batchId, name: source, path };
  const { sourceId, reason } = await setAside(ws, given, signal, async (sha256, of) => {
    if (sha256 === page.masterSha256) return new AppError('rescans/same', { file, page: page.name });
    if (of !== null) return new AppError('intake/rescan-known', { name: source, file, of });
    const { pages } = await lookAt(ws, { sha256, file }, signal);
    if (pages.length !== 1) return new AppError('rescans/one-page', { file, pages: pages.length });
    return new AppError('intake/rescan-waiting', { name: source, file, frames: 1, page: pageId });
  });
  if (reason.code !== 'intake/rescan-waiting') throw reason;
  const waiting = waitingFile(ws.db, sourceId);
  const marked = markedPages(ws.db, batch).find(({ id }) => id === pageId);
  if (!waiting || !marked) throw new AppError('rescans/not-waiting', { file });
  return toPair(ws, marked, { file: waiting, frame: 0, looked: await lookAt(ws, { ...waiting, file }, signal) });
}
