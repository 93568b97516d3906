import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../words/index.ts';
import { PageCell } from './page-cell.tsx';
import { useCellWords } from './use-cell-words.ts';
import { useFlying } from './use-flying.ts';
import { useGridDrag } from './use-grid-drag.ts';
import { gridKey } from './grid-keys.ts';
import { useLines } from '../page-view/index.ts';
import type { OutlinePage } from './use-pages.ts';
import { useView, view } from './view-state.ts';

interface PageGridProps {
  readonly pages: readonly OutlinePage[];
  /** Width of a cell in px at 100% text. */
  readonly cell: number;
  readonly onOpen: (id: number) => void;
  readonly onPass: () => void;
  /** Puts pages before another, or at the end; null where the order shown is not the batch's. */
  readonly onMove: ((ids: readonly number[], before: number | null) => void) | null;
}

const GAP = 10;
/** Caption under the picture, in rem. */
const CAPTION = 2.4;

/**
 * Thousands of pages as thumbnails: cells of one size in virtual rows, so that only what is on the screen exists. Arrows,
 * Home, End, Page up and down move; Shift makes a range, Ctrl adds; Enter opens; pages are dragged to another place.
 */
export function PageGrid({ pages, cell, onOpen, onPass, onMove }: PageGridProps) {
  const { say } = useWords();
  const words = useCellWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [rem, setRem] = useState(14);
  const selected = useView((state) => state.selected);
  const focus = useView((state) => state.focus);
  const ids = useMemo(() => pages.map(({ id }) => id), [pages]);
  const places = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => {
      setWidth(element.clientWidth);
      setRem(parseFloat(getComputedStyle(document.documentElement).fontSize));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const side = Math.round((cell * rem) / 14);
  const columns = Math.max(1, Math.floor((width - GAP) / (side + GAP)));
  const height = side + Math.round(CAPTION * rem) + GAP;
  const rows = useVirtualizer({
    count: Math.ceil(pages.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 2,
    paddingStart: GAP,
  });
  useEffect(() => rows.measure(), [rows, height, columns]);

  const at = focus === null ? undefined : places.get(focus);
  const row = at === undefined ? undefined : Math.floor(at / columns);
  useEffect(() => {
    if (row !== undefined) rows.scrollToIndex(row, { align: 'auto' });
  }, [rows, row]);

  const items = rows.getVirtualItems();
  const lines = useLines(ids, (items[0]?.index ?? 0) * columns, ((items.at(-1)?.index ?? 0) + 1) * columns - 1);
  const flying = useFlying(scroller);
  const drag = useGridDrag({ scroller, ids, selected, onMove, onOpen });
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height)) * columns;

  return (
    <div
      ref={scroller}
      className={`page-grid${drag.moving ? ' moving' : ''}`}
      role="grid"
      aria-label={say('digitise.grid')}
      aria-multiselectable
      aria-rowcount={rows.options.count}
      aria-colcount={columns}
      aria-activedescendant={focus === null ? undefined : `page-${focus}`}
      tabIndex={0}
      onFocus={() => {
        if (focus === null && ids[0] !== undefined) view.only(ids[0]);
      }}
      onKeyDown={(event) => {
        if (gridKey(event, { ids, at: at ?? 0, columns, page, onOpen, onPass })) event.preventDefault();
      }}
      {...drag.handlers}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <div
            key={item.index}
            role="row"
            aria-rowindex={item.index + 1}
            className="page-row"
            style={{ transform: `translateY(${item.start}px)`, height: height - GAP, gap: GAP, paddingInline: GAP }}
          >
            {ids.slice(item.index * columns, (item.index + 1) * columns).map((id, column) => (
              <div
                key={id}
                role="presentation"
                style={{ width: side, height: height - GAP }}
                className={drag.before === id ? 'slot before' : 'slot'}
              >
                <PageCell
                  id={id}
                  page={lines.get(id)}
                  place={item.index * columns + column + 1}
                  column={column + 1}
                  selected={selected.has(id)}
                  focused={focus === id}
                  load={!flying}
                  words={words}
                />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
