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

/**
 * What one item of a job came to. `commit` writes its rows; it runs in the transaction that marks the item done. `holds`,
 * asked just before, says whether what it was made from is still what is there: when not (a person turned the page meanwhile)
 * nothing is written and the item is run again.
 */
export interface ItemResult {
  readonly outcome: unknown;
  readonly holds?: () => boolean;
  readonly commit?: () => void;
}

/** What an item comes to whose page or document is not there any more. */
export const GONE: ItemResult = { outcome: { state: 'gone' } };

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
  /** Whether an unfinished job of this kind, asked for with these params, has nothing left to do once this one is done. */
  overtakes?(params: unknown): boolean;
  /** What progress and report call a key, also when what it names is gone; the key itself by default. */
  label?(key: string): string;
  run(key: string, signal: AbortSignal): Promise<ItemResult>;
}

/** Faults of the surroundings: every further item would fail alike, so the job stops and can be resumed. */
const STOPPING = ['disk/full', 'disk/denied', 'disk/write-failed', 'internal/cancelled'];
/** While an item's rows are written, only the database itself can be damaged; while it is run, a master may be. */
const STOPPING_WRITES = [...STOPPING, 'workspace/damaged'];

/**
 * Runs the items of a job with a journal in the database: killed at any moment, the same call later goes on with the
 * items not yet done. One failing item is recorded, whether it fails while it is run or while its rows are written, and the
 * rest goes on. Throws when cancelled (`internal/cancelled`), when the disk gives out, and `count/mismatch` should the journal
 * not add up; whatever it throws, no item is under way any more and the job can be resumed.
 */
export async function runJob(db: Database, clock: Clock, spec: JobSpec, task: Task): Promise<JobReport> {
  try {
    const store = new JobStore(db);
    const params = JSON.stringify(spec.params);
    const opened = store.openOrCreate(spec.kind, params, isoVietnam(clock.now()), spec.keys);
    try {
      return await runItems(db, clock, spec, task, opened);
    } catch (error) {
      leave(store, opened.id, error);
      throw error;
    }
  } catch (error) {
    throw strayDiskError(error, db.name);
  }
}

async function runItems(
  db: Database,
  clock: Clock,
  spec: JobSpec,
  task: Task,
  { id, resumed }: { readonly id: number; readonly resumed: boolean },
): Promise<JobReport> {
  const store = new JobStore(db);
  if (resumed && spec.isCurrent) store.reopen(id, (item) => spec.isCurrent!(item.key, item.outcome));
  const total = store.count(id);
  let finished = total - store.countWaiting(id);
  const report = (current?: string) =>
    task.report({ stage: spec.stage, done: finished, total, unit: spec.unit, ...(current ? { current } : {}) });
  report();

  const stop: { cause: Error | null } = { cause: null };
  const waiting = store.waiting(id);
  // A lane never throws: the others would go on alone, with what the caller takes away when the job ends.
  const lane = async () => {
    try {
      for (let item = waiting.next(); item && stop.cause === null; item = waiting.next()) {
        await runItem(db, store, id, item, spec, task.signal);
        finished += 1;
        report(nameOf(spec, item.key));
      }
    } catch (error) {
      stop.cause ??= error instanceof Error ? error : new Error(String(error));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, spec.concurrency ?? 1) }, lane));

  if (stop.cause !== null) throw stop.cause;
  if (store.countWaiting(id) !== 0)
    throw new AppError('count/mismatch', { step: spec.kind, expected: total, found: total - store.countWaiting(id) });
  const failed = store.failed(id).map((item) => ({ ...item, name: nameOf(spec, item.key) }));
  store.setState(id, 'done', isoVietnam(clock.now()));
  if (spec.overtakes) store.removeOvertaken(spec.kind, (params) => spec.overtakes!(params));
  return { jobId: id, resumed, total, done: total - failed.length, failed };
}

/** Records that a job stopped before its end. */
function leave(store: JobStore, id: number, cause: unknown): void {
  try {
    store.setState(id, isAppError(cause, 'internal/cancelled') ? 'cancelled' : 'interrupted', null);
  } catch {
    // No room even for that: the next opening finds the job still running and marks it interrupted itself.
  }
}

function nameOf(spec: JobSpec, key: string): string {
  return spec.label?.(key) ?? key;
}

/** Runs one item until what it came to is still true when it is written. */
async function runItem(
  db: Database,
  store: JobStore,
  jobId: number,
  item: StoredItem,
  spec: JobSpec,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    throwIfCancelled(signal);
    let result: ItemResult;
    try {
      result = await spec.run(item.key, signal);
    } catch (caught) {
      if (signal.aborted) throw new AppError('internal/cancelled');
      store.setItem(jobId, item.ordinal, 'failed', toErrorRecord(ofItem(caught, STOPPING, db)));
      return;
    }
    try {
      if (write(db, store, jobId, item, result)) return;
    } catch (caught) {
      store.setItem(jobId, item.ordinal, 'failed', toErrorRecord(ofItem(caught, STOPPING_WRITES, db)));
      return;
    }
  }
}

/** Writes what an item came to, with its mark; false when it has to be run again. */
function write(db: Database, store: JobStore, jobId: number, item: StoredItem, result: ItemResult): boolean {
  return db.transaction(() => {
    if (result.holds?.() === false) return false;
    result.commit?.();
    store.setItem(jobId, item.ordinal, 'done', result.outcome ?? null);
    return true;
  })();
}

/** The error as one of this item alone. Throws it when it is one of the surroundings. */
function ofItem(caught: unknown, stopping: readonly string[], db: Database): unknown {
  const error = strayDiskError(caught, db.name);
  if (error instanceof AppError && stopping.includes(error.code)) throw error;
  return error;
}
