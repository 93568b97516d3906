import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AppError } from '../../../shared/contract/app-error.ts';
import type { JournalPage, JournalRow } from '../../../shared/contract/reports/journal.ts';
import { call } from '../../bridge/index.ts';
import { useJournal, wanted } from './journal-state.ts';

const PIECE = 200;

export interface Entries {
  readonly rows: readonly JournalRow[];
  readonly total: number;
  readonly pending: boolean;
  readonly error: AppError | null;
  /** Asks for older ones; does nothing when there are none. */
  readonly more: () => void;
}

/** The entries that fit the filters, the newest first, as far as they have been scrolled to. */
export function useEntries(): Entries {
  const filters = useJournal((state) => state.filters);
  const found = useInfiniteQuery<
    JournalPage,
    AppError,
    { pages: JournalPage[] },
    readonly [string, object],
    number | undefined
  >({
    queryKey: ['journal/list', filters],
    queryFn: ({ pageParam }) =>
      call('journal/list', {
        ...wanted(filters),
        limit: PIECE,
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    initialPageParam: undefined,
    getNextPageParam: (last) => (last.rows.length < PIECE ? undefined : last.rows.at(-1)?.seq),
    placeholderData: keepPreviousData,
  });
  const pieces = found.data?.pages;
  const rows = useMemo(() => pieces?.flatMap((piece) => piece.rows) ?? [], [pieces]);
  return {
    rows,
    total: pieces?.[0]?.total ?? 0,
    // No entry under an earlier filter says nothing of this one.
    pending: found.isPending || (found.isPlaceholderData && rows.length === 0),
    error: found.error,
    more: () => {
      if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
    },
  };
}
