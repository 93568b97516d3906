import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AppError } from '../../../shared/contract/app-error.ts';
import type { FoundHit, FoundResult } from '../../../shared/contract/reports/search.ts';
import { call } from '../../bridge/index.ts';
import { useSearch } from './search-state.ts';

/** Hits asked for at a time: a screen and a half. Each page has to be unpacked, which is most of a search. */
const PIECE = 20;

export interface Hits {
  readonly hits: readonly FoundHit[];
  readonly total: number;
  readonly atLeast: boolean;
  /** Nothing has been asked yet. */
  readonly idle: boolean;
  readonly pending: boolean;
  readonly error: AppError | null;
  /** Asks for the next piece; does nothing when there is none. */
  readonly more: () => void;
}

/** What the present question finds. An answer to an earlier question is never shown for this one. */
export function useHits(): Hits {
  const typed = useSearch((state) => state.query);
  const filters = useSearch((state) => state.filters);
  const query = useSearch((state) => state.asked);
  // What can be done with a question can be done as soon as it is typed; its answer comes a little later.
  const idle = !asks(typed);
  const waiting = !asks(query);
  const found = useInfiniteQuery<
    FoundResult,
    AppError,
    { pages: FoundResult[] },
    readonly [string, object],
    number | undefined
  >({
    queryKey: ['search/find', { query, filters }],
    queryFn: ({ pageParam }) =>
      call('search/find', {
        query,
        filters,
        limit: PIECE,
        typing: true,
        ...(pageParam === undefined ? {} : { offset: pageParam }),
      }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: !idle && !waiting,
  });
  const pieces = idle || waiting ? undefined : found.data?.pages;
  const hits = useMemo(() => pieces?.flatMap((piece) => piece.hits) ?? [], [pieces]);
  const last = pieces?.at(-1);
  const exact = filters.exact === true;
  return {
    hits,
    // With exact marks only what has been looked at is known.
    total: exact ? hits.length : (last?.total ?? 0),
    atLeast: last?.atLeast ?? false,
    idle,
    // Nothing found to an earlier question is no answer to this one.
    pending: !idle && (found.isPending || (found.isPlaceholderData && hits.length === 0)),
    error: idle ? null : found.error,
    more: () => {
      if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
    },
  };
}

/** Whether there is anything to look for in what was typed. */
function asks(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
