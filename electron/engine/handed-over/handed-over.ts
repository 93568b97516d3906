import type { HandedOver } from '../../../shared/contract/reports/preflight.ts';
import { isoVietnam } from '../base/clock.ts';
import { prepared, type Database } from '../db/index.ts';
import { manyValues, selectFiles } from '../efile/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { contentKey } from './content-key.ts';

/** The last round a file left with. */
interface LeftRow {
  readonly fileId: number;
  readonly round: string;
  readonly at: string;
  /** Of what left; null for a transfer made before this was kept. */
  readonly contentKey: string | null;
}

/** Of rows of one file SQLite gives the columns of the latest. */
const LEFT = 'SELECT file_id AS fileId, round, content_key AS contentKey, max(made_at) AS at FROM transfer_file';

/** Every file, those that left with a transfer (đã giao nộp) with their last round, and a name for the next round. */
export function handedOver({ db, clock }: Pick<Workspace, 'db' | 'clock'>): HandedOver {
  const left = new Map(leftFiles(db).map((row) => [row.fileId, row]));
  const changed = changedFiles(db);
  const titles = manyValues(db, 'file', ['title']);
  const taken = db.prepare<[], string>('SELECT round FROM transfer').pluck().all();
  return {
    nextRound: nextRound(taken, isoVietnam(clock.now()).slice(0, 4)),
    files: selectFiles(db).map(({ id, code }) => {
      const row = left.get(id);
      return {
        code,
        title: titles.get(id)?.['title'] ?? '',
        left: row === undefined ? null : { round: row.round, at: row.at, changed: changed.has(id) },
      };
    }),
  };
}

/** What was found when the journal had so many entries: every change of a record is one more. */
const known = new WeakMap<Database, { readonly entries: number; readonly changed: ReadonlySet<number> }>();

/** Ids of the files that are no longer what the last transfer they were part of holds. */
export function changedFiles(db: Database): ReadonlySet<number> {
  const entries = prepared<[], number>(db, 'SELECT max(seq) FROM audit').pluck().get() ?? 0;
  const before = known.get(db);
  if (before?.entries === entries) return before.changed;
  const changed = new Set(leftFiles(db).flatMap((row) => (differs(db, row) ? [row.fileId] : [])));
  known.set(db, { entries, changed });
  return changed;
}

/** The round a file left with last and when, if it is no longer what left then; undefined otherwise. */
export function changedSince(
  db: Database,
  fileId: number,
): { readonly round: string; readonly at: string } | undefined {
  const row = prepared<[number], LeftRow>(db, `${LEFT} WHERE file_id = ? GROUP BY file_id`).get(fileId);
  return row !== undefined && differs(db, row) ? row : undefined;
}

function leftFiles(db: Database): LeftRow[] {
  return prepared<[], LeftRow>(db, `${LEFT} GROUP BY file_id`).all();
}

function differs(db: Database, { fileId, contentKey: left }: LeftRow): boolean {
  return left !== null && left !== contentKey(db, fileId);
}

/** The year and one more than the highest number of that year: 2026-01, then 2026-02; gaps are not filled again. */
function nextRound(taken: readonly string[], year: string): string {
  const numbers = taken.map((round) => /^(\d{4})-(\d{1,6})$/.exec(round)).filter((found) => found?.[1] === year);
  const next = Math.max(0, ...numbers.map((found) => Number(found?.[2]))) + 1;
  return `${year}-${String(next).padStart(2, '0')}`;
}
