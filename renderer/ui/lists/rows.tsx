import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** What ARIA has to know of a row beside its place. */
export interface RowFacts {
  /** Chosen or not, where rows can be chosen. */
  readonly chosen?: boolean;
  /** 1 for a group, 2 for what is in it; only in a tree. */
  readonly level?: 1 | 2;
  /** Groups: open or closed. */
  readonly expanded?: boolean;
}

interface RowsProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly factsOf?: (item: Item) => RowFacts;
  /** Headings over the columns; given, the rows are a table. */
  readonly head?: ReactNode;
  /** A row's cells, each with `role="gridcell"`. */
  readonly render: (item: Item) => ReactNode;
  /** Rows of groups (facts have levels). */
  readonly tree?: boolean;
  /** The row the keyboard is at. */
  readonly current: string | null;
  readonly onCurrent: (item: Item) => void;
  /** Enter, or a double click. */
  readonly onOpen?: (item: Item) => void;
  /** A single click opens as well: for rows that only lead elsewhere. */
  readonly pressOpens?: boolean;
  /** Space, or a press on `.ui-row-choose` in the row; `range` with Shift: all from the row chosen last. */
  readonly onChoose?: (item: Item, range: boolean) => void;
  /** Arrow right and left on a group. */
  readonly onExpand?: (item: Item, open: boolean) => void;
  readonly className?: string;
}

/** A row's height before it is measured, in px. */
const GUESS = 44;

/**
 * Thousands of rows of any height, of which only those on the screen exist. One stop of the Tab key; arrows, Page up and down,
 * Home and End move, Enter opens, Space chooses (ARIA grid and treegrid patterns).
 */
export function Rows<Item>(props: RowsProps<Item>) {
  const { label, items, idOf, factsOf, head, render, tree, current, onCurrent, onOpen, onChoose, onExpand } = props;
  const name = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const places = useMemo(() => new Map(items.map((item, index) => [idOf(item), index])), [items, idOf]);
  const at = current === null ? -1 : (places.get(current) ?? -1);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESS,
    getItemKey: (index) => idOf(items[index]!),
    overscan: 6,
  });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [rows, at]);

  const shown = rows.getVirtualItems();
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || items.length === 0) return;
    const item = items[at];
    const page = Math.max(1, shown.length - 8);
    const to = destination(event.key, at, items.length, page);
    if (to !== null) onCurrent(items[to]!);
    else if (item === undefined) return;
    else if (event.key === 'Enter' && onOpen) onOpen(item);
    else if (event.key === ' ' && onChoose) onChoose(item, event.shiftKey);
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && onExpand)
      onExpand(item, event.key === 'ArrowRight');
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className={`ui-rows ${props.className ?? ''}`}
      role={tree ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={items.length + (head ? 1 : 0)}
      aria-multiselectable={onChoose ? true : undefined}
      aria-activedescendant={shown.some(({ index }) => index === at) ? `${name}-${at}` : undefined}
      tabIndex={0}
      onFocus={(event) => {
        if (event.target === event.currentTarget && at < 0 && items[0] !== undefined) onCurrent(items[0]);
      }}
      onKeyDown={press}
    >
      {head ? (
        <div role="row" aria-rowindex={1} className="ui-row-line ui-row-head">
          {head}
        </div>
      ) : null}
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const { chosen, level, expanded } = factsOf?.(item) ?? {};
          return (
            // The keyboard is the grid's: its rows are reached by aria-activedescendant.
            <div
              key={key}
              id={`${name}-${index}`}
              ref={rows.measureElement}
              data-index={index}
              data-current={index === at}
              role="row"
              aria-rowindex={index + (head ? 2 : 1)}
              aria-selected={chosen}
              aria-level={level}
              aria-expanded={expanded}
              className={`ui-row-line ${level === 1 ? 'group' : ''} ${props.pressOpens ? 'leads' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => {
                onCurrent(item);
                if (onChoose && (event.target as HTMLElement).closest('.ui-row-choose')) onChoose(item, event.shiftKey);
                else if (level === 1) onExpand?.(item, !expanded);
                else if (props.pressOpens) onOpen?.(item);
              }}
              onDoubleClick={() => onOpen?.(item)}
            >
              {render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads from a row; null for a key that does not move. */
function destination(key: string, at: number, count: number, page: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: count - 1 }[
    key
  ];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** The square that shows whether a row is chosen; the row itself says it to screen readers. */
export function ChosenBox({ chosen }: { readonly chosen: boolean }) {
  return (
    <span className="ui-row-choose" aria-hidden data-chosen={chosen}>
      <span className="ui-row-box">{chosen ? '✓' : ''}</span>
    </span>
  );
}
