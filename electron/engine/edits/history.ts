import { AppError } from '../../../shared/contract/app-error.ts';
import type { EditStacks, EditStep } from '../../../shared/contract/reports/edit.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { follow } from './follow.ts';
import { applyChanges, inverse, StoredChanges } from './row-change.ts';

interface EditRow extends EditStep {
  readonly changes: string;
}

/** Takes back the newest change not yet undone. Throws `edit/nothing-to-undo`, `edit/conflict`. */
export function undo(ws: Workspace): EditStep {
  const row = newest(ws);
  if (row === null) throw new AppError('edit/nothing-to-undo');
  return step(ws, row, 'undo');
}

/** Makes the change undone last once more. Throws `edit/nothing-to-redo`, `edit/conflict`. */
export function redo(ws: Workspace): EditStep {
  const row = oldestUndone(ws);
  if (row === null) throw new AppError('edit/nothing-to-redo');
  return step(ws, row, 'redo');
}

/** What undo and redo would do next. */
export function editStacks(ws: Workspace): EditStacks {
  return { undo: shown(newest(ws)), redo: shown(oldestUndone(ws)) };
}

function step(ws: Workspace, row: EditRow, direction: 'undo' | 'redo'): EditStep {
  const changes = StoredChanges.parse(JSON.parse(row.changes));
  change(ws, { action: `edit/${direction}`, subject: `edit:${row.id}`, after: { label: row.label } }, () => {
    applyChanges(ws.db, direction === 'undo' ? inverse(changes) : changes);
    follow(ws, changes);
    ws.db.prepare('UPDATE edit SET undone = ? WHERE id = ?').run(direction === 'undo' ? 1 : 0, row.id);
  });
  return { id: row.id, label: row.label, at: row.at, who: row.who };
}

function newest(ws: Workspace): EditRow | null {
  return ws.db.prepare<[], EditRow>('SELECT * FROM edit WHERE undone = 0 ORDER BY id DESC LIMIT 1').get() ?? null;
}

function oldestUndone(ws: Workspace): EditRow | null {
  return ws.db.prepare<[], EditRow>('SELECT * FROM edit WHERE undone = 1 ORDER BY id LIMIT 1').get() ?? null;
}

function shown(row: EditRow | null): EditStep | null {
  return row === null ? null : { id: row.id, label: row.label, at: row.at, who: row.who };
}
