import { AppError } from '../../../shared/contract/app-error.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { canvasOf, type Box, type Recipe } from '../../../shared/model/page.ts';
import { readRow, type RowChange } from '../edits/index.ts';
import { cropOf } from '../imaging/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { placesAfter } from './order.ts';
import { recipeOf } from './recipes.ts';
import { editPages, handRecipe, readEdited, type EditedPage } from './rows.ts';

/** A dividing line nearer to the edge than this leaves no page beside it. */
export const LEAST_SHARE = 0.05;

/**
 * Makes two pages of each frame that shows two: left and right of a line at `at` (0 to 1 of the page's width). Each is a
 * page of its own from then on, with its own recipe, counted as one; the scan stays one. A page of a document is followed
 * there by its second half. Throws `pages/split-already`, `pages/split-original` (a PDF that is kept as it is).
 */
export function splitPages(ws: Workspace, pageIds: readonly number[], at: number): PageLine[] {
  const share = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, at));
  let newId = lastId(ws);
  const placeAfter = placesAfter(ws);
  const ids: number[] = [];
  const changes = readEdited(ws, pageIds).flatMap((page): (RowChange | null)[] => {
    if (page.part !== 0) throw new AppError('pages/split-already', { page: page.id });
    if (page.sourceKind === 'pdf-born' || page.sourceKind === 'pdf-signed') throw new AppError('pages/split-original');
    newId += 1;
    ids.push(page.id, newId);
    const [left, right] = halves(page, share);
    return [
      { table: 'page', before: { id: page.id, part: 0 }, after: { id: page.id, part: 1 } },
      handRecipe(page, left),
      {
        table: 'page',
        before: null,
        after: secondRow(ws, page, newId, { recipe: right, position: placeAfter(page.batchId, page.id) }),
      },
      ...joinAfter(ws, page.id, newId),
    ];
  });
  return editPages(ws, 'split', changes, ids, { at: share });
}

/** Makes one page again of the two of a frame. The second goes, with what was read from it. Throws `pages/not-split`. */
export function joinPages(ws: Workspace, pageIds: readonly number[]): PageLine[] {
  const sourceFrames = new Map(readEdited(ws, pageIds).map((page) => [`${page.sourceId}:${page.frame}`, page]));
  const ids: number[] = [];
  const changes = [...sourceFrames.values()].flatMap((page): (RowChange | null)[] => {
    if (page.part === 0) throw new AppError('pages/not-split');
    const [first, second] = partsOf(ws, page);
    if (!first || !second) throw new AppError('pages/not-split');
    ids.push(first.id);
    const row = readRow(ws.db, 'page', { id: second.id });
    const { turn, skew } = recipeOf(first);
    const union = unionOf(first, second);
    const recipe: Recipe = union === null ? { turn, skew } : { turn, skew, crop: union };
    return [
      ...leaveDocument(ws, second.id),
      ...leaveSamples(ws, second.id),
      ...leaveMark(ws, second.id),
      ...leaveText(ws, second.id),
      ...leaveHistory(ws, second.id, first.id),
      { table: 'page', before: row, after: null },
      { table: 'page', before: { id: first.id, part: 1 }, after: { id: first.id, part: 0 } },
      handRecipe(first, recipe),
    ];
  });
  return editPages(ws, 'unsplit', changes, ids);
}

function halves(page: EditedPage, share: number): [Recipe, Recipe] {
  const recipe = recipeOf(page);
  const [x0, y0, x1, y1] = cropOf(page, recipe);
  const line = Math.round(x0 + (x1 - x0) * share);
  const half = (crop: Box): Recipe => ({ turn: recipe.turn, skew: recipe.skew, crop });
  return [half([x0, y0, line, y1]), half([line, y0, x1, y1])];
}

/** The second half's row: the facts of the first, nothing looked at yet. Columns left out take their default. */
function secondRow(
  ws: Workspace,
  page: EditedPage,
  id: number,
  { recipe, position }: { readonly recipe: Recipe; readonly position: number },
) {
  const row = readRow(ws.db, 'page', { id: page.id })!;
  const facts = Object.fromEntries(
    ['source_id', 'frame', 'origin', 'width', 'height', 'dpi_x', 'dpi_y', 'dpi_origin', 'bit_depth', 'colour', 'codec']
      .concat('prior_turn')
      .map((column) => [column, row[column] ?? null]),
  );
  return { id, ...facts, part: 2, position, recipe: JSON.stringify(recipe), recipe_by_hand: 1 };
}

/** The rows of the document that let a page in after another: from the last, because two pages never share a place. */
function joinAfter(ws: Workspace, pageId: number, newId: number): RowChange[] {
  const place = placeInDocument(ws, pageId);
  if (!place) return [];
  const moved = laterPages(ws, place).toReversed();
  return [
    ...moved.map((row): RowChange => ({
      table: 'document_page',
      before: row,
      after: { ...row, ordinal: row.ordinal + 1 },
    })),
    { table: 'document_page', before: null, after: { ...place, ordinal: place.ordinal + 1, page_id: newId } },
  ];
}

function leaveDocument(ws: Workspace, pageId: number): RowChange[] {
  const place = placeInDocument(ws, pageId);
  if (!place) return [];
  return [
    { table: 'document_page', before: place, after: null },
    ...laterPages(ws, place).map((row): RowChange => ({
      table: 'document_page',
      before: row,
      after: { ...row, ordinal: row.ordinal - 1 },
    })),
  ];
}

function leaveSamples(ws: Workspace, pageId: number): RowChange[] {
  return ws.db
    .prepare<[number], { sample_id: number; ordinal: number; page_id: number; outcome: string | null }>(
      'SELECT sample_id, ordinal, page_id, outcome FROM sample_page WHERE page_id = ?',
    )
    .all(pageId)
    .map((before) => ({ table: 'sample_page', before, after: null }));
}

/** Where a document was said to begin goes as a row of the edit too: a row that went unsaid could not be undone. */
function leaveMark(ws: Workspace, pageId: number): RowChange[] {
  const before = readRow(ws.db, 'first_page', { page_id: pageId });
  return before === null ? [] : [{ table: 'first_page', before, after: null }];
}

/** The text read from it goes as a row of the edit, so that taking the edit back brings it back. */
function leaveText(ws: Workspace, pageId: number): RowChange[] {
  const before = readRow(ws.db, 'ocr_result', { page_id: pageId });
  const corrected = ws.db
    .prepare<[number], { id: number }>('SELECT id FROM word_correction WHERE page_id = ?')
    .all(pageId)
    .map(({ id }): RowChange => ({
      table: 'word_correction',
      before: readRow(ws.db, 'word_correction', { id }),
      after: null,
    }));
  return before === null ? corrected : [...corrected, { table: 'ocr_result', before, after: null }];
}

/** The earlier scans of a page that goes are told of the one it becomes a part of again. */
function leaveHistory(ws: Workspace, pageId: number, to: number): RowChange[] {
  return ws.db
    .prepare<[number], { id: number }>('SELECT id FROM rescan WHERE page_id = ?')
    .all(pageId)
    .map(({ id }) => ({ table: 'rescan', before: { id, page_id: pageId }, after: { id, page_id: to } }));
}

type DocumentPlace = { readonly document_id: number; readonly ordinal: number; readonly page_id: number };

function placeInDocument(ws: Workspace, pageId: number): DocumentPlace | undefined {
  return ws.db
    .prepare<[number], DocumentPlace>('SELECT document_id, ordinal, page_id FROM document_page WHERE page_id = ?')
    .get(pageId);
}

function laterPages(ws: Workspace, { document_id, ordinal }: DocumentPlace): DocumentPlace[] {
  return ws.db
    .prepare<[number, number], DocumentPlace>(
      'SELECT document_id, ordinal, page_id FROM document_page WHERE document_id = ? AND ordinal > ? ORDER BY ordinal',
    )
    .all(document_id, ordinal);
}

function partsOf(ws: Workspace, page: EditedPage): EditedPage[] {
  const ids = ws.db
    .prepare<[number, number], { id: number }>('SELECT id FROM page WHERE source_id = ? AND frame = ? ORDER BY part')
    .all(page.sourceId, page.frame);
  return readEdited(
    ws,
    ids.map(({ id }) => id),
  );
}

/** What both halves show, when they are turned alike; the whole canvas (null) otherwise. */
function unionOf(first: EditedPage, second: EditedPage): Box | null {
  const [one, other] = [recipeOf(first), recipeOf(second)];
  if (one.turn !== other.turn) return null;
  const [a, b] = [cropOf(first, one), cropOf(second, other)];
  const box: Box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
  const { width, height } = canvasOf(first, one);
  return box[0] === 0 && box[1] === 0 && box[2] === width && box[3] === height ? null : box;
}

function lastId(ws: Workspace): number {
  return ws.db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM page').get()?.id ?? 0;
}
