import type { PageOutline } from '../../../shared/contract/reports/pages.ts';
import { encodeMarks, type PageMarks } from '../../../shared/model/page-marks.ts';
import type { Workspace } from '../workspace/index.ts';
import { PAGE_ORDER } from './page-order.ts';

type Row = Pick<PageMarks, 'checkState' | 'blankness'> & {
  readonly id: number;
  readonly flagged: number;
  readonly edited: number;
  readonly half: number;
};

/** The pages of a batch in their order, each by its id and one character: 10,000 pages are some 80 kB. */
export function outlineOf(ws: Workspace, batch: string): PageOutline {
  const rows = ws.db
    .prepare<[string], Row>(
      `SELECT page.id AS id, check_state AS checkState, blankness, recipe_by_hand AS edited, part > 0 AS half,
         instr(page.findings, '"severity":"error"') + instr(page.findings, '"severity":"warning"') > 0 AS flagged
       FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
       WHERE batch.name = ? ORDER BY ${PAGE_ORDER}`,
    )
    .all(batch);
  const marks = rows.map(({ checkState, blankness, flagged, edited, half }) =>
    encodeMarks({ checkState, blankness, flagged: flagged === 1, edited: edited === 1, half: half === 1 }),
  );
  return { ids: rows.map(({ id }) => id), marks: marks.join('') };
}
