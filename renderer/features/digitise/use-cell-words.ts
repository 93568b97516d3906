import { useCallback } from 'react';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { useWords } from '../../words/index.ts';
import type { CellWords } from './page-cell.tsx';

/** What is read out of a page in the grid besides its name: its state. */
export function useCellWords(): CellWords {
  const { say } = useWords();
  return useCallback(
    ({ checkState, blankness, worst, edited }: PageLine) =>
      [
        say(`digitise.state.${checkState}`),
        ...(blankness === 'blank' || blankness === 'look' ? [say(`digitise.state.${blankness}`)] : []),
        ...(worst === 'error' || worst === 'warning' ? [say('digitise.state.findings')] : []),
        ...(edited ? [say('digitise.state.edited')] : []),
      ].join(', '),
    [say],
  );
}
