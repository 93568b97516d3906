import type { RecordRef } from '../../../shared/contract/reports/forming.ts';
import { form, isSame } from './form-state.ts';
import type { TreeRow } from './use-tree.ts';

const refOf = ({ node }: TreeRow): RecordRef => ({ level: node.level, id: node.id });

/** Keys of a tree, by the ARIA pattern. Answers whether the key was one of them. */
export function treeKey(event: React.KeyboardEvent, rows: readonly TreeRow[], at: number, page: number): boolean {
  if (event.altKey) return false;
  const row = rows[at];
  const go = (to: number): boolean => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (!next) return false;
    if (event.shiftKey)
      form.range(
        rows.map(({ node }) => node),
        refOf(next),
      );
    else if (event.ctrlKey) form.set({ focus: refOf(next) });
    else form.only(refOf(next));
    return true;
  };
  switch (event.key) {
    case 'ArrowDown':
      return event.ctrlKey && !event.shiftKey ? false : go(at + 1);
    case 'ArrowUp':
      return event.ctrlKey && !event.shiftKey ? false : go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (!row || row.node.level === 'document') return true;
      if (!row.expanded) form.expand(row.node, true);
      else if (rows[at + 1] && rows[at + 1]!.depth > row.depth) go(at + 1);
      return true;
    case 'ArrowLeft':
      if (!row) return true;
      if (row.expanded) form.expand(row.node, false);
      else go(rows.findIndex((one) => isSame(one.node, row.parent)));
      return true;
    case ' ':
      if (row) form.toggle(refOf(row));
      return true;
    case 'Enter':
      document.querySelector<HTMLElement>('.form-fields :is(input, textarea, button)')?.focus();
      return true;
    default:
      return false;
  }
}
