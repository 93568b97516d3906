import { AppError } from '../../../shared/contract/app-error.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import type { Workspace } from '../workspace/index.ts';
import { editPages, pageChange, readEdited } from './rows.ts';

/** Between places nearer to each other than this no page is put: the batch is numbered anew instead. */
const LEAST_GAP = 1e-6;

interface Placed {
  readonly id: number;
  readonly position: number | null;
  readonly place: number;
}

/**
 * Puts pages of one batch, in their present order, before another page of it, or at its end (`before` null). Only the moved
 * rows change, so that a move in a batch of 10,000 is a small step of undo. Throws `pages/other-batch`, `pages/gone`.
 */
export function movePages(ws: Workspace, pageIds: readonly number[], before: number | null): PageLine[] {
  const [first, ...rest] = readEdited(ws, before === null ? pageIds : [...pageIds, before]);
  if (!first) return [];
  if (rest.some((page) => page.batchId !== first.batchId)) throw new AppError('pages/other-batch');
  const moving = new Set(pageIds);
  const order = orderOf(ws, first.batchId);
  const moved = order.filter(({ id }) => moving.has(id));
  const kept = order.filter(({ id }) => !moving.has(id));
  // Dropped on one of the pages that are moved: before the next one that stays.
  const target = before === null ? -1 : order.findIndex(({ id }) => id === before);
  const next = target < 0 ? undefined : order.slice(target).find(({ id }) => !moving.has(id));
  const at = next === undefined ? kept.length : kept.indexOf(next);
  const from = kept[at - 1]?.place ?? (kept[at]?.place ?? 1) - 1;
  const to = kept[at]?.place ?? endOf(ws);
  const step = (to - from) / (moved.length + 1);
  const wanted: [Placed, number][] =
    step >= LEAST_GAP
      ? moved.map((page, index) => [page, from + step * (index + 1)])
      : [...kept.slice(0, at), ...moved, ...kept.slice(at)].map((page, index) => [page, index + 1]);
  const changes = wanted.map(([page, position]) => pageChange(page.id, { position: page.position }, { position }));
  return editPages(ws, 'move', changes, [...moving], { before });
}

/** Finds places right after pages, where new ones can stand; the order of a batch is read once. */
export function placesAfter(ws: Workspace): (batchId: number, pageId: number) => number {
  const batches = new Map<number, { readonly order: readonly Placed[]; readonly at: ReadonlyMap<number, number> }>();
  return (batchId, pageId) => {
    let batch = batches.get(batchId);
    if (!batch) {
      const order = orderOf(ws, batchId);
      batch = { order, at: new Map(order.map(({ id }, index) => [id, index])) };
      batches.set(batchId, batch);
    }
    const at = batch.at.get(pageId) ?? 0;
    return ((batch.order[at]?.place ?? 0) + (batch.order[at + 1]?.place ?? endOf(ws))) / 2;
  };
}

function orderOf(ws: Workspace, batchId: number): Placed[] {
  return ws.db
    .prepare<[number], Placed>(
      `SELECT page.id AS id, position, coalesce(position, page.id) AS place FROM page JOIN source ON source.id = source_id
       WHERE batch_id = ? ORDER BY place, page.id`,
    )
    .all(batchId);
}

/** Beyond every place there is and below that of the next page to come, which stands at its id. */
function endOf(ws: Workspace): number {
  const row = ws.db
    .prepare<[], { end: number }>('SELECT max(max(coalesce(position, id)), max(id)) + 1 AS end FROM page')
    .get();
  return row?.end ?? 1;
}
