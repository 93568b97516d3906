import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowRight } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { DifferentRow } from '../../../shared/contract/reports/forming.ts';
import { CODE_LISTS, codeWords } from '../../../shared/model/fields/index.ts';
import { SHEETS, type Column } from '../../../shared/model/sheets.ts';
import { useWords } from '../../words/index.ts';

interface Line {
  readonly row: DifferentRow;
  readonly column: Column | undefined;
  readonly before: string;
  readonly after: string;
}

/** Each changed cell on a line: where it stands, what is there, what the workbook says. Only the lines on the screen exist. */
export function DifferenceTable({ rows }: { readonly rows: readonly DifferentRow[] }) {
  const { say, number, language } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () =>
      rows.flatMap((row): Line[] =>
        row.fields.map(({ key, before, after }) => ({
          row,
          column: SHEETS.find(({ kind }) => kind === row.kind)?.columns.find((column) => column.key === key),
          before,
          after,
        })),
      ),
    [rows],
  );
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 6,
  });
  const words = (column: Column | undefined, value: string): string => {
    const name = column?.field?.list;
    if (value === '') return say('form.emptyValue');
    if (name === undefined) return value;
    return value
      .split(';')
      .map((code) => (CODE_LISTS[name].some((row) => row.code === code) ? codeWords(name, code, language) : code))
      .join(', ');
  };
  return (
    // A list that can be scrolled has to be reached by the keyboard.
    <div ref={scroller} className="form-differences" tabIndex={0} role="group" aria-label={say('form.importTitle')}>
      <div role="table" aria-rowcount={lines.length} style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map((item) => {
          const { row, column, before, after } = lines[item.index]!;
          return (
            <div
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 1}
              className="line"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span role="cell" className="where">
                {say('form.sheetRow', { sheet: row.sheet, row: number(row.row) })}
                {row.isNew ? <em> {say('form.importNew')}</em> : null}
              </span>
              <span role="cell" className="mono">
                {row.name}
              </span>
              <span role="cell">{column?.[language] ?? ''}</span>
              <span role="cell" className="old">
                <span className="hidden-visually">{say('form.importBefore')} </span>
                {words(column, before)}
              </span>
              <ArrowRight aria-hidden size="1em" />
              <span role="cell" className="new">
                <span className="hidden-visually">{say('form.importAfter')} </span>
                {words(column, after)}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
