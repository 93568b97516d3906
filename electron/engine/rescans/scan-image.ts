import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PageImage } from '../../../shared/contract/reports/pages.ts';
import type { PageFacts, Recipe } from '../../../shared/model/page.ts';
import { writeDurable } from '../base/durable-file.ts';
import { HandedOut } from '../base/handed-out.ts';
import { makeView, VIEW_SIDE, type PageSource } from '../imaging/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';
import { oldPage } from './history.ts';
import { lookAt } from './look.ts';
import { namesOf, type WaitingFile } from './rows.ts';

/** An earlier scan of a page by the row of its history, or a page of a received file. `frame` counts from 0. */
export type ScanAsked = { readonly rescanId: number } | { readonly sourceId: number; readonly frame: number };

/** Pictures that were just asked for. */
const handedOut = new HandedOut();

/**
 * The picture of a scan that no page shows: an earlier one as it was seen, or a new one as its file shows it; from
 * derived/views, made when it is not there. Throws `usage/invalid-input`, what decoding throws.
 */
export async function scanImage(ws: Workspace, asked: ScanAsked, signal: AbortSignal): Promise<PageImage> {
  const scan = 'rescanId' in asked ? earlier(ws, asked.rescanId) : await received(ws, asked, signal);
  const { sha256, name, frame, origin, facts, recipe } = scan;
  const version = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 10);
  const path = join(scansFolder(ws), `${sha256}-${frame}-${version}.jpg`);
  handedOut.note(path);
  if (!existsSync(path)) {
    const master = masterPath(ws.paths, sha256);
    const source: PageSource =
      origin === 'image'
        ? { kind: 'image', path: master, frame, name }
        : { kind: origin, path: master, page: frame, name };
    const bytes = await makeView(source, facts, recipe, { maxSide: VIEW_SIDE });
    await writeDurable(path, bytes, { scratch: ws.paths.scratch });
    handedOut.note(path);
  }
  return { path, type: 'image/jpeg' };
}

export function scansFolder(ws: Workspace): string {
  return join(ws.paths.derived, 'views', 'scans');
}

/** Whether a picture may just be read. */
export function scanInHand(path: string): boolean {
  return handedOut.has(path);
}

interface Scan {
  readonly sha256: string;
  readonly name: string;
  readonly frame: number;
  readonly origin: 'image' | 'pdf-image' | 'pdf-render';
  readonly facts: PageFacts;
  readonly recipe: Recipe;
}

function earlier(ws: Workspace, id: number): Scan {
  const row = ws.db
    .prepare<[number], { sha256: string; name: string; frame: number; page: string }>(
      `SELECT sha256, old_name AS name, old_frame AS frame, page
       FROM rescan JOIN source ON source.id = old_source_id WHERE rescan.id = ?`,
    )
    .get(id);
  if (!row) throw new AppError('usage/invalid-input', { detail: `rescan ${id}` });
  const { page, ...scan } = row;
  const { origin, recipe, ...facts } = oldPage(page);
  return { ...scan, origin, facts, recipe };
}

async function received(
  ws: Workspace,
  { sourceId, frame }: { readonly sourceId: number; readonly frame: number },
  signal: AbortSignal,
): Promise<Scan> {
  const row = ws.db
    .prepare<[number], { name: string; sha256: string | null; error: string | null }>(
      'SELECT name, sha256, error FROM source WHERE id = ?',
    )
    .get(sourceId);
  if (!row || row.sha256 === null) throw new AppError('usage/invalid-input', { detail: `source ${sourceId}` });
  const { name, sha256, error } = row;
  const file = error === null ? name : namesOf({ name, error: JSON.parse(error) as WaitingFile['error'] }).file;
  const { pages } = await lookAt(ws, { sha256, file }, signal);
  const page = pages[frame];
  if (!page) throw new AppError('usage/invalid-input', { detail: `page ${frame + 1}` });
  return { sha256, name, frame, origin: page.origin, facts: page, recipe: { turn: page.priorTurn, skew: 0 } };
}
