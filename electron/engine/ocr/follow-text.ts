import { isoVietnam } from '../base/clock.ts';
import { followRows, type RowChange } from '../edits/index.ts';
import { refreshPageText } from './page-text.ts';

/** Tables a page's text is made of. */
const TEXT_OF: readonly RowChange['table'][] = ['ocr_result', 'word_correction'];

/** The text of pages, and with it the search index, follows its rows, also when they are undone or done again. */
followRows((ws, changes) => {
  const pages = new Set<number>();
  for (const { table, before, after } of changes) {
    const page = (after ?? before)?.['page_id'];
    if (TEXT_OF.includes(table) && typeof page === 'number') pages.add(page);
  }
  const at = isoVietnam(ws.clock.now());
  for (const page of pages) refreshPageText(ws.db, page, at);
});
