import { z } from 'zod';
import type { ErrorRecord } from '../../../shared/contract/app-error.ts';
import type { Database } from '../db/index.ts';
import type { PageRow, SourceFacts } from './source-facts.ts';

export type Outcome = 'taken' | 'duplicate' | 'refused';

/** A source row as far as intake needs it. */
export interface SourceRow {
  readonly id: number;
  readonly name: string;
  readonly sha256: string | null;
  readonly size: number;
  readonly outcome: Outcome;
  readonly error: string | null;
}

/** What is written for one source; `facts` only for `taken`, `duplicateOf` and `error` only for their outcomes. */
export interface NewSource {
  readonly batchId: number;
  readonly name: string;
  readonly sha256: string | null;
  readonly size: number;
  readonly outcome: Outcome;
  readonly facts?: SourceFacts;
  readonly duplicateOf?: number;
  readonly error?: ErrorRecord;
  readonly findings: SourceFacts['findings'];
  readonly receivedAt: string;
}

/** The journal's outcome of an item, read back with care because it outlives the program that wrote it. */
export const ItemOutcome = z.object({
  source: z.number(),
  outcome: z.enum(['taken', 'duplicate', 'refused']),
  pages: z.number(),
  /** It was so before this run; nothing was added. */
  already: z.boolean().optional(),
});
export type ItemOutcome = z.infer<typeof ItemOutcome>;

const SOURCE = 'SELECT id, name, sha256, size, outcome, error FROM source';

export class IntakeStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  batchId(name: string): number | null {
    return this.db.prepare<[string], { id: number }>('SELECT id FROM batch WHERE name = ?').get(name)?.id ?? null;
  }

  addBatch(name: string, at: string): number {
    return Number(this.db.prepare('INSERT INTO batch (name, created_at) VALUES (?, ?)').run(name, at).lastInsertRowid);
  }

  byName(batchId: number, name: string): SourceRow | undefined {
    return this.db.prepare<[number, string], SourceRow>(`${SOURCE} WHERE batch_id = ? AND name = ?`).get(batchId, name);
  }

  byId(id: number): SourceRow | undefined {
    return this.db.prepare<[number], SourceRow>(`${SOURCE} WHERE id = ?`).get(id);
  }

  /** The source whose pages stand for these bytes, in whatever batch. */
  takenWith(sha256: string): SourceRow | undefined {
    return this.db
      .prepare<[string], SourceRow>(`${SOURCE} WHERE sha256 = ? AND outcome = 'taken' ORDER BY id LIMIT 1`)
      .get(sha256);
  }

  /** The source of a batch whose pages stand for these bytes. */
  takenIn(batchId: number, sha256: string): SourceRow | undefined {
    return this.db
      .prepare<[number, string], SourceRow>(
        `${SOURCE} WHERE batch_id = ? AND sha256 = ? AND outcome = 'taken' ORDER BY id LIMIT 1`,
      )
      .get(batchId, sha256);
  }

  /** The source of a batch of these bytes that took the place of an earlier scan. */
  broughtAgain(batchId: number, sha256: string): SourceRow | undefined {
    return this.db
      .prepare<[number, string], SourceRow>(
        `${SOURCE} WHERE outcome = 'taken' AND batch_id = ? AND sha256 = ?
           AND EXISTS (SELECT 1 FROM rescan WHERE new_source_id = source.id) ORDER BY id LIMIT 1`,
      )
      .get(batchId, sha256);
  }

  /** The source of these bytes that was taken under this name and whose page a better scan has since replaced. */
  replacedAs(batchId: number, name: string, sha256: string): SourceRow | undefined {
    return this.db
      .prepare<[number, string, string], SourceRow>(
        `${SOURCE} WHERE outcome = 'taken' AND batch_id = ? AND sha256 = ?
           AND EXISTS (SELECT 1 FROM rescan WHERE old_source_id = source.id AND old_name = ?)`,
      )
      .get(batchId, sha256, name);
  }

  addMaster(sha256: string, size: number, at: string): void {
    this.db.prepare('INSERT OR IGNORE INTO master (sha256, size, stored_at) VALUES (?, ?, ?)').run(sha256, size, at);
  }

  /** Adds a source with its pages, or puts it in the place of the refused row `replaces`. Returns its id. */
  putSource(source: NewSource, replaces?: number): number {
    const values = {
      batchId: source.batchId,
      name: source.name,
      sha256: source.sha256,
      size: source.size,
      puid: source.facts?.puid ?? null,
      kind: source.facts?.kind ?? null,
      outcome: source.outcome,
      duplicateOf: source.duplicateOf ?? null,
      error: source.error ? JSON.stringify(source.error) : null,
      findings: JSON.stringify(source.findings),
      receivedAt: source.receivedAt,
    };
    const id = replaces ?? this.insert(values);
    if (replaces !== undefined) this.update(replaces, values);
    for (const page of source.facts?.pages ?? []) this.addPage(id, page);
    return id;
  }

  /** Pages of a source as received: a double page that a person has split counts once, one scanned again still does. */
  pageCount(sourceId: number): number {
    return (
      this.db
        .prepare<[number, number], { n: number }>(
          `SELECT count(*) AS n FROM (SELECT frame FROM page WHERE source_id = ?
             UNION SELECT old_frame FROM rescan WHERE old_source_id = ?)`,
        )
        .get(sourceId, sourceId)?.n ?? 0
    );
  }

  private insert(values: Record<string, unknown>): number {
    const sql = `INSERT INTO source
      (batch_id, name, sha256, size, puid, kind, outcome, duplicate_of, error, findings, received_at)
      VALUES (@batchId, @name, @sha256, @size, @puid, @kind, @outcome, @duplicateOf, @error, @findings, @receivedAt)`;
    return Number(this.db.prepare(sql).run(values).lastInsertRowid);
  }

  private update(id: number, values: Record<string, unknown>): void {
    this.db
      .prepare(
        `UPDATE source SET sha256 = @sha256, size = @size, puid = @puid, kind = @kind, outcome = @outcome,
           duplicate_of = @duplicateOf, error = @error, findings = @findings, received_at = @receivedAt
         WHERE id = @id AND outcome = 'refused'`,
      )
      .run({ ...values, id });
  }

  private addPage(sourceId: number, page: PageRow): void {
    this.db
      .prepare(
        `INSERT INTO page (source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec,
           prior_turn)
         VALUES (@sourceId, @frame, @origin, @width, @height, @dpiX, @dpiY, @dpiOrigin, @bitDepth, @colour, @codec,
           @priorTurn)`,
      )
      .run({ ...page, sourceId });
  }
}
