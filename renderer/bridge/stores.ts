import { create } from 'zustand';
import type { ErrorRecord } from '../../shared/contract/app-error.ts';
import type { AppEvent, RunningCall } from '../../shared/contract/events.ts';

/** Long work that runs or waits, in order. */
export const useWork = create<{ readonly calls: readonly RunningCall[] }>(() => ({ calls: [] }));

/** Whether the engine process is there. */
export const useEngine = create<{
  readonly state: Extract<AppEvent, { type: 'engine' }>['state'];
  readonly error: ErrorRecord | null;
  /** Work the main process asks about before it closes; null when it does not ask. */
  readonly closing: readonly RunningCall[] | null;
}>(() => ({ state: 'ready', error: null, closing: null }));
