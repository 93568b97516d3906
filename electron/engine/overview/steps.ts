import type { OverviewStep } from '../../../shared/contract/reports/overview.ts';
import { changedFiles } from '../handed-over/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { stillThere, type OnDisk } from './still-there.ts';

interface PageCounts {
  readonly pages: number;
  readonly blank: number;
  readonly looked: number;
  readonly judged: number;
  readonly rescan: number;
  readonly toRead: number;
  readonly read: number;
  readonly toJoin: number;
  readonly joined: number;
}

/** Blank pages need no recognition and no document; the page check knows them, or a person said so. */
const PAGES = `SELECT count(*) AS pages,
    count(*) FILTER (WHERE blankness = 'blank') AS blank,
    count(*) FILTER (WHERE analysis IS NOT NULL OR (recipe IS NOT NULL AND recipe_by_hand = 0)) AS looked,
    count(*) FILTER (WHERE check_state <> 'unchecked') AS judged,
    count(*) FILTER (WHERE check_state = 'rescan') AS rescan,
    count(*) FILTER (WHERE coalesce(blankness, '') <> 'blank' AND coalesce(ocr_result.state, '') <> 'skipped-blank') AS toRead,
    count(*) FILTER (WHERE coalesce(blankness, '') <> 'blank' AND ocr_result.state = 'done') AS read,
    count(*) FILTER (WHERE coalesce(blankness, '') <> 'blank' OR document_page.page_id IS NOT NULL) AS toJoin,
    count(document_page.page_id) AS joined
  FROM page LEFT JOIN ocr_result ON ocr_result.page_id = page.id
  LEFT JOIN document_page ON document_page.page_id = page.id`;

/**
 * What waits at each step from scan to transfer, and what has left it behind. A document received as a signed PDF is not
 * signed once more; what was made and is no longer on the disk waits again; a package waits until its round is transferred.
 * What is changed after that does not wait, because the archive has to ask for it, but is counted.
 */
export function readSteps(
  ws: Workspace,
  onDisk: OnDisk,
): {
  readonly pages: number;
  readonly blank: number;
  readonly documents: number;
  readonly files: number;
  readonly steps: readonly OverviewStep[];
} {
  const { db } = ws;
  const page = db.prepare<[], PageCounts>(PAGES).get()!;
  const one = (sql: string): number => db.prepare<[], { n: number }>(sql).get()!.n;
  const documents = one('SELECT count(*) AS n FROM document');
  const { signed, packed, packages } = stillThere(ws, onDisk);
  const files = one('SELECT count(*) AS n FROM file');
  const gone = one('SELECT count(*) AS n FROM package WHERE round IN (SELECT round FROM transfer)');
  const step = (id: OverviewStep['id'], unit: OverviewStep['unit'], all: number, done: number): OverviewStep => ({
    id,
    unit,
    waiting: Math.max(0, all - done),
    done,
  });
  return {
    pages: page.pages,
    blank: page.blank,
    documents,
    files,
    steps: [
      step('check', 'page', page.pages, page.looked),
      step('judge', 'page', page.pages, page.judged),
      { id: 'rescan', unit: 'page', waiting: page.rescan, done: page.judged - page.rescan },
      step('recognise', 'page', page.toRead, page.read),
      step('form', 'page', page.toJoin, page.joined),
      step('sign', 'document', documents, signed),
      step('package', 'file', files, packed),
      { ...step('transfer', 'package', packages, gone), changed: changedFiles(db).size },
    ],
  };
}
