import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import { form } from './form-state.ts';
import { run } from './run.ts';
import type { TreeRow } from './use-tree.ts';

/** What is being dragged in the window: records of one level, or pages. */
export type Dragged =
  | { readonly kind: 'records'; readonly records: readonly RecordRef[] }
  | { readonly kind: 'pages'; readonly pageIds: readonly number[] };

let dragged: Dragged | null = null;
export const drag = {
  start: (what: Dragged): void => {
    dragged = what;
  },
  end: (): void => {
    dragged = null;
  },
  get: (): Dragged | null => dragged,
};

/** Whether it can be put on a row: on its own level before it, on the level above at the end. */
export function fits(what: Dragged | null, row: TreeRow): 'before' | 'into' | null {
  if (what === null) return null;
  if (what.kind === 'pages') return row.node.level === 'document' ? 'into' : null;
  const level = what.records[0]?.level;
  if (level === undefined || level === 'fonds') return null;
  if (row.node.level === level && level !== 'inventory') return 'before';
  const above = { inventory: 'fonds', file: 'inventory', document: 'file' } as const;
  return row.node.level === above[level] ? 'into' : null;
}

/** Puts it there, as one step of undo. */
export async function putOn(what: Dragged, row: TreeRow): Promise<void> {
  const how = fits(what, row);
  if (how === null) return;
  const { node, parent } = row;
  if (what.kind === 'pages') {
    await run('forming/move-pages', { pageIds: [...what.pageIds], documentId: node.id });
    return;
  }
  const [first] = what.records;
  if (!first || first.level === 'fonds') return;
  const ids = what.records.map(({ id }) => id);
  if (how === 'before' && parent) {
    await run('forming/move', { level: first.level, ids, parent: parent.id, before: node.id });
  } else if (how === 'into') {
    form.expand(node, true);
    await run('forming/move', { level: first.level, ids, parent: node.id });
  }
}
