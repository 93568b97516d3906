import type { HandedOver } from '../../../shared/contract/reports/preflight.ts';
import { isoVietnam } from '../base/clock.ts';
import type { Workspace } from '../workspace/index.ts';

/** The files that left with a transfer (đã giao nộp), each with its last round, and a name for the next round. */
export function handedOver({ db, clock }: Pick<Workspace, 'db' | 'clock'>): HandedOver {
  const files = db
    .prepare<[], { code: string; round: string; at: string }>(
      `SELECT file.code AS code, round, max(transfer_file.made_at) AS at
       FROM transfer_file JOIN file ON file.id = file_id GROUP BY file.id ORDER BY file.code`,
    )
    .all();
  const taken = db.prepare<[], string>('SELECT round FROM transfer').pluck().all();
  return { nextRound: nextRound(taken, isoVietnam(clock.now()).slice(0, 4)), files };
}

/** The year and one more than the highest number of that year: 2026-01, then 2026-02; gaps are not filled again. */
function nextRound(taken: readonly string[], year: string): string {
  const numbers = taken.map((round) => /^(\d{4})-(\d{1,6})$/.exec(round)).filter((found) => found?.[1] === year);
  const next = Math.max(0, ...numbers.map((found) => Number(found?.[2]))) + 1;
  return `${year}-${String(next).padStart(2, '0')}`;
}
