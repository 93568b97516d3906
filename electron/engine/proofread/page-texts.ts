import { refreshPageText } from '../ocr/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** Pages recognised before their doubtful words were counted are counted when they are first asked about. */
export function completePageTexts(ws: Workspace): void {
  const rows = ws.db
    .prepare<[], { id: number; at: string }>(
      `SELECT ocr_result.page_id AS id, made_at AS at FROM ocr_result
       WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM page_text WHERE page_text.page_id = ocr_result.page_id)`,
    )
    .all();
  if (rows.length === 0) return;
  ws.db.transaction(() => {
    for (const { id, at } of rows) refreshPageText(ws.db, id, at);
  })();
}

/** The steps of doubt of a page_text row (shared doubtSteps); none where nothing was read. */
export function stepsOf(doubt: string | null): number[] {
  return doubt === null ? [] : (JSON.parse(doubt) as number[]);
}
