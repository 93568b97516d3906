import { createHash } from 'node:crypto';
import { z } from 'zod';
import { prepared, type Database } from '../db/index.ts';
import type { OcrPool } from '../ocr/index.ts';
import { pagesWithText } from './document-pages.ts';

/** Raised whenever something else is read from the same words: every document is then read anew. */
const READING = 4;

/**
 * All that the fields of a document depend on, as a digest: which pages stand for it, their words with people's corrections,
 * how they are turned and cut (the picture is looked at for ink), how the signature is read once more, and this reading.
 */
export function inputKey(db: Database, documentId: number, pool: OcrPool | undefined): string {
  const hash = createHash('sha256').update(`${READING};${pool?.settingsKey ?? ''}`);
  const page = prepared<[number], { recipe: string | null; words: Uint8Array }>(
    db,
    'SELECT recipe, page_words.words AS words FROM page_words JOIN page ON page.id = page_id WHERE page_id = ?',
  );
  for (const id of pagesWithText(db, documentId)) {
    const { recipe, words } = page.get(id)!;
    hash.update(`;${id};${recipe ?? ''};${words.length};`).update(words);
  }
  return hash.digest('hex');
}

const Outcome = z.object({ key: z.string(), read: z.number().default(0), handwritten: z.number().default(0) });

/** The key in what the journal says of a document that was read; null when it was read before there were keys. */
export function keyOfOutcome(outcome: unknown): string | null {
  return Outcome.safeParse(outcome).data?.key ?? null;
}

/**
 * The key each document was last read by, by the document's id. One whose values are no longer there was not read: a cut that
 * is undone takes them along, and done again it brings the documents alone.
 */
export function lastKeys(db: Database): Map<number, string | null> {
  const holding = new Set(
    db
      .prepare<[], number>(
        `SELECT DISTINCT owner_id FROM field_value WHERE owner_kind = 'document' AND origin = 'extracted'`,
      )
      .pluck()
      .all(),
  );
  const rows = db
    .prepare<[], { id: string; outcome: string }>(
      `SELECT key AS id, outcome FROM job_item JOIN job ON job.id = job_id
       WHERE kind = 'extract' AND job_item.state = 'done' ORDER BY job_id`,
    )
    .iterate();
  const keys = new Map<number, string | null>();
  for (const { id, outcome } of rows) {
    const { success, data } = Outcome.safeParse(JSON.parse(outcome));
    const whole = success && (holding.has(Number(id)) || data.read + data.handwritten === 0);
    keys.set(Number(id), whole ? data.key : null);
  }
  return keys;
}
