import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/index.ts';
import { HitRow } from './hit-row.tsx';
import { search, useSearch } from './search-state.ts';
import type { Hits } from './use-hits.ts';

/** The hits as a virtual list box; the keys that move in it are the screen's, so that they work from the search box too. */
export function HitList({
  found,
  onKeyDown,
  onOpen,
}: {
  readonly found: Hits;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
  readonly onOpen: () => void;
}) {
  const { say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useSearch((state) => state.chosen);
  const { hits, more } = found;
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  const end = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hits.length > 0 && end >= hits.length - 10) more();
  }, [end, hits.length, more]);
  useEffect(() => {
    if (chosen < hits.length) rows.scrollToIndex(chosen, { align: 'auto' });
    // The virtualizer is the same throughout.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen, hits.length]);
  return (
    <div ref={scroller} className="hits">
      <div
        id="search-hits"
        role="listbox"
        aria-label={say('search.hits')}
        aria-activedescendant={hits[chosen] ? `hit-${chosen}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        style={{ height: rows.getTotalSize() }}
      >
        {shown.map(({ index, start }) => (
          <div
            key={index}
            id={`hit-${index}`}
            data-index={index}
            ref={rows.measureElement}
            role="option"
            aria-selected={index === chosen}
            aria-posinset={index + 1}
            aria-setsize={found.atLeast ? -1 : found.total}
            className="hit"
            style={{ transform: `translateY(${start}px)` }}
            onClick={() => search.choose(index)}
            onDoubleClick={onOpen}
          >
            <HitRow hit={hits[index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}
