import { AppError, isAppError, toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Progress } from '../../../shared/contract/progress.ts';
import type { Clock } from '../base/clock.ts';
import { isoVietnam } from '../base/clock.ts';
import { strayDiskError } from '../base/disk-error.ts';
import type { Task } from '../base/task.ts';
import { throwIfCancelled } from '../base/task.ts';
import type { Database } from '../db/index.ts';
import { JobStore, type StoredItem } from './job-store.ts';
import type { JobReport } from '../../../shared/contract/reports/jobs.ts';
export type { JobReport, FailedItem } from '../../../shared/contract/reports/jobs.ts';

/** What one item of a job came to. `commit` writes its rows; it runs in the transaction that marks the item done. */
export interface ItemResult {
  readonly outcome: unknown;
  readonly commit?: () => void;
}

export interface JobSpec {
  readonly kind: string;
  /** What was asked for. The same kind with the same params goes on where an unfinished job stopped. */
  readonly params: unknown;
  /** Keys in order; a key names its item for ever (a page id, a path). Items the journal already has are kept. */
  readonly keys: Iterable<string>;
  readonly stage: string;
  readonly unit: Progress['unit'];
  /** How many items run at once. Default 1. */
  readonly concurrency?: number;
  /**
   * Whether what the journal of an unfinished job says was done still holds; an item of which it does not is run again.
   * Always, by default: right where a key says all that its outcome depends on.
   */
  isCurrent?(key: string, outcome: unknown): boolean;
  /** What progress and report call a key; the key itself by default. */
  label?(key: string): string;
  run(key: string, signal: AbortSignal): Promise<ItemResult>;
}

/** Faults of the surroundings: every further item would fail alike, so the job stops and can be resumed. */
const STOPPING = ['disk/full', 'disk/denied', 'disk/write-failed', 'internal/cancelled'];

/**
 * Runs the items of a job with a journal in the database: killed at any moment, the same call later goes on with the
 * items not yet done. One failing item is recorded and the rest goes on. Throws when cancelled (`internal/cancelled`),
 * when the disk gives out, and `count/mismatch` should the journal not add up.
 */
export async function runJob(db: Database, clock: Clock, spec: JobSpec, task: Task): Promise<JobReport> {
  try {
    return await runItems(db, clock, spec, task);
  } catch (error) {
    throw strayDiskError(error, db.name);
  }
}

async function runItems(db: Database, clock: Clock, spec: JobSpec, task: Task): Promise<JobReport> {
  const store = new JobStore(db);
  const { id, resumed } = store.openOrCreate(
    spec.kind,
    JSON.stringify(spec.params),
    isoVietnam(clock.now()),
    spec.keys,
  );
  if (resumed && spec.isCurrent) store.reopen(id, (item) => spec.isCurrent!(item.key, item.outcome));
  const total = store.count(id);
  let finished = total - store.countWaiting(id);
  const report = (current?: string) =>
    task.report({ stage: spec.stage, done: finished, total, unit: spec.unit, ...(current ? { current } : {}) });
  report();

  const stop: { cause: Error | null } = { cause: null };
  const waiting = store.waiting(id);
  const lane = async () => {
    for (let item = waiting.next(); item && stop.cause === null; item = waiting.next()) {
      try {
        throwIfCancelled(task.signal);
        await runItem(db, store, id, item, spec, task.signal);
      } catch (error) {
        stop.cause ??= error instanceof Error ? error : new Error(String(error));
        return;
      }
      finished += 1;
      report(spec.label?.(item.key) ?? item.key);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, spec.concurrency ?? 1) }, lane));

  if (stop.cause !== null) {
    const cancelled = isAppError(stop.cause, 'internal/cancelled');
    try {
      store.setState(id, cancelled ? 'cancelled' : 'interrupted', null);
    } catch {
      // No room even for that: the next opening finds the job still running and marks it interrupted itself.
    }
    throw stop.cause;
  }
  if (store.countWaiting(id) !== 0)
    throw new AppError('count/mismatch', { step: spec.kind, expected: total, found: total - store.countWaiting(id) });
  store.setState(id, 'done', isoVietnam(clock.now()));
  const failed = store.failed(id).map((item) => ({ ...item, name: spec.label?.(item.key) ?? item.key }));
  return { jobId: id, resumed, total, done: total - failed.length, failed };
}

async function runItem(
  db: Database,
  store: JobStore,
  jobId: number,
  item: StoredItem,
  spec: JobSpec,
  signal: AbortSignal,
): Promise<void> {
  let result: ItemResult;
  try {
    result = await spec.run(item.key, signal);
  } catch (caught) {
    if (signal.aborted) throw new AppError('internal/cancelled');
    const error = strayDiskError(caught, db.name);
    if (error instanceof AppError && STOPPING.includes(error.code)) throw error;
    store.setItem(jobId, item.ordinal, 'failed', toErrorRecord(error));
    return;
  }
  db.transaction(() => {
    result.commit?.();
    store.setItem(jobId, item.ordinal, 'done', result.outcome ?? null);
  })();
}
