import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { RescanOffers } from '../../shared/contract/reports/rescans.ts';
import { silentTask } from '../../electron/engine/base/task.ts';
import { importSources, type IntakeReport } from '../../electron/engine/intake/index.ts';
import { judgePages } from '../../electron/engine/page-edits/index.ts';
import { listPages } from '../../electron/engine/pages/index.ts';
import { offerRescans, replacePages } from '../../electron/engine/rescans/index.ts';
import { type Workspace } from '../../electron/engine/workspace/index.ts';
import { scan, takeIn } from './scanned-workspace.ts';
import { tempFolder } from './temp-folder.ts';
import { newWorkspace } from './workspace.ts';

/** The batch `takeIn` takes into. */
export const BATCH = 'hộp 1';
/** Digest of bytes, as masters are named. */
export const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** All rows of a query. */
export const rows = (ws: Workspace, sql: string): unknown[] => ws.db.prepare(sql).all();
/** A signal nobody gives. */
export const signal = (): AbortSignal => new AbortController().signal;

/** Hands files in: as they come, or as new scans. */
export async function handIn(
  ws: Workspace,
  files: Readonly<Record<string, Uint8Array>>,
  rescan = true,
  box = tempFolder(),
): Promise<IntakeReport> {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(box, name)), { recursive: true });
    writeFileSync(join(box, name), bytes);
  }
  return importSources(ws, { paths: [box], batch: BATCH, ...(rescan ? { rescan } : {}) }, silentTask());
}

/** What is offered for the batch now. */
export const offers = (ws: Workspace): Promise<RescanOffers> => offerRescans(ws, BATCH, signal());

/** Confirms everything that is offered. */
export async function confirm(ws: Workspace): Promise<void> {
  const { pairs } = await offers(ws);
  await replacePages(ws, pairs, signal());
}

/** Three scans, the second sent back to the scanner: its page, and the bytes of the first scan of it. */
export async function oneSentBack(): Promise<{ ws: Workspace; ids: number[]; page: number; old: Buffer }> {
  const ws = await newWorkspace();
  const old = await scan(2);
  await takeIn(ws, { '1.jpg': await scan(1), '2.jpg': old, '3.jpg': await scan(3) });
  const ids = listPages(ws).map(({ id }) => id);
  judgePages(ws, [ids[1]!], 'rescan', 'mờ chữ');
  return { ws, ids, page: ids[1]!, old };
}

/** The code an action fails with, or its answer. */
export async function codeOf(act: () => unknown): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

/** A file of several pages, as a scanner with a feeder makes it. */
export async function feeder(seeds: readonly number[]): Promise<Buffer> {
  const pages = await Promise.all(seeds.map((seed) => scan(seed)));
  return sharp(pages, { join: { animated: true } })
    .withDensity(100)
    .tiff({ compression: 'lzw' })
    .toBuffer();
}
