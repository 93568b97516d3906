import { AppError } from '../../../shared/contract/app-error.ts';
import type { Progress } from '../../../shared/contract/progress.ts';

/** What every long function is given: a signal that stops it and a place to say how far it is. */
export interface Task {
  readonly signal: AbortSignal;
  report(progress: Progress): void;
}

/** A task nobody watches or stops. */
export function silentTask(): Task {
  return { signal: new AbortController().signal, report: () => undefined };
}

/** Ends the work with `internal/cancelled` when it was asked to stop. Cancel is an outcome, not a fault. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('internal/cancelled');
}
