import type { Recipe } from '../../../shared/model/page.ts';
import { readRow, type Row, type RowChange } from '../edits/index.ts';
import { STORED_KEYS } from '../extract/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Prepared } from './prepared.ts';

/** Columns that a look at the page writes, and may have written anew when the replacement is taken back. */
const FOUND = ['recipe', 'blankness', 'analysis', 'findings'];

/** Numbers new rows of the history. */
export function nextRescanId(ws: Workspace): () => number {
  let id = ws.db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM rescan').get()?.id ?? 0;
  return () => (id += 1);
}

/**
 * What belongs to the old picture leaves the page: its text with what people corrected in it, its codes, the places of
 * values on it. The history gets the page as it was, with the corrections.
 */
export function leaveBehind(
  ws: Workspace,
  { page, file, frame }: Prepared,
  { id, reason, at }: { readonly id: number; readonly reason: string; readonly at: string },
): RowChange[] {
  const corrections = ws.db
    .prepare<[number], { id: number }>('SELECT id FROM word_correction WHERE page_id = ? ORDER BY id')
    .all(page.id)
    .map((row) => readRow(ws.db, 'word_correction', row)!);
  const text = readRow(ws.db, 'ocr_result', { page_id: page.id });
  const codes = readRow(ws.db, 'page_code', { page_id: page.id });
  const name = ws.db.prepare<[number], { name: string }>('SELECT name FROM source WHERE id = ?').get(page.sourceId)!;
  const entry: Row = {
    id,
    page_id: page.id,
    old_source_id: page.sourceId,
    old_frame: page.frame,
    old_name: name.name,
    new_source_id: file.id,
    new_frame: frame,
    reason,
    by: ws.actor,
    at,
    page: JSON.stringify(readRow(ws.db, 'page', { id: page.id })),
    corrections: JSON.stringify(
      corrections.map((row) => ({
        word: row['word'],
        original: row['original'],
        text: row['text'],
        by: row['by'],
        at: row['at'],
      })),
    ),
  };
  return [
    ...corrections.map((before): RowChange => ({ table: 'word_correction', before, after: null })),
    // Also where there is none yet: what the new scan says goes with it when it is taken back.
    { table: 'ocr_result', before: text ?? { page_id: page.id }, after: null, derived: true },
    { table: 'page_code', before: codes ?? { page_id: page.id }, after: null, derived: true },
    ...placesOn(ws, page.id),
    { table: 'rescan', before: null, after: entry },
  ];
}

/** Values people gave keep; where they stand on the old picture says nothing of the new one. */
function placesOn(ws: Workspace, pageId: number): RowChange[] {
  return ws.db
    .prepare<[number], Row>(
      `SELECT owner_kind, owner_id, key, origin FROM field_value
       WHERE page_id = ? AND box IS NOT NULL AND origin <> 'extracted'`,
    )
    .all(pageId)
    .map((key): RowChange => {
      const before = readRow(ws.db, 'field_value', key)!;
      return { table: 'field_value', before, after: { ...before, box: null } };
    });
}

/**
 * What was read from the documents of these pages keeps, without its places on them. Every field that can be read is named,
 * also one that was not: taken back, a document has what was read from the old pictures and nothing of the new ones.
 */
export function extractedChanges(ws: Workspace, pageIds: readonly number[]): RowChange[] {
  const documentOf = ws.db.prepare<[number], { id: number }>(
    'SELECT document_id AS id FROM document_page WHERE page_id = ?',
  );
  const documents = new Set(pageIds.flatMap((page) => documentOf.get(page)?.id ?? []));
  const pages = new Set<unknown>(pageIds);
  return [...documents].flatMap((id) =>
    STORED_KEYS.map((name): RowChange => {
      const key = { owner_kind: 'document', owner_id: id, key: name, origin: 'extracted' };
      const before = readRow(ws.db, 'field_value', key);
      if (before === null) return { table: 'field_value', before: key, after: null, derived: true };
      const after = pages.has(before['page_id']) ? { ...before, box: null } : before;
      return { table: 'field_value', before, after, derived: true };
    }),
  );
}

/** The page's row with the new picture, not looked at yet by anybody. */
export function freshPage(ws: Workspace, { page, file, facts, frame }: Prepared, part: 0 | 1 | 2): RowChange[] {
  const row = readRow(ws.db, 'page', { id: page.id })!;
  const scan = facts.pages[frame]!;
  const recipe = part === 0 ? null : JSON.stringify(halfOf(scan, part));
  const firm: Row = {
    source_id: file.id,
    frame,
    part,
    origin: scan.origin,
    width: scan.width,
    height: scan.height,
    dpi_x: scan.dpiX,
    dpi_y: scan.dpiY,
    dpi_origin: scan.dpiOrigin,
    bit_depth: scan.bitDepth,
    colour: scan.colour,
    codec: scan.codec,
    prior_turn: scan.priorTurn,
    recipe_by_hand: recipe === null ? 0 : 1,
    blankness_by_hand: 0,
    check_state: 'unchecked',
    check_reason: null,
  };
  const of = (columns: readonly string[]): Row => Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
  return [
    {
      table: 'page',
      before: { id: page.id, ...of(Object.keys(firm)) },
      after: { id: page.id, ...firm },
    },
    {
      table: 'page',
      before: { id: page.id, ...of(FOUND) },
      after: { id: page.id, recipe, blankness: null, analysis: null, findings: '[]' },
      derived: true,
    },
  ];
}

/** The left or right half of a sheet that shows two pages, as its file shows it: a person sets it right where it is not. */
function halfOf({ width, height, priorTurn }: Prepared['facts']['pages'][number], part: 1 | 2): Recipe {
  const [wide, tall] = priorTurn % 180 === 0 ? [width, height] : [height, width];
  const middle = Math.round(wide / 2);
  return { turn: priorTurn, skew: 0, crop: part === 1 ? [0, 0, middle, tall] : [middle, 0, wide, tall] };
}
