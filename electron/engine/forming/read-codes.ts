import type { CodesReport } from '../../../shared/contract/reports/forming.ts';
import { UPRIGHT } from '../../../shared/model/page.ts';
import { separatorOf } from '../../../shared/model/separator-sheets.ts';
import { isoVietnam } from '../base/clock.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { closePageSources, pageSpace, renderPage } from '../imaging/index.ts';
import { requireBatch } from '../intake/index.ts';
import { PAGE_ORDER, readPage, showsSameScan, type StoredPage } from '../pages/index.ts';
import { CodeReader, type PageCode } from '../tools/codes/index.ts';
import type { Workspace } from '../workspace/index.ts';

/**
 * Codes are looked for at about this resolution: the narrowest bar of our sheets is 0.5 mm wide, 3 px of it. Measured on 36
 * sheets turned, blurred, noisy and of 1 bit: 35 found at half of 300 dpi, 36 at full, at a quarter of the time.
 */
const DPI = 150;
/** Longest side of what is looked at, px: large sheets are looked at more coarsely. */
const MOST_SIDE = 3000;
/** While one page is read for codes, the next is decoded. */
const LANES = 2;

/** Pages whose codes have not been read as they are cut now; its value is the batch's name. */
export const UNCODED = `FROM page JOIN source ON source.id = page.source_id JOIN batch ON batch.id = source.batch_id
  LEFT JOIN page_code ON page_code.page_id = page.id AND page_code.crop IS page.recipe ->> 'crop'
  WHERE batch.name = ? AND page_code.page_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM document_page WHERE document_page.page_id = page.id)`;

/**
 * Reads the codes printed on the pages of a batch that no document has and whose codes are not known yet. Each page is
 * kept as soon as it is read, so that nothing is done twice after a stop. A page that cannot be read is counted and stays
 * unknown. Throws `intake/no-such-batch`, `internal/cancelled`.
 */
export async function readCodes(ws: Workspace, batch: string, task: Task): Promise<CodesReport> {
  requireBatch(ws.db, batch);
  const pages = ws.db
    .prepare<[string], { id: number }>(`SELECT page.id AS id ${UNCODED} ORDER BY ${PAGE_ORDER}`)
    .all(batch);
  const reader = new CodeReader();
  const report = { pages: 0, separators: 0, failed: 0 };
  const say = (): void =>
    task.report({ stage: 'codes', done: report.pages + report.failed, total: pages.length, unit: 'pages' });
  say();
  const queue = pages.values();
  const lane = async (): Promise<void> => {
    for (const { id } of queue) {
      throwIfCancelled(task.signal);
      const found = await codesOf(ws, id, reader).catch(() => null);
      throwIfCancelled(task.signal);
      if (found === null) report.failed += 1;
      else {
        keep(ws, found);
        report.pages += 1;
        if (found.codes.some(({ text }) => separatorOf(text) !== null)) report.separators += 1;
      }
      say();
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    await reader.close();
    await closePageSources();
  }
  return report;
}

interface Found {
  readonly page: StoredPage;
  readonly codes: readonly PageCode[];
  readonly crop: string | null;
}

async function codesOf(ws: Workspace, pageId: number, reader: CodeReader): Promise<Found> {
  const page = readPage(ws, pageId);
  const { crop } = page.recipe;
  // A code is found whatever way it lies: only what the page is cut to counts, so that halves have their own.
  const recipe = crop === undefined ? UPRIGHT : page.recipe;
  const space = pageSpace(page.facts, recipe);
  const longInches = Math.max(space.width / space.dpiX, space.height / space.dpiY);
  const maxSide = Math.round(Math.min(MOST_SIDE, longInches * DPI));
  const { width, height, data } = await renderPage(page.source, page.facts, recipe, {
    maxSide,
    colour: 'grey',
  });
  const codes = await reader.read({ width, height, data });
  return { page, codes, crop: crop === undefined ? null : JSON.stringify(crop) };
}

function keep(ws: Workspace, { page, codes, crop }: Found): void {
  // The page may have gone, or been scanned again, while it was looked at.
  if (!showsSameScan(ws, page)) return;
  ws.db
    .prepare(
      `INSERT OR REPLACE INTO page_code (page_id, crop, codes, read_at)
       VALUES (?, ?, ?, ?)`,
    )
    .run(page.id, crop, JSON.stringify(codes), isoVietnam(ws.clock.now()));
}
