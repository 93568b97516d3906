import { AppError } from '../../../shared/contract/app-error.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { isoVietnam } from '../base/clock.ts';
import { throwIfCancelled } from '../base/task.ts';
import { edit, type RowChange } from '../edits/index.ts';
import type { SourceFacts } from '../intake/index.ts';
import { linesOf, type StoredPage } from '../pages/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { lookAt } from './look.ts';
import { namesAfter } from './names.ts';
import { extractedChanges, freshPage, leaveBehind, nextRescanId } from './page-changes.ts';
import type { Prepared } from './prepared.ts';
import { namesOf, replaceable, waitingFile, type WaitingFile } from './rows.ts';

/** A page and the page of a set-aside file that takes its place. `frame` counts from 0. */
export interface Replacement {
  readonly pageId: number;
  readonly sourceId: number;
  readonly frame: number;
}

/**
 * Puts new scans in the place of old ones. Each page keeps its id, its place in the batch and in its document and what was
 * marked on the sheet (where a document begins, samples); what belongs to the old picture goes: recipe, page check and its
 * findings, text with its corrections (kept in the history), codes, places of values. The old file and its master stay,
 * with a row of the history. All of it is one step of undo and one audit entry.
 *
 * Throws as `replaceable`, `rescans/not-waiting` (no file set aside of this batch), `rescans/no-such-page`,
 * `rescans/twice`, `intake/rescan-known`, `rescans/not-a-scan`, what intake says of the file, `internal/cancelled`;
 * nothing is changed then.
 */
export async function replacePages(
  ws: Workspace,
  replacements: readonly Replacement[],
  signal: AbortSignal,
): Promise<PageLine[]> {
  const looked: Looked[] = [];
  for (const replacement of replacements) {
    throwIfCancelled(signal);
    looked.push(await look(ws, replacement, signal));
  }
  // Files were looked at one after the other; from here on nothing else happens in between.
  const prepared = replacements.map((replacement, at) => prepare(ws, replacement, looked[at]!));
  refuseTwice(prepared);
  const at = isoVietnam(ws.clock.now());
  const newId = nextRescanId(ws);
  const pageIds = prepared.map(({ page }) => page.id);
  const told = prepared.map(({ page, file }) => ({ page: page.name, from: page.masterSha256, to: file.sha256 }));
  const reasons = ws.db.prepare<[number], { reason: string | null }>(
    'SELECT check_reason AS reason FROM page WHERE id = ?',
  );
  const changes = prepared.flatMap((one): RowChange[] => {
    const reason = reasons.get(one.page.id)?.reason ?? '';
    return [...leaveBehind(ws, one, { id: newId(), reason, at }), ...freshPage(ws, one, partOf(one, prepared))];
  });
  edit(ws, {
    label: 'edit.page-rescan',
    action: 'page/rescan',
    subject: pageIds.length === 1 ? `page:${pageIds[0]}` : `pages:${pageIds.length}`,
    before: told.map(({ page, from }) => ({ page, sha256: from })),
    after: {
      pages: pageIds,
      scans: told.map(({ page, to }, index) => ({
        page,
        sha256: to,
        reason: reasons.get(pageIds[index]!)?.reason ?? '',
      })),
    },
    // The files come in first: pages refer to them.
    changes: [...namesAfter(ws, prepared), ...changes, ...extractedChanges(ws, pageIds)],
  });
  return linesOf(ws, pageIds);
}

interface Looked {
  readonly sha256: string;
  readonly facts: SourceFacts;
}

async function look(ws: Workspace, { sourceId, pageId }: Replacement, signal: AbortSignal): Promise<Looked> {
  const file = waiting(ws, sourceId);
  replaceable(ws, pageId);
  return { sha256: file.sha256, facts: await lookAt(ws, { ...file, file: namesOf(file).file }, signal) };
}

function waiting(ws: Workspace, sourceId: number): WaitingFile {
  const file = waitingFile(ws.db, sourceId);
  if (!file) throw new AppError('rescans/not-waiting', { file: String(sourceId) });
  return file;
}

function prepare(ws: Workspace, replacement: Replacement, { sha256, facts }: Looked): Prepared {
  const file = waiting(ws, replacement.sourceId);
  const name = namesOf(file).file;
  const page = replaceable(ws, replacement.pageId);
  const { batch } = ws.db
    .prepare<[number], { batch: number }>('SELECT batch_id AS batch FROM source WHERE id = ?')
    .get(page.sourceId)!;
  if (batch !== file.batchId || file.sha256 !== sha256) throw new AppError('rescans/not-waiting', { file: name });
  const of = ws.db
    .prepare<[string], { name: string }>(`SELECT name FROM source WHERE sha256 = ? AND outcome = 'taken' LIMIT 1`)
    .get(file.sha256);
  if (of) throw new AppError('intake/rescan-known', { name: page.name, file: name, of: of.name });
  if (!facts.pages[replacement.frame])
    throw new AppError('rescans/no-such-page', {
      file: name,
      number: replacement.frame + 1,
      pages: facts.pages.length,
    });
  return { page, file, facts, frame: replacement.frame };
}

/** A page is replaced once; a page of a file stands for one page, or for both halves of a double page. */
function refuseTwice(prepared: readonly Prepared[]): void {
  for (const [at, one] of prepared.entries())
    for (const other of prepared.slice(at + 1)) {
      const samePage = one.page.id === other.page.id;
      const sameScan = one.file.id === other.file.id && one.frame === other.frame;
      if (samePage || (sameScan && !areHalves(one.page, other.page)))
        throw new AppError('rescans/twice', { page: other.page.name, file: namesOf(other.file).file });
    }
}

function areHalves(one: StoredPage, other: StoredPage): boolean {
  return one.sourceId === other.sourceId && one.frame === other.frame && one.part !== 0 && one.part !== other.part;
}

/** A half stays one when its other half gets the same new scan; alone it gets a sheet of its own. */
function partOf(one: Prepared, prepared: readonly Prepared[]): 0 | 1 | 2 {
  const other = prepared.some(
    ({ page, file, frame }) => file.id === one.file.id && frame === one.frame && areHalves(one.page, page),
  );
  return other ? one.page.part : 0;
}
