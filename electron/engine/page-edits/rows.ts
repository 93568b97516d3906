import type { PageEdit } from '../../../shared/model/journal-actions.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Recipe } from '../../../shared/model/page.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { edit, type Row, type RowChange } from '../edits/index.ts';
import { linesOf } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** A page row as far as edits need it. */
export interface EditedPage {
  readonly id: number;
  readonly sourceId: number;
  readonly batchId: number;
  readonly frame: number;
  readonly part: 0 | 1 | 2;
  readonly width: number;
  readonly height: number;
  readonly priorTurn: 0 | 90 | 180 | 270;
  /** As stored: null before the page was looked at. */
  readonly recipe: string | null;
  readonly recipeByHand: 0 | 1;
  readonly foundRecipe: string | null;
  readonly blankness: string | null;
  readonly blanknessByHand: 0 | 1;
  readonly foundBlankness: string | null;
  readonly checkState: 'unchecked' | 'passed' | 'rescan';
  readonly checkReason: string | null;
  readonly position: number | null;
  readonly sourceKind: 'image' | 'pdf-scan' | 'pdf-born' | 'pdf-signed';
}

const PAGE = `SELECT page.id AS id, source_id AS sourceId, batch_id AS batchId, frame, part, width, height,
  prior_turn AS priorTurn, recipe, recipe_by_hand AS recipeByHand, json_extract(analysis, '$.recipe') AS foundRecipe,
  blankness, blankness_by_hand AS blanknessByHand, json_extract(analysis, '$.blankness') AS foundBlankness,
  check_state AS checkState, check_reason AS checkReason, position, source.kind AS sourceKind
  FROM page JOIN source ON source.id = source_id WHERE page.id = ?`;

/** The pages to be changed, each once. Throws `pages/gone` for an id that is not there (any more). */
export function readEdited(ws: Workspace, pageIds: readonly number[]): EditedPage[] {
  const statement = ws.db.prepare<[number], EditedPage>(PAGE);
  return [...new Set(pageIds)].map((id) => {
    const page = statement.get(id);
    if (!page) throw new AppError('pages/gone', { page: id });
    return page;
  });
}

/** The change of a page's columns; null when they stand so already. */
export function pageChange(id: number, before: Row, after: Row): RowChange | null {
  if (Object.keys(after).every((column) => after[column] === before[column])) return null;
  return { table: 'page', before: { id, ...before }, after: { id, ...after } };
}

/** A recipe set by a person. */
export function handRecipe(page: EditedPage, recipe: Recipe): RowChange | null {
  return pageChange(
    page.id,
    { recipe: page.recipe, recipe_by_hand: page.recipeByHand },
    { recipe: JSON.stringify(recipe), recipe_by_hand: 1 },
  );
}

/**
 * Makes a change to pages one step of undo, and answers their lines as they are now. `what` names the change in the strings
 * (`edit.<what>`) and in the journal (`page/<what>`).
 */
export function editPages(
  ws: Workspace,
  what: PageEdit,
  changes: readonly (RowChange | null)[],
  pageIds: readonly number[],
  after: Readonly<Record<string, unknown>> = {},
): PageLine[] {
  const made = changes.filter((change) => change !== null);
  const [only] = pageIds;
  edit(ws, {
    label: `edit.${what}`,
    action: `page/${what}`,
    subject: pageIds.length === 1 ? `page:${only}` : `pages:${pageIds.length}`,
    after: { ...after, pages: pageIds },
    changes: made,
  });
  return linesOf(ws, pageIds);
}
