import { isAppError } from '../../../shared/contract/app-error.ts';
import { ocrText, type OcrPage } from '../../../shared/model/ocr.ts';
import { doubtSteps } from '../../../shared/model/doubt.ts';
import type { Box } from '../../../shared/model/page.ts';
import type { Database } from '../db/index.ts';
import { indexPage } from '../search/index.ts';
import { applyCorrections, findAgain, wordsOf } from './corrections.ts';
import { packOcr, unpackOcr } from './pack.ts';

interface CorrectionRow {
  readonly id: number;
  readonly word: number | null;
  readonly box: string;
  readonly original: string;
  readonly text: string;
}

/** What the engine read on a page, before any correction; null when nothing was. Throws `ocr/result-damaged`. */
export function readRecognised(db: Database, pageId: number): OcrPage | null {
  const row = db
    .prepare<[number], { words: Uint8Array | null }>('SELECT words FROM ocr_result WHERE page_id = ?')
    .get(pageId);
  return row?.words ? unpackOcr(row.words) : null;
}

/** The text of a page as everything that uses it reads it: with corrections. Null when nothing was recognised. */
export function readPageText(db: Database, pageId: number): OcrPage | null {
  const row = db
    .prepare<[number], { words: Uint8Array | null }>('SELECT words FROM page_words WHERE page_id = ?')
    .get(pageId);
  return row?.words ? unpackOcr(row.words) : null;
}

/**
 * Makes what follows from a page's recognition and its corrections anew: its text with them, its words in the search index,
 * how many of them are in doubt. Runs in the transaction of whoever changed one of the two. `at`: when (ISO).
 */
export function refreshPageText(db: Database, pageId: number, at: string): void {
  const page = recognisedOrDamaged(db, pageId);
  const isThere = db.prepare<[number], { id: number }>('SELECT id FROM page WHERE id = ?').get(pageId) !== undefined;
  if (page === null || !isThere) {
    db.prepare('DELETE FROM page_text WHERE page_id = ?').run(pageId);
    indexPage(db, pageId, '');
    return;
  }
  const rows = correctionsOf(db, pageId);
  const words = wordsOf(page);
  // A row whose word is another one now is not that word's: it is shown as lost, never put on a word it was not meant for.
  const held = rows.filter((row) => row.word !== null && words[row.word]?.text === row.original);
  const settled = new Set(held.map((row) => row.word));
  const unseen = words.filter((_, at) => !settled.has(at)).map((word) => word.confidence);
  // A word that was only looked at changes nothing: what was made of the text is not out of date by it.
  const changed = held.filter((row): row is CorrectionRow & { word: number } => row.text !== row.original);
  const corrected = applyCorrections(page, changed);
  db.prepare(
    `INSERT INTO page_text (page_id, doubt, corrected, lost, words, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (page_id) DO UPDATE SET doubt = excluded.doubt, corrected = excluded.corrected, lost = excluded.lost,
       words = excluded.words, changed_at = excluded.changed_at`,
  ).run(
    pageId,
    JSON.stringify(doubtSteps(unseen)),
    changed.length,
    rows.length - held.length,
    changed.length === 0 ? null : packOcr(corrected),
    at,
  );
  indexPage(db, pageId, ocrText(corrected));
}

/**
 * Gives the corrections of a page to the words of its present recognition, after it was made anew. One whose word is not
 * found again is kept without a word, and tried again the next time.
 */
export function keepCorrections(db: Database, pageId: number): void {
  const rows = correctionsOf(db, pageId);
  if (rows.length === 0) return;
  const page = readRecognised(db, pageId);
  const words = page === null ? [] : wordsOf(page);
  const placed = rows.map((row) => ({ ...row, box: JSON.parse(row.box) as Box }));
  const found = page === null ? new Map<number, number>() : findAgain(page, placed);
  // First all of them off their words: two may change places.
  db.prepare('UPDATE word_correction SET word = NULL WHERE page_id = ?').run(pageId);
  const place = db.prepare('UPDATE word_correction SET word = ?, box = ?, original = ? WHERE id = ?');
  for (const { id } of rows) {
    const at = found.get(id) ?? null;
    const word = at === null ? undefined : words[at];
    if (word) place.run(at, JSON.stringify(word.box), word.text, id);
  }
}

/** A result that cannot be read has no words: it must not keep the rest from being counted or a change from being undone. */
function recognisedOrDamaged(db: Database, pageId: number): OcrPage | null {
  try {
    return readRecognised(db, pageId);
  } catch (error) {
    if (isAppError(error, 'ocr/result-damaged')) return { width: 1, height: 1, dpi: 1, lines: [] };
    throw error;
  }
}

function correctionsOf(db: Database, pageId: number): CorrectionRow[] {
  return db
    .prepare<[number], CorrectionRow>(
      'SELECT id, word, box, original, text FROM word_correction WHERE page_id = ? ORDER BY id',
    )
    .all(pageId);
}
