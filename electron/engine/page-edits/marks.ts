import { AppError } from '../../../shared/contract/app-error.ts';
import type { CheckState, PageLine } from '../../../shared/contract/reports/pages.ts';
import type { RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { editPages, pageChange, readEdited } from './rows.ts';

/** Says that pages are blank, or that they are not: whatever the look at them found. Blank ones are not recognised. */
export function markBlank(ws: Workspace, pageIds: readonly number[], blank: boolean): PageLine[] {
  const blankness = blank ? 'blank' : 'text';
  const changes = readEdited(ws, pageIds).map((page) =>
    pageChange(
      page.id,
      { blankness: page.blankness, blankness_by_hand: page.blanknessByHand },
      { blankness, blankness_by_hand: 1 },
    ),
  );
  return editPages(ws, blank ? 'blank' : 'not-blank', changes, pageIds);
}

/**
 * The verdict of the page check. `rescan` needs a reason; what was drawn in an open sample is answered there as well.
 * Throws `pages/reason-missing`.
 */
export function judgePages(
  ws: Workspace,
  pageIds: readonly number[],
  state: CheckState,
  reason: string | null,
): PageLine[] {
  const why = state === 'rescan' ? (reason?.normalize('NFC').trim() ?? '') : null;
  if (why === '') throw new AppError('pages/reason-missing');
  const changes = readEdited(ws, pageIds).flatMap((page): (RowChange | null)[] => [
    pageChange(
      page.id,
      { check_state: page.checkState, check_reason: page.checkReason },
      { check_state: state, check_reason: why },
    ),
    ...sampleAnswers(ws, page.id, state === 'unchecked' ? null : state),
  ]);
  return editPages(ws, `check-${state}`, changes, pageIds, why === null ? { state } : { state, reason: why });
}

function sampleAnswers(ws: Workspace, pageId: number, outcome: 'passed' | 'rescan' | null): RowChange[] {
  return ws.db
    .prepare<[number], { sample_id: number; ordinal: number; outcome: string | null }>(
      `SELECT sample_id, ordinal, outcome FROM sample_page JOIN sample ON sample.id = sample_id
       WHERE page_id = ? AND decision IS NULL`,
    )
    .all(pageId)
    .filter((row) => row.outcome !== outcome)
    .map((before) => ({ table: 'sample_page' as const, before, after: { ...before, outcome } }));
}
