import { isoVietnam } from '../base/clock.ts';
import { refreshPageText } from '../ocr/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { RowChange } from './row-change.ts';

/** Tables a page's text is made of, and the column that names the page. */
const TEXT_OF = new Map<RowChange['table'], string>([
  ['ocr_result', 'page_id'],
  ['word_correction', 'page_id'],
]);

/** Makes the text of pages, and with it the search index, follow rows that were changed, undone or done again. */
export function followText(ws: Workspace, changes: readonly RowChange[]): void {
  const pages = new Set<number>();
  for (const { table, before, after } of changes) {
    const column = TEXT_OF.get(table);
    const page = column === undefined ? undefined : (after ?? before)?.[column];
    if (typeof page === 'number') pages.add(page);
  }
  const at = isoVietnam(ws.clock.now());
  for (const page of pages) refreshPageText(ws.db, page, at);
}
