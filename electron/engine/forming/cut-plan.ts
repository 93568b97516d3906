import type { CutRules } from '../../../shared/contract/commands/forming.ts';
import type { CutPiece, CutPlan, CutReason, LeftOutReason } from '../../../shared/contract/reports/forming.ts';
import type { SeparatorKind } from '../../../shared/model/separator-sheets.ts';
import type { Blankness } from '../../../shared/model/page.ts';
import type { Workspace } from '../workspace/index.ts';
import { prepared } from '../db/index.ts';
import { PAGE_ORDER } from '../pages/index.ts';
import { requireBatch } from '../intake/index.ts';
import { UNCODED } from './read-codes.ts';
import { findSeparators } from './separators.ts';
import { wholeSource } from './document-pages.ts';

/**
 * How the pages of a batch that no document has yet would be cut: rules and marks together, every page in exactly one
 * piece or left out. Nothing is changed. Throws `intake/no-such-batch` for a batch that is not there.
 */
export function planCut(ws: Workspace, batch: string, rules: CutRules): CutPlan {
  requireBatch(ws.db, batch);
  const all = pagesOfBatch(ws, batch);
  const pages = all.filter((page) => page.joined === 0);
  const marks = marksOf(ws, batch);
  const separators = rules.separator ? findSeparators(ws, batch, rules.word) : new Map<number, SeparatorKind>();
  const originals = originalsOf(ws, batch);
  const drop = (page: BatchPage): LeftOutReason | null => {
    // Who says of a blank page or a sheet whether a document begins there says that it is a page of one.
    if (marks.has(page.id) || originals.has(page.id)) return null;
    const kind = separators.get(page.id);
    if (kind !== undefined) return kind === 'file' ? 'file-separator' : 'separator';
    return rules.blank === 'drop' && page.blankness === 'blank' ? 'blank' : null;
  };
  const pieces: { pageIds: number[]; reason: CutReason; file: number }[] = [];
  const leftOut: CutPlan['leftOut'][number][] = [];
  let waiting: CutReason | null = 'start';
  let original: number | null = null;
  for (const page of pages) {
    const why = drop(page);
    if (why !== null) {
      leftOut.push({ pageId: page.id, reason: why });
      // Of several sheets in a row the one that says most counts: behind a new file's sheet begins a file.
      if (why === 'file-separator' && waiting !== 'start') waiting = why;
      waiting ??= why;
      continue;
    }
    const current = pieces.at(-1);
    const own = originals.get(page.id) ?? null;
    const begins = reasonFor(page, own, current?.pageIds.length ?? 0);
    if (begins !== null || current === undefined)
      pieces.push({
        pageIds: [page.id],
        reason: begins ?? 'start',
        file: (current?.file ?? 0) + (waiting === 'file-separator' ? 1 : 0),
      });
    else current.pageIds.push(page.id);
    original = own;
    waiting = rules.blank === 'keep' && page.blankness === 'blank' && marks.get(page.id) !== false ? 'blank' : null;
  }
  return {
    pages: pages.map(({ id }) => id),
    pieces: pieces satisfies CutPiece[],
    leftOut,
    marks: [...marks].map(([pageId, first]) => ({ pageId, first })),
    joined: all.length - pages.length,
    uncoded: ws.db.prepare<[string], { n: number }>(`SELECT count(*) AS n ${UNCODED}`).get(batch)?.n ?? 0,
    unread: pages.filter((page) => page.read === 0).length,
    awaiting: pages.filter((page) => page.rescan === 1).map(({ id }) => id),
  };

  /** Why a document begins at this page; null when the present one goes on. */
  function reasonFor(page: BatchPage, own: number | null, length: number): CutReason | null {
    // A PDF that is kept as it is is one document, whatever rules or marks say.
    if (own !== original || (own !== null && length === 0))
      return waiting === 'start' || waiting === 'file-separator' ? waiting : 'original';
    if (own !== null) return null;
    const mark = marks.get(page.id);
    if (mark === true) return waiting === 'file-separator' ? waiting : 'mark';
    if (waiting === 'start') return 'start';
    // No mark joins what a new file's sheet parts: one document cannot lie in two files.
    if (waiting === 'file-separator') return waiting;
    if (mark === false) return null;
    if (waiting !== null) return waiting;
    return rules.count !== null && length >= rules.count ? 'count' : null;
  }
}

/** What cutting asks of a page; its line is read only for those on the screen. */
interface BatchPage {
  readonly id: number;
  readonly blankness: Blankness | null;
  /** A document has it. */
  readonly joined: 0 | 1;
  /** Recognition has been over it, whether or not it found a word. */
  readonly read: 0 | 1;
  /** Sent back to the scanner. */
  readonly rescan: 0 | 1;
}

function pagesOfBatch(ws: Workspace, batch: string): BatchPage[] {
  return prepared<[string], BatchPage>(
    ws.db,
    `SELECT page.id AS id, blankness, document_id IS NOT NULL AS joined, coalesce(state <> 'failed', 0) AS read,
       check_state = 'rescan' AS rescan
     FROM page JOIN source ON source.id = source_id JOIN batch ON batch.id = batch_id
     LEFT JOIN ocr_result INDEXED BY ocr_outcome ON ocr_result.page_id = page.id
     LEFT JOIN document_page ON document_page.page_id = page.id
     WHERE batch.name = ? ORDER BY ${PAGE_ORDER}`,
  ).all(batch);
}

function marksOf(ws: Workspace, batch: string): Map<number, boolean> {
  const rows = ws.db
    .prepare<[string], { pageId: number; first: 0 | 1 }>(
      `SELECT page_id AS pageId, first FROM first_page JOIN page ON page.id = page_id JOIN source ON source.id = source_id
       JOIN batch ON batch.id = batch_id WHERE batch.name = ?`,
    )
    .all(batch);
  return new Map(rows.map(({ pageId, first }) => [pageId, first === 1]));
}

/** Pages of PDFs that are documents themselves (signed, or made by a computer) → their PDF. */
function originalsOf(ws: Workspace, batch: string): Map<number, number> {
  const sources = ws.db
    .prepare<[string], { id: number }>(
      `SELECT source.id AS id FROM source JOIN batch ON batch.id = batch_id
       WHERE batch.name = ? AND kind IN ('pdf-signed', 'pdf-born') AND outcome = 'taken'`,
    )
    .all(batch);
  return new Map(sources.flatMap(({ id }) => wholeSource(ws.db, id).map((pageId) => [pageId, id] as const)));
}
