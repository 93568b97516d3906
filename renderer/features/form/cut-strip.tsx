import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CutPlan } from '../../../shared/contract/reports/forming.ts';
import { useWords } from '../../words/index.ts';
import { useLines } from '../page-view/index.ts';
import { CutCell, type CellFacts } from './cut-cell.tsx';
import { drag } from './drop.ts';
import { form, useForm } from './form-state.ts';
import { run } from './run.ts';

interface CutStripProps {
  readonly plan: CutPlan;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
}

/** Sizes in rem. */
const SIDE = 8.5;
const HIGH = 14;

/**
 * The pages of a batch in order, each document to be under a band of its own. Arrows move, Shift chooses several; M, N and U
 * say where documents begin; a press on a band's edge does so with the mouse.
 */
export function CutStrip({ plan, selected, onSelect }: CutStripProps) {
  const { say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, rem: 14 });
  const focus = useForm((state) => state.page);
  const anchor = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void =>
      setSize({ width: element.clientWidth, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const facts = useMemo(() => factsOf(plan), [plan]);
  const columns = Math.max(1, Math.floor(size.width / (SIDE * size.rem)));
  const height = Math.round(HIGH * size.rem);
  const rows = useVirtualizer({
    count: Math.ceil(plan.pages.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 2,
  });
  useEffect(() => rows.measure(), [rows, height, columns]);
  const items = rows.getVirtualItems();
  const lines = useLines(plan.pages, (items[0]?.index ?? 0) * columns, ((items.at(-1)?.index ?? 0) + 1) * columns - 1);
  const at = Math.max(
    0,
    plan.pages.findIndex((id) => id === focus),
  );
  useEffect(() => {
    rows.scrollToIndex(Math.floor(at / columns), { align: 'auto' });
  }, [rows, at, columns]);

  const go = (to: number, extend: boolean): void => {
    const index = Math.min(plan.pages.length - 1, Math.max(0, to));
    const page = plan.pages[index];
    if (page === undefined) return;
    if (!extend || anchor.current === null) anchor.current = extend ? at : index;
    const [from, until] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    onSelect(extend ? new Set(plan.pages.slice(from, until + 1)) : new Set());
    form.set({ page });
  };
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * 3,
    PageUp: -columns * 3,
    Home: -plan.pages.length,
    End: plan.pages.length,
  };
  const toggle = (pageId: number, begins: boolean): void =>
    void run('forming/mark', { pageIds: [pageId], first: !begins });

  return (
    <div
      ref={scroller}
      className="form-strip"
      role="grid"
      aria-label={say('form.strip')}
      aria-multiselectable
      aria-rowcount={rows.options.count}
      aria-colcount={columns}
      aria-activedescendant={plan.pages[at] === undefined ? undefined : `cut-${plan.pages[at]}`}
      tabIndex={0}
      onKeyDown={(event) => {
        const by = steps[event.key];
        if (by === undefined || event.altKey || event.ctrlKey) return;
        event.preventDefault();
        go(at + by, event.shiftKey);
      }}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <div
            key={item.index}
            role="row"
            aria-rowindex={item.index + 1}
            className="line"
            style={{ transform: `translateY(${item.start}px)`, height }}
          >
            {plan.pages.slice(item.index * columns, (item.index + 1) * columns).map((id, column) => (
              <CutCell
                key={id}
                id={id}
                page={lines.get(id)}
                facts={facts.get(id)!}
                width={`${SIDE}rem`}
                focused={item.index * columns + column === at}
                selected={selected.has(id)}
                onPress={(extend) => go(item.index * columns + column, extend)}
                onDragStart={() =>
                  drag.start({ kind: 'pages', pageIds: selected.has(id) ? inOrder(plan, selected) : [id] })
                }
                onToggle={() => toggle(id, facts.get(id)?.begins !== null)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Chosen pages as they stand in the strip, whatever way they were chosen. */
function inOrder(plan: CutPlan, chosen: ReadonlySet<number>): number[] {
  return plan.pages.filter((id) => chosen.has(id));
}

/** What the plan says of each page. */
function factsOf(plan: CutPlan): ReadonlyMap<number, CellFacts> {
  const facts = new Map<number, CellFacts>();
  plan.pieces.forEach((piece, index) =>
    piece.pageIds.forEach((pageId, place) =>
      facts.set(pageId, {
        document: index + 1,
        pages: piece.pageIds.length,
        begins: place === 0 ? piece.reason : null,
        out: null,
        mark: null,
      }),
    ),
  );
  for (const { pageId, reason } of plan.leftOut)
    facts.set(pageId, { document: null, pages: 0, begins: null, out: reason, mark: null });
  for (const { pageId, first } of plan.marks) {
    const known = facts.get(pageId);
    if (known) facts.set(pageId, { ...known, mark: first });
  }
  return facts;
}
