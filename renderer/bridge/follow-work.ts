import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { RunningCall } from '../../shared/contract/events.ts';
import { useWork } from './stores.ts';

/** Least time between two askings, in ms. */
const REST = 1500;
/** The askings may take one part in so many of the engine's time: a long list is asked for less often. */
const SHARE = 10;

/**
 * Asks anew for what these commands answer while long work goes on, whenever it has come further: the engine says what has
 * changed only at its end. Nothing is asked while nothing runs. `reads` must stay the same list.
 */
export function useFollowedWork(isWork: (call: RunningCall) => boolean, reads: readonly CommandName[]): void {
  const client = useQueryClient();
  const done = useWork(({ calls }) => calls.find(isWork)?.progress?.done ?? 0);
  const next = useRef(0);
  useEffect(() => {
    if (done === 0) return;
    const timer = setTimeout(
      () => {
        const from = Date.now();
        // No other while this one is on its way.
        next.current = Infinity;
        void client
          .invalidateQueries({ predicate: ({ queryKey }) => reads.some((name) => name === queryKey[0]) })
          .finally(() => {
            const now = Date.now();
            next.current = now + Math.max(REST, (now - from) * SHARE);
          });
      },
      Math.min(Math.max(0, next.current - Date.now()), 60_000),
    );
    return () => clearTimeout(timer);
  }, [client, done, reads]);
}
