import type { Formed } from '../../../shared/contract/reports/forming.ts';
import type { RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { make } from './make.ts';
import { checkOrdinals, free } from './names.ts';
import { closedOf, codeAfterMove } from './recode.ts';
import { becomes, documentsOf, filesOf, inOrder, rowOf } from './rows.ts';

export interface Moving {
  readonly level: 'inventory' | 'file' | 'document';
  readonly ids: readonly number[];
  readonly parent: number;
  /** The child they are put before; at the end when left out. */
  readonly before?: number | null;
}

/**
 * Puts records, in their present order, under a parent. Children there and where they came from are numbered anew, without
 * gaps; a file that comes into a closed fonds, or out of one, is named by it. Throws `forming/gone`, `forming/taken`,
 * `forming/packed`, `efile/identifier-too-long`.
 */
export function moveRecords(ws: Workspace, { level, ids, parent, before = null }: Moving): Formed {
  const wanted = [...new Set(ids)];
  const changes =
    level === 'inventory'
      ? moveInventories(ws, wanted, parent)
      : level === 'file'
        ? moveFiles(ws, wanted, parent, before)
        : moveDocuments(ws, wanted, parent, before);
  return make(ws, 'move', { level, ids: wanted }, changes, { parent });
}

function moveInventories(ws: Workspace, ids: readonly number[], fondsId: number): RowChange[] {
  const closed = closedOf(ws, { fonds_id: fondsId });
  return ids.flatMap((id) => {
    const row = rowOf(ws.db, 'inventory', id);
    free(ws.db, 'SELECT id FROM inventory WHERE fonds_id = ? AND number = ?', [fondsId, row.number], id, {
      name: row.number,
    });
    return [
      ...becomes('inventory', row, { fonds_id: fondsId }),
      ...filesOf(ws.db, id).flatMap((file) => becomes('file', file, { code: codeAfterMove(ws, file, row, closed) })),
    ];
  });
}

function moveFiles(ws: Workspace, ids: readonly number[], inventoryId: number, before: number | null): RowChange[] {
  const inventory = rowOf(ws.db, 'inventory', inventoryId);
  const closed = closedOf(ws, inventory);
  const moved = ids.map((id) => rowOf(ws.db, 'file', id)).sort((a, b) => a.ordinal - b.ordinal);
  const order = placed(filesOf(ws.db, inventoryId), moved, before);
  const left = new Set(moved.map((row) => row.inventory_id).filter((id) => id !== inventoryId));
  return [
    ...inOrder(
      'file',
      order.map((row) => ({
        row,
        change: {
          inventory_id: inventoryId,
          ...(ids.includes(row.id) && { code: codeAfterMove(ws, row, inventory, closed) }),
        },
      })),
    ),
    ...[...left].flatMap((id) =>
      inOrder(
        'file',
        filesOf(ws.db, id)
          .filter((row) => !ids.includes(row.id))
          .map((row) => ({ row })),
      ),
    ),
  ];
}

function moveDocuments(ws: Workspace, ids: readonly number[], fileId: number, before: number | null): RowChange[] {
  const { code } = rowOf(ws.db, 'file', fileId);
  const moved = ids
    .map((id) => rowOf(ws.db, 'document', id))
    .sort((a, b) => a.file_id - b.file_id || a.ordinal - b.ordinal);
  const order = placed(documentsOf(ws.db, fileId), moved, before);
  checkOrdinals(code, Math.max(1, order.length));
  const left = new Set(moved.map((row) => row.file_id).filter((id) => id !== fileId));
  const set = new Set(ids);
  return [
    ...inOrder(
      'document',
      order.map((row) => ({ row, change: { file_id: fileId } })),
    ),
    ...[...left].flatMap((id) =>
      inOrder(
        'document',
        documentsOf(ws.db, id)
          .filter((row) => !set.has(row.id))
          .map((row) => ({ row })),
      ),
    ),
  ];
}

/** The children of a parent with the moved ones before one of them; that one being moved itself, before the next that stays. */
function placed<R extends { readonly id: number }>(
  children: readonly R[],
  moved: readonly R[],
  before: number | null,
): R[] {
  const moving = new Set(moved.map(({ id }) => id));
  const kept = children.filter(({ id }) => !moving.has(id));
  const target = before === null ? -1 : children.findIndex(({ id }) => id === before);
  const next = target < 0 ? undefined : children.slice(target).find(({ id }) => !moving.has(id));
  const at = next === undefined ? kept.length : kept.indexOf(next);
  return [...kept.slice(0, at), ...moved, ...kept.slice(at)];
}
