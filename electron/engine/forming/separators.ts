import { ocrText } from '../../../shared/model/ocr.ts';
import { separatorOf, type SeparatorKind } from '../../../shared/model/separator-sheets.ts';
import { FILE_SEPARATOR_WORDS, SEPARATOR_MOST_WORDS, SEPARATOR_WORDS } from '../../../shared/model/separator-words.ts';
import type { Database } from '../db/index.ts';
import { unpackOcr } from '../ocr/index.ts';
import { foldText } from '../search/index.ts';
import type { Workspace } from '../workspace/index.ts';

const OF_BATCH = `JOIN page ON page.id = page_id JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
  WHERE batch.name = ?`;

/**
 * The pages of a batch that are separator sheets, and what begins behind each: by the code printed on them, or else by
 * their recognised text: few words, and among them a separator's, or `word`. Marks do not count, because recognition loses
 * them. Only pages with few words are read.
 */
export function findSeparators(ws: Workspace, batch: string, word?: string): Map<number, SeparatorKind> {
  const found = byText(ws, batch, word);
  for (const [pageId, kind] of codedSeparators(ws.db, batch)) found.set(pageId, kind);
  return found;
}

/** The pages with a separator's code printed on them (as they are cropped now), and what begins behind each; of all batches, or of one. */
export function codedSeparators(db: Database, batch?: string): Map<number, SeparatorKind> {
  const rows = db
    .prepare<{ batch: string | null }, { pageId: number; text: string }>(
      `SELECT page_id AS pageId, code.value ->> 'text' AS text FROM page_code
       JOIN page ON page.id = page_id JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id,
       json_each(codes) AS code
       WHERE page_code.crop IS page.recipe ->> 'crop' AND (@batch IS NULL OR batch.name = @batch)`,
    )
    .all({ batch: batch ?? null });
  const found = new Map<number, SeparatorKind>();
  for (const { pageId, text } of rows) {
    const kind = separatorOf(text);
    if (kind !== null) found.set(pageId, kind);
  }
  return found;
}

function byText(ws: Workspace, batch: string, word?: string): Map<number, SeparatorKind> {
  const wanted = [...SEPARATOR_WORDS, ...(word ? [word] : [])].map(plain).filter((one) => one !== '');
  const ofFile = FILE_SEPARATOR_WORDS.map(plain);
  const rows = ws.db
    .prepare<[string, number], { pageId: number; words: Uint8Array }>(
      `SELECT page_id AS pageId, words FROM ocr_result ${OF_BATCH}
       AND ocr_result.state = 'done' AND word_count BETWEEN 1 AND ?`,
    )
    .iterate(batch, SEPARATOR_MOST_WORDS);
  const found = new Map<number, SeparatorKind>();
  for (const { pageId, words } of rows) {
    const text = ` ${plain(ocrText(unpackOcr(words)))} `;
    const says = (one: string): boolean => text.includes(` ${one} `);
    if (wanted.some(says)) found.set(pageId, ofFile.some(says) ? 'file' : 'document');
  }
  return found;
}

/** Letters and digits, folded, single blanks between. */
function plain(text: string): string {
  return (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
