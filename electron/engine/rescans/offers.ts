import { toErrorRecord } from '../../../shared/contract/app-error.ts';
import type { RescanOffers, RescanPair, UnpairedFile, WaitingPage } from '../../../shared/contract/reports/rescans.ts';
import { throwIfCancelled } from '../base/task.ts';
import { prepared } from '../db/index.ts';
import { requireBatch, type SourceFacts } from '../intake/index.ts';
import { readPageDetail } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { lookAt, seenSize } from './look.ts';
import { markedPages, nameOf, namesOf, refusalOf, waitingFiles, type MarkedPage, type WaitingFile } from './rows.ts';

/**
 * Which received files may take the place of which pages that were sent back to the scanner: by the name of the page's
 * file, page by page. Nothing is changed: a person confirms each pair. Of several files for a page the latest is offered.
 * Throws `workspace/batch-unknown`, `internal/cancelled`.
 */
export async function offerRescans(ws: Workspace, batch: string, signal: AbortSignal): Promise<RescanOffers> {
  requireBatch(ws.db, batch);
  const pages = markedPages(ws.db, batch);
  const pairs = new Map<number, RescanPair>();
  const unpaired: UnpairedFile[] = [];
  for (const file of waitingFiles(ws.db, batch)) {
    throwIfCancelled(signal);
    const { file: name } = namesOf(file);
    const put = (why: UnpairedFile['why']): number => unpaired.push({ sourceId: file.id, file: name, why });
    const meant = meantPages(pages, file);
    if (meant.length === 0) {
      // Refused for its name alone, and no page of that name is sent back: that is no matter of rescans.
      if (file.error.code === 'intake/rescan-waiting') put('no-page');
      continue;
    }
    try {
      const looked = await lookAt(ws, { ...file, file: name }, signal);
      const frames = framesFor(ws, meant, file, looked);
      const fresh = frames?.filter(([page]) => !pairs.has(page.id)) ?? [];
      if (frames === null) put('count');
      else if (fresh.length === 0) put('newer');
      for (const [page, frame] of fresh) pairs.set(page.id, toPair(ws, page, { file, frame, looked }));
    } catch (error) {
      throwIfCancelled(signal);
      put(toErrorRecord(error));
    }
  }
  return {
    pairs: pages.flatMap(({ id }) => pairs.get(id) ?? []),
    unpaired,
    waiting: pages.filter(({ id }) => !pairs.has(id)).map(waitingPage),
  };
}

/** The pages a file was scanned for: the one it was brought for, else those sent back of the file of its name. */
function meantPages(pages: readonly MarkedPage[], file: WaitingFile): MarkedPage[] {
  const { page } = file.error.params;
  if (typeof page === 'number') return pages.filter(({ id }) => id === page);
  const { of } = namesOf(file);
  return pages.filter(({ source }) => source === of);
}

/**
 * Which page of the file stands for which page sent back: the one for the one; page for page when the whole file was scanned
 * again; in their order when it has just as many as were sent back. Null when none of these fits.
 */
function framesFor(
  ws: Workspace,
  meant: readonly MarkedPage[],
  file: WaitingFile,
  { pages }: SourceFacts,
): [MarkedPage, number][] | null {
  const frames = [...new Set(meant.map(({ frame }) => frame))];
  const received = prepared<[number, number], { n: number }>(
    ws.db,
    `SELECT count(*) AS n FROM (SELECT frame FROM page WHERE source_id = ?
       UNION SELECT old_frame FROM rescan WHERE old_source_id = ?)`,
  ).get(meant[0]!.sourceId, meant[0]!.sourceId)!.n;
  if (frames.length === 1 && pages.length === 1) return meant.map((page) => [page, 0]);
  if (typeof file.error.params['page'] === 'number') return null;
  if (pages.length === received && pages.length > Math.max(...frames)) return meant.map((page) => [page, page.frame]);
  if (pages.length === frames.length) return meant.map((page) => [page, frames.indexOf(page.frame)]);
  return null;
}

function waitingPage(page: MarkedPage): WaitingPage {
  return { pageId: page.id, page: nameOf(page), reason: page.reason ?? '', documentId: page.documentId };
}

/** A pair as a person is asked about it. */
export function toPair(
  ws: Workspace,
  page: MarkedPage,
  { file, frame, looked }: { readonly file: WaitingFile; readonly frame: number; readonly looked: SourceFacts },
): RescanPair {
  const { version, width, height } = readPageDetail(ws, page.id);
  const row = looked.pages[frame]!;
  return {
    ...waitingPage(page),
    version,
    size: { width, height },
    sourceId: file.id,
    frame,
    file: namesOf(file).file,
    sha256: file.sha256,
    newSize: seenSize(row),
    dpi: row.dpiX,
    receivedAt: file.receivedAt,
    refusal: refusalOf(ws, page.id),
  };
}
