import { useMemo } from 'react';
import type { ChangedSince } from '../../../shared/contract/reports/preflight.ts';
import { useReads } from '../../bridge/index.ts';
import type { TreeRow } from './use-tree.ts';

/** Rows asked about at once, so that scrolling does not ask about every one anew. */
const BLOCK = 40;

/**
 * Which files among the rows from `first` to `last` are no longer what was handed over, by id. Only those in view are asked
 * about: to tell, all of a file is read, and every key typed in the form asks again.
 */
export function useChangedSince(
  rows: readonly TreeRow[],
  first: number,
  last: number,
): ReadonlyMap<number, ChangedSince> {
  const from = Math.floor(first / BLOCK);
  const to = Math.floor(last / BLOCK);
  const inputs = useMemo(() => {
    const blocks = Array.from({ length: to - from + 1 }, (_, n) =>
      rows.slice((from + n) * BLOCK, (from + n + 1) * BLOCK),
    );
    return blocks
      .map((block) => block.flatMap(({ node }) => (node.level === 'file' ? [node.id] : [])))
      .filter((files) => files.length > 0)
      .map((files) => ({ files }));
  }, [rows, from, to]);
  const { answers } = useReads('handover/changed', inputs);
  return useMemo(() => new Map(answers.flatMap((answer) => answer ?? []).map((one) => [one.file, one])), [answers]);
}
