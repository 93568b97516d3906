import { ocrText } from '../../../shared/model/ocr.ts';
import { SEPARATOR_MOST_WORDS, SEPARATOR_WORDS } from '../../../shared/model/separator-words.ts';
import { unpackOcr } from '../ocr/index.ts';
import { foldText } from '../search/index.ts';
import type { Workspace } from '../workspace/index.ts';

/**
 * The pages of a batch that are separator sheets by their recognised text: few words, and among them a separator's, or
 * `word`. Marks do not count, because recognition loses them. Only pages with few words are read.
 */
export function findSeparators(ws: Workspace, batch: string, word?: string): Set<number> {
  const wanted = [...SEPARATOR_WORDS, ...(word ? [word] : [])].map(plain).filter((one) => one !== '');
  const rows = ws.db
    .prepare<[string, number], { pageId: number; words: Uint8Array }>(
      `SELECT page_id AS pageId, words FROM ocr_result JOIN page ON page.id = page_id JOIN source ON source.id = source_id
       JOIN batch ON batch.id = batch_id
       WHERE batch.name = ? AND ocr_result.state = 'done' AND word_count BETWEEN 1 AND ?`,
    )
    .iterate(batch, SEPARATOR_MOST_WORDS);
  const found = new Set<number>();
  for (const { pageId, words } of rows) {
    const text = ` ${plain(ocrText(unpackOcr(words)))} `;
    if (wanted.some((one) => text.includes(` ${one} `))) found.add(pageId);
  }
  return found;
}

/** Letters and digits, folded, single blanks between. */
function plain(text: string): string {
  return (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
