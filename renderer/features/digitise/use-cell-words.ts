import { useMemo } from 'react';
import { useWords } from '../../words/index.ts';
import type { CellWords } from './page-cell.tsx';
import { pageNumber } from './page-name.ts';

/** What is read out of a page in the grid: its name, and its state in words. */
export function useCellWords(): CellWords {
  const { say } = useWords();
  return useMemo(
    () => ({
      name: (page) => say('page.name', { source: page.source, number: pageNumber(page) }),
      state: ({ checkState, blankness, worst, edited }) =>
        [
          say(`digitise.state.${checkState}`),
          ...(blankness === 'blank' || blankness === 'look' ? [say(`digitise.state.${blankness}`)] : []),
          ...(worst === 'error' || worst === 'warning' ? [say('digitise.state.findings')] : []),
          ...(edited ? [say('digitise.state.edited')] : []),
        ].join(', '),
    }),
    [say],
  );
}
