import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { call } from '../../bridge/index.ts';

/** Pages whose lines are asked for together. */
const CHUNK = 60;

/**
 * The lines of the pages from one place of the list to another, by id: read in chunks that stay in the cache, and read anew
 * when the engine says that pages have changed. What is not there yet is left out.
 */
export function useLines(ids: readonly number[], from: number, to: number): ReadonlyMap<number, PageLine> {
  const first = Math.floor(Math.max(0, from) / CHUNK);
  const last = ids.length === 0 ? -1 : Math.floor(Math.min(ids.length - 1, Math.max(from, to)) / CHUNK);
  return useQueries({
    queries: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const pageIds = ids.slice((first + index) * CHUNK, (first + index + 1) * CHUNK);
      return {
        queryKey: ['pages/lines', { pageIds }],
        queryFn: () => call('pages/lines', { pageIds }),
        placeholderData: keepPreviousData,
      };
    }),
    combine: together,
  });
}

/** Outside the hook, so that the map is made anew only when an answer is. */
function together(
  results: readonly { readonly data: readonly PageLine[] | undefined }[],
): ReadonlyMap<number, PageLine> {
  return new Map(results.flatMap(({ data }) => (data ?? []).map((line) => [line.id, line] as const)));
}
