import { join } from 'node:path';
import { sweepFolder } from '../base/sweep-folder.ts';
import { prepared } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { scanInHand, scansFolder } from './scan-image.ts';

/**
 * Takes away the pictures of scans that are neither an earlier one of some page nor still to be compared with one: a new scan
 * that took its place is seen as its page from then on. As tidyPageImages does.
 */
export async function tidyScanImages(ws: Workspace, signal: AbortSignal): Promise<number> {
  const folder = scansFolder(ws);
  const isUseless = (file: string) => {
    const [, sha256] = /^\.?([0-9a-f]{64})-\d+-[0-9a-f]+\.jpg(?:\..+\.part)?$/.exec(file) ?? [];
    if (sha256 === undefined) return false;
    return file.startsWith('.') || (!scanInHand(join(folder, file)) && !isCompared(ws, sha256));
  };
  return sweepFolder(folder, isUseless, signal);
}

function isCompared(ws: Workspace, sha256: string): boolean {
  const found = prepared<[string], unknown>(
    ws.db,
    `SELECT 1 FROM source WHERE sha256 = ? AND (NOT EXISTS (SELECT 1 FROM page WHERE source_id = source.id)
       OR EXISTS (SELECT 1 FROM rescan WHERE old_source_id = source.id)) LIMIT 1`,
  );
  return found.get(sha256) !== undefined;
}
