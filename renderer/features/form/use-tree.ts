import { useMemo } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { RecordRef, TreeNode } from '../../../shared/contract/reports/forming.ts';
import { useReads } from '../../bridge/index.ts';
import { keyOf, useForm } from './form-state.ts';

/** A row of the tree as it is shown. `place` of `of` among its brothers, from 1. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly parent: RecordRef | null;
  readonly depth: number;
  readonly place: number;
  readonly of: number;
  readonly expanded: boolean;
}

interface Tree {
  readonly rows: readonly TreeRow[];
  readonly loading: boolean;
  readonly error: unknown;
}

type Parent = CommandInput<'forming/tree'>['parent'];

/** The rows of the opened branches, each branch read when it is opened and anew when it has changed. */
export function useTree(): Tree {
  const expanded = useForm((state) => state.expanded);
  const parents = useMemo((): Parent[] => [null, ...[...expanded].flatMap((key) => parentOf(key))], [expanded]);
  const inputs = useMemo(() => parents.map((parent) => ({ parent })), [parents]);
  const { answers, errors } = useReads('forming/tree', inputs);
  const rows = useMemo(() => {
    const below = new Map(parents.map((parent, index) => [parent === null ? '' : keyOf(parent), answers[index] ?? []]));
    const list: TreeRow[] = [];
    const walk = (parent: RecordRef | null, depth: number): void => {
      const nodes = below.get(parent === null ? '' : keyOf(parent)) ?? [];
      nodes.forEach((node, index) => {
        const open = expanded.has(keyOf(node)) && node.level !== 'document';
        list.push({ node, parent, depth, place: index + 1, of: nodes.length, expanded: open });
        if (open) walk({ level: node.level, id: node.id }, depth + 1);
      });
    };
    walk(null, 0);
    return list;
  }, [parents, expanded, answers]);
  // A record taken away may still be open: its branch answers nothing, and only the top counts for the screen.
  return { rows, loading: answers[0] === undefined && !errors[0], error: errors[0] ?? null };
}

function parentOf(key: string): NonNullable<Parent>[] {
  const [level, id] = key.split(':');
  return level === 'fonds' || level === 'inventory' || level === 'file' ? [{ level, id: Number(id) }] : [];
}
