import { useActions } from '../../view/index.ts';
import { form, isSame, keyOf, useForm } from './form-state.ts';
import { run, tellUndoable } from './run.ts';
import { drag, fits, putOn } from './drop.ts';
import type { TreeRow } from './use-tree.ts';

/** Actions of the tree: making, naming, moving, deleting, going on to the next record. */
export function useFormActions(rows: readonly TreeRow[]): void {
  const { focus, selected, carried, mode } = useForm();
  const at = rows.findIndex((row) => isSame(row.node, focus));
  const row = rows[at];
  const level = selected[0]?.level;
  const tree = mode === 'form';
  /** The record of a level that the focus is on or in. */
  const within = (wanted: string): number | null => {
    let look = row;
    while (look && look.node.level !== wanted) {
      const { parent }: TreeRow = look;
      look = rows.find((one) => isSame(one.node, parent));
    }
    return look?.node.id ?? null;
  };
  const [fonds, inventory, file] = [within('fonds'), within('inventory'), within('file')];
  const go = (by: number): void => {
    const next = rows[at + by];
    if (next) form.only({ level: next.node.level, id: next.node.id });
  };
  const step = (by: -1 | 1): void => {
    if (!row?.parent || (level !== 'file' && level !== 'document')) return;
    const brothers = rows.filter((one) => isSame(one.parent, row.parent));
    const chosen = new Set(selected.map(keyOf));
    const edge =
      by < 0
        ? brothers.findIndex(({ node }) => chosen.has(keyOf(node)))
        : brothers.findLastIndex(({ node }) => chosen.has(keyOf(node)));
    const before = by < 0 ? brothers[edge - 1] : brothers[edge + 2];
    if (by < 0 ? !before : edge >= brothers.length - 1) return;
    void run('forming/move', {
      level,
      ids: selected.map(({ id }) => id),
      parent: row.parent.id,
      before: before?.node.id ?? null,
    });
  };

  useActions(
    {
      'form.newFonds': { run: () => form.set({ dialog: { kind: 'create', level: 'fonds', parent: null } }) },
      'form.newInventory': {
        enabled: fonds !== null,
        run: () => form.set({ dialog: { kind: 'create', level: 'inventory', parent: fonds } }),
      },
      'form.newFile': {
        enabled: inventory !== null,
        run: () => form.set({ dialog: { kind: 'create', level: 'file', parent: inventory } }),
      },
      'form.newDocument': {
        enabled: file !== null,
        run: () => {
          if (file === null) return;
          form.expand({ level: 'file', id: file }, true);
          void run('forming/create', { level: 'document', parent: file }).then((made) => {
            if (made?.ids[0]) form.only({ level: 'document', id: made.ids[0] });
          });
        },
      },
      'form.rename': {
        enabled: tree && row !== undefined && row.node.level !== 'document' && selected.length === 1,
        run: () => row && form.set({ dialog: { kind: 'rename', record: { level: row.node.level, id: row.node.id } } }),
      },
      'form.delete': {
        enabled: tree && level !== undefined,
        run: () => {
          if (level === undefined) return;
          const chosen = new Set(selected.map(keyOf));
          const rest = rows.slice(at + 1).find(({ node }) => node.level === level && !chosen.has(keyOf(node)));
          const next = rest?.node ?? rows.find(({ node }) => isSame(node, row?.parent ?? null))?.node ?? null;
          void run('forming/delete', { level, ids: selected.map(({ id }) => id) }).then((done) => {
            if (!done) return;
            form.only(next === null ? null : { level: next.level, id: next.id });
            void tellUndoable(`form.deleted.${level}`, { count: selected.length });
          });
        },
      },
      'form.carry': {
        enabled: tree && level !== undefined && level !== 'fonds',
        run: () => form.set({ carried: selected }),
      },
      'form.put': {
        enabled:
          tree && carried.length > 0 && row !== undefined && fits({ kind: 'records', records: carried }, row) !== null,
        run: () => {
          if (!row) return;
          drag.end();
          void putOn({ kind: 'records', records: carried }, row);
          form.set({ carried: [] });
        },
      },
      'form.up': { enabled: tree && (level === 'file' || level === 'document'), run: () => step(-1) },
      'form.down': { enabled: tree && (level === 'file' || level === 'document'), run: () => step(1) },
      'form.join': {
        enabled: tree && level === 'document' && selected.length > 1,
        run: () => void run('forming/join', { ids: selected.map(({ id }) => id) }),
      },
      'form.next': { enabled: tree && at < rows.length - 1, run: () => go(1) },
      'form.previous': { enabled: tree && at > 0, run: () => go(-1) },
      'form.cut': { run: () => form.set({ mode: mode === 'cut' ? 'form' : 'cut', page: null }) },
    },
    [rows, focus, selected, carried, mode],
  );
}
