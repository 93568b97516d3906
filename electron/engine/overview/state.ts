import { z } from 'zod';
import type { BackupState, OverviewState } from '../../../shared/contract/reports/overview.ts';
import { freeBytes } from '../base/disk-space.ts';
import type { Database } from '../db/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { diskForecast } from './disk-forecast.ts';
import { readSteps } from './steps.ts';
import { OnDisk } from './still-there.ts';

/** How far the work has come: what waits at each step, how well the text was read, disk and backup. */
export async function overviewState(ws: Workspace): Promise<OverviewState> {
  const { db } = ws;
  const onDisk = new OnDisk(ws);
  const { steps, ...counts } = readSteps(ws, onDisk);
  return {
    ...counts,
    steps,
    confidence: confidence(db),
    disk: { free: await freeBytes(ws.paths.root), ...diskForecast(db, onDisk) },
    backup: lastBackup(db),
  };
}

function confidence(db: Database): number[] {
  const tenths = Array<number>(10).fill(0);
  const rows = db
    .prepare<[], { tenth: number; pages: number }>(
      `SELECT min(9, CAST(confidence / 10 AS INTEGER)) AS tenth, count(*) AS pages FROM ocr_result
       WHERE state = 'done' AND word_count > 0 GROUP BY tenth`,
    )
    .all();
  for (const { tenth, pages } of rows) tenths[tenth] = pages;
  return tenths;
}

const Noted = z.object({ path: z.string() });

/** The journal's latest word of a backup, and how many entries came after it. */
function lastBackup(db: Database): BackupState {
  const row = db
    .prepare<[], { seq: number; at: string; after: string | null }>(
      `SELECT seq, at, after FROM audit WHERE action = 'workspace/backup' ORDER BY at DESC, seq DESC LIMIT 1`,
    )
    .get();
  const last = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM audit').get()?.seq ?? 0;
  const noted = Noted.safeParse(JSON.parse(row?.after ?? 'null'));
  return {
    at: row?.at ?? null,
    path: noted.success ? noted.data.path : null,
    entriesSince: last - (row?.seq ?? 0),
  };
}
