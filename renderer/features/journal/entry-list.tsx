import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words/index.ts';
import { journal, useJournal } from './journal-state.ts';
import type { Entries } from './use-entries.ts';
import { useJournalWords } from './use-journal-words.ts';

const COLUMNS = ['seq', 'at', 'who', 'action', 'subject'] as const;

/** The entries as a virtual grid: arrows, Page up and down, Home, End move from row to row. */
export function EntryList({ entries }: { readonly entries: Entries }) {
  const { say, time, number } = useWords();
  const { actionName, kindName, subjectName } = useJournalWords();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useJournal((state) => state.chosen);
  const { rows, more, total } = entries;
  const at = Math.max(
    0,
    rows.findIndex((row) => row.seq === chosen),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    overscan: 12,
    // The head stays over the rows that are scrolled to.
    scrollPaddingStart: 34,
  });
  const shown = virtual.getVirtualItems();
  const end = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length - 40) more();
  }, [end, rows.length, more]);
  const go = (to: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    journal.choose(row.seq);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const from = chosen === null ? -1 : at;
    if (event.key === 'ArrowDown') go(from + 1);
    else if (event.key === 'ArrowUp') go(from - 1);
    else if (event.key === 'PageDown') go(from + 15);
    else if (event.key === 'PageUp') go(from - 15);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className="entries"
      role="grid"
      aria-label={say('journal.entries')}
      aria-rowcount={total + 1}
      aria-activedescendant={chosen === null ? undefined : `entry-${chosen}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="entry head">
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader" className={column}>
            {say(`journal.column.${column}`)}
          </span>
        ))}
      </div>
      <div className="rows" role="rowgroup">
        <div role="presentation" className="all" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const row = rows[index]!;
            return (
              <div
                key={row.seq}
                id={`entry-${row.seq}`}
                data-index={index}
                ref={virtual.measureElement}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={row.seq === chosen}
                className="entry"
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => journal.choose(row.seq)}
              >
                <span role="gridcell" className="seq">
                  {number(row.seq)}
                </span>
                <span role="gridcell" className="at">
                  {isTime(row.at) ? time(row.at) : row.at}
                </span>
                <span role="gridcell" className="who">
                  {row.who}
                </span>
                <span role="gridcell" className="action">
                  {actionName(row.action)}
                </span>
                <span role="gridcell" className="subject">
                  <span className="muted">{kindName(row.about.kind)}</span> {subjectName(row.about)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
