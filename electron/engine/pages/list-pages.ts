import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../../../shared/contract/finding.ts';
import type { CheckState, PageDetail, PageLine } from '../../../shared/contract/reports/pages.ts';
import { canvasOf, Recipe, UPRIGHT, type Blankness, type PageFacts } from '../../../shared/model/page.ts';
import { cropOf, namePaper, pageSpace } from '../imaging/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { PAGE_ORDER } from './page-order.ts';
import { readPage } from './read-page.ts';
import { RESCANNED } from './rescanned.ts';

interface LineRow {
  id: number;
  source: string;
  sourceId: number;
  rescanned: string | null;
  rescans: number;
  frame: number;
  part: 0 | 1 | 2;
  width: number;
  height: number;
  recipe: string | null;
  recipeByHand: 0 | 1;
  blankness: Blankness | null;
  checkState: CheckState;
  errors: number;
  warnings: number;
  infos: number;
  ocr: PageLine['ocr'];
  confidence: number | null;
  documentId: number | null;
  ordinal: number | null;
}

const LINE = `
  SELECT page.id AS id, source.name AS source, source_id AS sourceId, frame, part, width, height, recipe,
    (SELECT count(*) FROM rescan WHERE rescan.page_id = page.id) AS rescans, ${RESCANNED} AS rescanned,
    recipe_by_hand AS recipeByHand, blankness, check_state AS checkState,
    instr(page.findings, '"severity":"error"') AS errors, instr(page.findings, '"severity":"warning"') AS warnings,
    instr(page.findings, '"severity":"info"') AS infos, ocr_result.state AS ocr,
    CASE ocr_result.state WHEN 'done' THEN ocr_result.confidence END AS confidence,
    document_page.document_id AS documentId, document_page.ordinal AS ordinal
  FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
  LEFT JOIN ocr_result ON ocr_result.page_id = page.id LEFT JOIN document_page ON document_page.page_id = page.id`;

/** The pages of a batch (all batches when left out) in their order. */
export function listPages(ws: Workspace, batch?: string): PageLine[] {
  return ws.db
    .prepare<[string | null, string | null], LineRow>(
      `${LINE} WHERE ? IS NULL OR batch.name = ? ORDER BY ${PAGE_ORDER}`,
    )
    .all(batch ?? null, batch ?? null)
    .map(toLine);
}

/** The lines of these pages, in the order asked for; ids that are not there (any more) are passed over. */
export function linesOf(ws: Workspace, pageIds: readonly number[]): PageLine[] {
  const statement = ws.db.prepare<[number], LineRow>(`${LINE} WHERE page.id = ?`);
  return pageIds.flatMap((id) => {
    const row = statement.get(id);
    return row ? [toLine(row)] : [];
  });
}

/** All that is known of one page. Throws `usage/invalid-input` for an id that does not exist. */
export function readPageDetail(ws: Workspace, pageId: number): PageDetail {
  const page = readPage(ws, pageId);
  const row = ws.db.prepare<[number], LineRow>(`${LINE} WHERE page.id = ?`).get(pageId)!;
  const more = ws.db
    .prepare<[number], { findings: string; reason: string | null; batch: string }>(
      `SELECT page.findings AS findings, check_reason AS reason, batch.name AS batch
       FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id WHERE page.id = ?`,
    )
    .get(pageId)!;
  const { width, height, dpiX, dpiY } = pageSpace(page.facts, page.recipe);
  return {
    ...toLine(row),
    batch: more.batch,
    facts: page.facts,
    recipe: page.recipe,
    foundRecipe: page.foundRecipe,
    canvas: canvasOf(page.facts, page.recipe),
    crop: cropOf(page.facts, page.recipe),
    width,
    height,
    paper: namePaper((width / dpiX) * 25.4, (height / dpiY) * 25.4)?.name ?? null,
    findings: JSON.parse(more.findings) as Finding[],
    checkReason: more.reason,
    rescans: row.rescans,
  };
}

/** Which scan a page is cut from; only its being a part counts for the version. */
export interface PagePart {
  readonly sourceId: number;
  readonly frame: number;
  readonly part: number;
  /** Digest of its file when it stands in an earlier scan's place. */
  readonly rescanned: string | null;
}

/**
 * Names how a page looks: another recipe, another name. The id of a part may come to name another frame's part when a split
 * is taken back and another made, so its frame is in the name too; so is the file of a page that was scanned again.
 */
export function versionOf(recipe: Recipe, { sourceId, frame, part, rescanned }: PagePart): string {
  const scan = part === 0 ? '' : `${sourceId}:${frame}:${part}`;
  const of = rescanned === null ? scan : `${rescanned}:${frame}:${part}`;
  return createHash('sha256')
    .update(JSON.stringify(recipe) + of)
    .digest('hex')
    .slice(0, 10);
}

function toLine(row: LineRow): PageLine {
  const recipe = row.recipe === null ? UPRIGHT : Recipe.parse(JSON.parse(row.recipe));
  return {
    id: row.id,
    source: row.source,
    number: row.frame + 1,
    part: row.part,
    version: versionOf(recipe, row),
    aspect: aspectOf(row, recipe),
    edited: row.recipeByHand === 1,
    blankness: row.blankness,
    checkState: row.checkState,
    worst: worst(row),
    ocr: row.ocr,
    confidence: row.confidence,
    documentId: row.documentId,
    ordinal: row.ordinal,
  };
}

function aspectOf(scan: Pick<PageFacts, 'width' | 'height'>, recipe: Recipe): number {
  const [x0, y0, x1, y1] = cropOf(scan, recipe);
  return (y1 - y0) / (x1 - x0);
}

function worst({ errors, warnings, infos }: LineRow): Severity | null {
  if (errors > 0) return 'error';
  if (warnings > 0) return 'warning';
  return infos > 0 ? 'info' : null;
}
