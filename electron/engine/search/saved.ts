import { AppError } from '../../../shared/contract/app-error.ts';
import { Filters } from '../../../shared/contract/commands/search.ts';
import type { SavedSearch, SearchFilters } from '../../../shared/contract/reports/search.ts';
import { isoVietnam } from '../base/clock.ts';
import { edit, readRow } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';

interface SavedRow {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly filters: string;
}

/** The saved searches by name. */
export function listSaved(ws: Workspace): SavedSearch[] {
  return ws.db
    .prepare<[], SavedRow>('SELECT id, name, query, filters FROM saved_search ORDER BY name, id')
    .all()
    .map((row) => ({ ...row, filters: Filters.parse(JSON.parse(row.filters)) }));
}

/** Keeps a search under a name, as a step of undo; answers its id. Throws `search/name-taken`. */
export function saveSearch(
  ws: Workspace,
  { name, query, filters }: { readonly name: string; readonly query: string; readonly filters: SearchFilters },
): number {
  if (ws.db.prepare('SELECT 1 FROM saved_search WHERE name = ?').get(name) !== undefined)
    throw new AppError('search/name-taken', { name });
  const { id } = ws.db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM saved_search').get()!;
  const after = {
    id,
    name,
    query,
    filters: JSON.stringify(filters),
    saved_at: isoVietnam(ws.clock.now()),
    saved_by: ws.actor,
  };
  edit(ws, {
    label: 'edit.search-save',
    action: 'search/save',
    subject: `search:${name}`,
    after: { name, query, filters },
    changes: [{ table: 'saved_search', before: null, after }],
  });
  return id;
}

/** Takes a saved search away, as a step of undo. Throws `search/not-saved`. */
export function forgetSearch(ws: Workspace, id: number): void {
  const before = readRow(ws.db, 'saved_search', { id });
  const saved = listSaved(ws).find((one) => one.id === id);
  if (before === null || saved === undefined) throw new AppError('search/not-saved');
  edit(ws, {
    label: 'edit.search-forget',
    action: 'search/forget',
    subject: `search:${saved.name}`,
    before: { name: saved.name, query: saved.query, filters: saved.filters },
    changes: [{ table: 'saved_search', before, after: null }],
  });
}
