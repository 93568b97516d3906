import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/index.ts';
import { drag, fits, putOn } from './drop.ts';
import { form, isSame, keyOf, useForm } from './form-state.ts';
import { treeKey } from './tree-keys.ts';
import { TreeRowView } from './tree-row.tsx';
import { useChangedSince } from './use-changed-since.ts';
import type { TreeRow } from './use-tree.ts';

/**
 * The tree of fonds, inventories, files and documents. Only the rows on the screen exist. Arrows move and open, Shift makes a
 * range, Ctrl adds; records and pages are dragged to where they belong.
 */
export function TreePane({ rows }: { readonly rows: readonly TreeRow[] }) {
  const { say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useForm((state) => state.focus);
  const selected = useForm((state) => state.selected);
  const carried = useForm((state) => state.carried);
  const [over, setOver] = useState<string | null>(null);
  const [rem, setRem] = useState(14);
  const height = Math.round(rem * 2.9);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });
  useEffect(() => {
    const measure = (): void => setRem(parseFloat(getComputedStyle(document.documentElement).fontSize));
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => list.measure(), [list, height]);
  const shown = list.getVirtualItems();
  const changed = useChangedSince(rows, shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0);
  const at = rows.findIndex((row) => isSame(row.node, focus));
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [list, at]);

  const choose = (row: TreeRow, event: React.MouseEvent): void => {
    const ref = { level: row.node.level, id: row.node.id };
    if (event.shiftKey)
      form.range(
        rows.map(({ node }) => node),
        ref,
      );
    else if (event.ctrlKey || event.metaKey) form.toggle(ref);
    else form.only(ref);
  };

  return (
    <div
      ref={scroller}
      className="form-tree"
      role="tree"
      aria-label={say('form.tree')}
      aria-multiselectable
      aria-activedescendant={at >= 0 ? `tree-${keyOf(rows[at]!.node)}` : undefined}
      tabIndex={0}
      onFocus={() => {
        if (at < 0 && rows[0]) form.only({ level: rows[0].node.level, id: rows[0].node.id });
      }}
      onKeyDown={(event) => {
        if (treeKey(event, rows, at, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1)))
          event.preventDefault();
      }}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {shown.map((item) => {
          const row = rows[item.index]!;
          const key = keyOf(row.node);
          return (
            <TreeRowView
              key={key}
              row={row}
              style={{ transform: `translateY(${item.start}px)`, minHeight: height }}
              index={item.index}
              measure={list.measureElement}
              changed={row.node.level === 'file' ? changed.get(row.node.id) : undefined}
              focused={isSame(row.node, focus)}
              selected={selected.some((one) => isSame(one, row.node))}
              carried={carried.some((one) => isSame(one, row.node))}
              drop={over === key ? fits(drag.get(), row) : null}
              onPress={(event) => choose(row, event)}
              onDragStart={() => {
                const chosen = selected.some((one) => isSame(one, row.node));
                drag.start({ kind: 'records', records: chosen ? selected : [row.node] });
              }}
              onDragOver={(event) => {
                if (fits(drag.get(), row) === null) return;
                event.preventDefault();
                setOver(key);
              }}
              onDragEnd={() => {
                drag.end();
                setOver(null);
              }}
              onDrop={(event) => {
                event.preventDefault();
                const what = drag.get();
                drag.end();
                setOver(null);
                if (what) void putOn(what, row);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
