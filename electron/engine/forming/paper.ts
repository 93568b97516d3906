import type { Formed, PaperCount } from '../../../shared/contract/reports/forming.ts';
import type { Database } from '../db/index.ts';
import { readRow, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { make } from './make.ts';
import { appears, becomes, goes, rowOf } from './rows.ts';

type Counted = 'inventory' | 'file' | 'document';

/** What the paper inventory says of a record; null when nothing was noted. */
export function paperOf(db: Database, level: string, id: number): PaperCount | null {
  const row = db
    .prepare<[string, number], PaperCount>(
      'SELECT files, documents, sheets, pages FROM paper_count WHERE owner_kind = ? AND owner_id = ?',
    )
    .get(level, id);
  return row ?? null;
}

/** Notes what the paper inventory says of a record; counts that are not named stay as they are. Throws `forming/gone`. */
export function setPaperCount(ws: Workspace, level: Counted, id: number, named: Partial<PaperCount>): Formed {
  rowOf(ws.db, level, id);
  const count = { ...NOTHING, ...paperOf(ws.db, level, id), ...named };
  return make(ws, 'paper', { level, ids: [id] }, paperChanges(ws.db, level, id, count), { ...count });
}

const NOTHING: PaperCount = { files: null, documents: null, sheets: null, pages: null };

/** The rows by which a record has these counts; none at all when every one is null. */
export function paperChanges(db: Database, level: Counted, id: number, count: PaperCount): RowChange[] {
  const row = readRow(db, 'paper_count', { owner_kind: level, owner_id: id });
  const empty = Object.values(count).every((value) => value === null);
  if (row === null) return empty ? [] : [appears('paper_count', { owner_kind: level, owner_id: id, ...count })];
  return empty ? [goes('paper_count', row)] : becomes('paper_count', row, count);
}
