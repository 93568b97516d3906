import { z } from 'zod';
import type { ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Database } from '../db/index.ts';
import type { JobRow, JobState } from '../../../shared/contract/reports/jobs.ts';
export type { JobRow, JobState } from '../../../shared/contract/reports/jobs.ts';

export interface StoredItem {
  readonly ordinal: number;
  readonly key: string;
}

const Failure = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  details: z.array(
    z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
});

/** Jobs that are done and still listed. */
const KEPT = 50;

/** The items of a job, in SQL: all of them, or those in a state. */
const counted = (state?: 'done' | 'failed'): string =>
  `(SELECT count(*) FROM job_item WHERE job_id = job.id${state === undefined ? '' : ` AND job_item.state = '${state}'`})`;

/** The rows of jobs and their items. Items are read one at a time, so memory does not grow with a job. */
export class JobStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Finds the unfinished job of this kind and these params, or makes one; then adds the keys it does not have yet. */
  openOrCreate(kind: string, params: string, at: string, keys: Iterable<string>): { id: number; resumed: boolean } {
    return this.db.transaction(() => {
      const open = this.db
        .prepare<[string, string], { id: number }>(
          `SELECT id FROM job WHERE kind = ? AND params = ? AND state <> 'done' ORDER BY id DESC LIMIT 1`,
        )
        .get(kind, params);
      const id =
        open?.id ??
        Number(
          this.db
            .prepare(`INSERT INTO job (kind, params, state, started_at) VALUES (?, ?, 'running', ?)`)
            .run(kind, params, at).lastInsertRowid,
        );
      if (open) this.setState(id, 'running', null);
      const last = this.db
        .prepare<[number], { n: number }>('SELECT coalesce(max(ordinal), 0) AS n FROM job_item WHERE job_id = ?')
        .get(id);
      const insert = this.db.prepare('INSERT OR IGNORE INTO job_item (job_id, ordinal, key) VALUES (?, ?, ?)');
      let ordinal = last?.n ?? 0;
      for (const key of keys) if (insert.run(id, ordinal + 1, key).changes > 0) ordinal += 1;
      return { id, resumed: open !== undefined };
    })();
  }

  /** Puts the items done that no longer hold back among the waiting ones. */
  reopen(jobId: number, isCurrent: (item: { key: string; outcome: unknown }) => boolean): void {
    const done = this.db
      .prepare<[number], { ordinal: number; key: string; outcome: string }>(
        `SELECT ordinal, key, outcome FROM job_item WHERE job_id = ? AND state = 'done'`,
      )
      .iterate(jobId);
    const outdated: number[] = [];
    for (const { ordinal, key, outcome } of done)
      if (!isCurrent({ key, outcome: JSON.parse(outcome) })) outdated.push(ordinal);
    const wait = this.db.prepare(
      `UPDATE job_item SET state = 'waiting', outcome = NULL WHERE job_id = ? AND ordinal = ?`,
    );
    this.db.transaction(() => {
      for (const ordinal of outdated) wait.run(jobId, ordinal);
    })();
  }

  count(jobId: number): number {
    return this.number('SELECT count(*) AS n FROM job_item WHERE job_id = ?', jobId);
  }

  countWaiting(jobId: number): number {
    return this.number(`SELECT count(*) AS n FROM job_item WHERE job_id = ? AND state = 'waiting'`, jobId);
  }

  /** Hands out the waiting items in order, each once. */
  waiting(jobId: number): { next(): StoredItem | undefined } {
    const statement = this.db.prepare<[number, number], StoredItem>(
      `SELECT ordinal, key FROM job_item WHERE job_id = ? AND ordinal > ? AND state = 'waiting' ORDER BY ordinal LIMIT 1`,
    );
    let after = 0;
    return {
      next: () => {
        const item = statement.get(jobId, after);
        if (item) after = item.ordinal;
        return item;
      },
    };
  }

  setItem(jobId: number, ordinal: number, state: 'done' | 'failed', outcome: unknown): void {
    this.db
      .prepare('UPDATE job_item SET state = ?, outcome = ? WHERE job_id = ? AND ordinal = ?')
      .run(state, JSON.stringify(outcome), jobId, ordinal);
  }

  setState(jobId: number, state: JobState, endedAt: string | null): void {
    this.db.prepare('UPDATE job SET state = ?, ended_at = ? WHERE id = ?').run(state, endedAt, jobId);
  }

  failed(jobId: number): { key: string; error: ErrorRecord }[] {
    return this.db
      .prepare<[number], { key: string; outcome: string }>(
        `SELECT key, outcome FROM job_item WHERE job_id = ? AND state = 'failed' ORDER BY ordinal`,
      )
      .all(jobId)
      .map((row) => ({ key: row.key, error: Failure.parse(JSON.parse(row.outcome)) }));
  }

  /** Jobs newest first; `open` only those that can be resumed. */
  list(filter: { open: boolean; limit: number }): JobRow[] {
    return this.db
      .prepare<[number, number], JobRow>(
        `SELECT id, kind, state, started_at AS startedAt, ended_at AS endedAt,
           coalesce(total, ${counted()}) AS total,
           coalesce(done, ${counted('done')}) AS done,
           coalesce(failed, ${counted('failed')}) AS failed
         FROM job WHERE (? = 0 OR state <> 'done') ORDER BY id DESC LIMIT ?`,
      )
      .all(filter.open ? 1 : 0, filter.limit);
  }

  /** What a job was asked to do; undefined when there is none of this id. `params` is JSON as given to openOrCreate. */
  read(jobId: number): { kind: string; params: string; state: JobState } | undefined {
    return this.db
      .prepare<[number], { kind: string; params: string; state: JobState }>(
        'SELECT kind, params, state FROM job WHERE id = ?',
      )
      .get(jobId);
  }

  /** Takes a job that will not be gone on with out of the journal, with its items. What they made stays. */
  remove(jobId: number): void {
    this.db.prepare('DELETE FROM job WHERE id = ?').run(jobId);
  }

  /** Takes unfinished jobs of a kind out of the journal that have nothing left to do, by what they were asked for. */
  removeOvertaken(kind: string, isOvertaken: (params: unknown) => boolean): void {
    const open = this.db
      .prepare<[string], { id: number; params: string }>(
        `SELECT id, params FROM job WHERE kind = ? AND state <> 'done'`,
      )
      .all(kind);
    for (const { id, params } of open) if (isOvertaken(JSON.parse(params))) this.remove(id);
  }

  /**
   * At opening: what still says `running` was cut off by a crash; returns all that can be resumed. Of jobs that are done the
   * counts are kept, of the last ones, and no items: they say what is done to a job that goes on, and make its report.
   */
  atOpening(): JobRow[] {
    this.db.transaction(() => {
      this.db.exec(`
        UPDATE job SET total = ${counted()}, done = ${counted('done')}, failed = ${counted('failed')}
        WHERE state = 'done' AND total IS NULL;
        DELETE FROM job_item WHERE job_id IN (SELECT id FROM job WHERE state = 'done');
        DELETE FROM job WHERE state = 'done'
          AND id NOT IN (SELECT id FROM job WHERE state = 'done' ORDER BY id DESC LIMIT ${KEPT});`);
    })();
    this.db.prepare(`UPDATE job SET state = 'interrupted' WHERE state = 'running'`).run();
    return this.list({ open: true, limit: 100 });
  }

  private number(sql: string, jobId: number): number {
    return this.db.prepare<[number], { n: number }>(sql).get(jobId)?.n ?? 0;
  }
}
