import type { JournalAction } from '../../../shared/model/journal-actions.ts';
import { isoVietnam } from '../base/clock.ts';
import { change, type Workspace } from '../workspace/index.ts';
import { follow } from './follow.ts';
import { applyChanges, type RowChange } from './row-change.ts';

export interface EditOptions {
  /** Key of `text.edit.*` in resources/strings: what the undo entry is called. */
  readonly label: string;
  /** The audit entry of the change. */
  readonly action: JournalAction;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Rows before and after, in the order in which they have to be made. */
  readonly changes: readonly RowChange[];
}

/** Steps kept for undo; older ones stay in the journal, but can no longer be undone by a key. */
const KEPT = 1000;

/**
 * Makes a change a person asked for: rows, undo step and audit entry in one transaction. What had been undone before is
 * gone then, as everywhere. Throws `edit/conflict` when a row is not what `before` says.
 */
export function edit(ws: Workspace, options: EditOptions): void {
  const { label, changes, ...entry } = options;
  if (changes.length === 0) return;
  change(ws, entry, () => {
    applyChanges(ws.db, changes);
    follow(ws, changes);
    ws.db.prepare('DELETE FROM edit WHERE undone = 1').run();
    ws.db
      .prepare('INSERT INTO edit (label, at, who, changes) VALUES (?, ?, ?, ?)')
      .run(label, isoVietnam(ws.clock.now()), ws.actor, JSON.stringify(changes));
    ws.db.prepare('DELETE FROM edit WHERE id <= (SELECT max(id) FROM edit) - ?').run(KEPT);
  });
}
