import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../../../shared/contract/finding.ts';
import type { CheckState, PageDetail, PageLine } from '../../../shared/contract/reports/pages.ts';
import { Recipe, UPRIGHT, type Blankness } from '../../../shared/model/page.ts';
import { namePaper, pageSpace } from '../imaging/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { readPage } from './read-page.ts';

interface LineRow {
  id: number;
  source: string;
  frame: number;
  width: number;
  height: number;
  recipe: string | null;
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
  SELECT page.id AS id, source.name AS source, frame, width, height, recipe, blankness, check_state AS checkState,
    instr(page.findings, '"severity":"error"') AS errors, instr(page.findings, '"severity":"warning"') AS warnings,
    instr(page.findings, '"severity":"info"') AS infos, ocr_result.state AS ocr,
    CASE ocr_result.state WHEN 'done' THEN ocr_result.confidence END AS confidence,
    document_page.document_id AS documentId, document_page.ordinal AS ordinal
  FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
  LEFT JOIN ocr_result ON ocr_result.page_id = page.id LEFT JOIN document_page ON document_page.page_id = page.id`;

/** The pages of a batch (all batches when left out) in the order of their arrival. */
export function listPages(ws: Workspace, batch?: string): PageLine[] {
  return ws.db
    .prepare<[string | null, string | null], LineRow>(`${LINE} WHERE ? IS NULL OR batch.name = ? ORDER BY page.id`)
    .all(batch ?? null, batch ?? null)
    .map(toLine);
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
    width,
    height,
    paper: namePaper((width / dpiX) * 25.4, (height / dpiY) * 25.4)?.name ?? null,
    findings: JSON.parse(more.findings) as Finding[],
    checkReason: more.reason,
  };
}

/** Names how a page looks: another recipe, another name. */
export function versionOf(recipe: Recipe): string {
  return createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 10);
}

function toLine(row: LineRow): PageLine {
  const recipe = row.recipe === null ? UPRIGHT : Recipe.parse(JSON.parse(row.recipe));
  const lying = recipe.turn % 180 !== 0;
  return {
    id: row.id,
    source: row.source,
    number: row.frame + 1,
    version: versionOf(recipe),
    aspect: lying ? row.width / row.height : row.height / row.width,
    blankness: row.blankness,
    checkState: row.checkState,
    worst: worst(row),
    ocr: row.ocr,
    confidence: row.confidence,
    documentId: row.documentId,
    ordinal: row.ordinal,
  };
}

function worst({ errors, warnings, infos }: LineRow): Severity | null {
  if (errors > 0) return 'error';
  if (warnings > 0) return 'warning';
  return infos > 0 ? 'info' : null;
}
